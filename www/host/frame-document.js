// The document of the sandboxed frame: a policy, and a script that makes workers when the page says so. It is written into
// the frame; and the build writes it into frame.html, for pages whose own policy does not let it be.

/**
 * What the frame and its workers may do: run scripts that they are handed, and nothing else. Workers inherit the policy,
 * which leaves them without network. 'unsafe-eval' is there because a program arrives as text.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Runs inside the frame. Its text goes into the document, so it can use nothing from this file. */
function makeWorkers() {
  // As a page of its own the file would be one of its server's, where whoever opens it must not get scripts run.
  if (origin !== 'null') return;

  // What is written into a frame is under the page's policy too: each worker tells that it could start, and make code of text.
  const trial = 'new Function("");postMessage(0);';

  const open = ({ data: port }) => {
    const workers = new Map();
    const languages = new Map();
    let isOpen = false;

    const answer = {
      // The module is compiled while it comes. The type is ours to say: not every server knows it.
      boot({ language, script }) {
        let bytes;
        const body = new ReadableStream({ start: (controller) => (bytes = controller) });
        const response = new Response(body, { headers: { 'Content-Type': 'application/wasm' } });
        const compiled = WebAssembly.compileStreaming(response);
        compiled.catch(() => {}); // told to whoever spawns a worker
        const address = URL.createObjectURL(new Blob([trial, script], { type: 'text/javascript' }));
        languages.set(language, { address, bytes, compiled });
      },
      piece({ language, piece }) {
        languages.get(language).bytes.enqueue(piece);
      },
      whole({ language }) {
        languages.get(language).bytes.close();
      },
      broken({ language, message }) {
        languages.get(language).bytes.error(new Error(message));
      },
      spawn({ id, language }) {
        const fail = ({ message }) => port.postMessage(isOpen ? { type: 'died', id, message } : { type: 'refused' });
        try {
          const worker = new Worker(languages.get(language).address);
          workers.set(id, worker);
          worker.onerror = fail;
          worker.onmessage = () => {
            worker.onmessage = null; // the program's own messages are for nobody
            isOpen = true;
            port.postMessage({ type: 'open' });
          };
        } catch (error) {
          fail(error);
        }
      },
      async init({ id, language, port: channel }) {
        try {
          const module = await languages.get(language).compiled;
          workers.get(id)?.postMessage({ type: 'init', module, port: channel }, [channel]);
        } catch ({ message }) {
          port.postMessage({ type: 'unloaded', id, language, message });
        }
      },
      terminate({ id }) {
        workers.get(id)?.terminate();
        workers.delete(id);
      },
      ping() {
        port.postMessage({ type: 'pong' });
      },
    };
    port.onmessage = ({ data }) => answer[data.type](data);
    port.postMessage({ type: 'alive' });
  };
  addEventListener('message', open, { once: true });
}

export const FRAME_DOCUMENT =
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Loopscope</title>` +
  `<script>(${makeWorkers})()</script>`;
