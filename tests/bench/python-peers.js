// Pyodide and MicroPython as their documents say to use them: in the page, and in the worker that this module is as well.
// Ours is here too, to be looked at: what it measures elsewhere goes through the door.
// A message to the worker is a program; it answers with each line that it prints, and with what came of it.

/** 2^18 words of frames hold a gather of 10^4 tasks; with 2^20 MicroPython runs over its own memory. */
const ROOMY = { heapsize: 256e6, pystack: 2 ** 18 };

async function openPyodide({ hear, interrupt }) {
  const { loadPyodide } = await import('/target/bench/pyodide/pyodide.mjs');
  const python = await loadPyodide();
  python.setStdout({ batched: hear });
  if (interrupt) python.setInterruptBuffer(interrupt);
  return {
    run: (source) => python.runPythonAsync(source),
    bytes: () => python._module.HEAPU8.byteLength,
  };
}

async function openMicroPython({ hear, roomy }) {
  const { loadMicroPython } = await import('/target/bench/micropython/micropython.mjs');
  const python = await loadMicroPython({ ...(roomy && ROOMY), stdout: hear });
  return {
    run: (source) => python.runPythonAsync(source),
    bytes() {
      python.runPython('import gc\ngc.collect()\nin_use = gc.mem_alloc()');
      return python.globals.get('in_use');
    },
  };
}

const openLoopscope = async (options) => (await import('/target/bench/python-runtime.js')).openLoopscope(options);

/**
 * Opens the interpreter called `name`: it has `run(source)` and `bytes()`, the memory that is in use.
 * @param {{ hear: (line: string) => void, roomy?: boolean, interrupt?: Uint8Array }} options
 */
export const openInterpreter = (name, options) => ({ ours: openLoopscope, Pyodide: openPyodide, MicroPython: openMicroPython })[name](options);

// The worker. Of a run it tells the lines, each with the bytes in use if those are asked for.
if (typeof document === 'undefined') {
  let measured = false;
  onmessage = async ({ data: { name, interrupt } }) => {
    const interpreter = await openInterpreter(name, {
      interrupt,
      roomy: true,
      hear: (line) => postMessage({ line, bytes: measured ? interpreter.bytes() : null }),
    });
    onmessage = async ({ data: { source, memory } }) => {
      measured = memory;
      postMessage(await interpreter.run(source).then(() => ({ ended: true }), ({ message }) => ({ ended: true, error: message })));
    };
    postMessage({ ready: true });
  };
}
