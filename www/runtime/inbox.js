// How a worker hears its host, in a browser and in Node alike: it gets ready, runs one program, and reports.

// Node gives a worker that is started from text a global `require`; in a browser the first message is an event.
const inbox = globalThis.require?.("node:worker_threads").parentPort ?? globalThis;

/**
 * @param {(module: WebAssembly.Module) => Promise<void>} prepare what can be done before there is a program
 * @param {(request: object, emit: (message: object) => void) => void} perform
 */
export function serve(prepare, perform) {
  inbox.onmessage = async ({ data: { module, port } }) => {
    inbox.onmessage = null;
    // Bound here, and the nonce kept in a closure: what a program does to MessagePort.prototype later cannot reach either.
    const post = port.postMessage.bind(port);
    try {
      await prepare(module);
    } catch (error) {
      return post({ type: "failed", message: String(error) });
    }
    port.onmessage = ({ data: { run, nonce, ...request } }) => {
      perform(request, (message) => post({ ...message, run, nonce }));
    };
    post({ type: "ready" });
  };
}
