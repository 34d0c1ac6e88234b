// The document of the sandboxed frame: a policy, and a script that makes workers when the page says so.

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
  const open = ({ data: port }) => {
    const workers = new Map();
    let address;
    let compiled;

    const answer = {
      boot({ script, wasm }) {
        address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
        compiled = WebAssembly.compile(wasm);
      },
      async spawn({ id, port: channel }) {
        const die = ({ message }) => port.postMessage({ type: 'died', id, message });
        try {
          const worker = new Worker(address);
          workers.set(id, worker);
          worker.onerror = die;
          const module = await compiled;
          worker.postMessage({ type: 'init', module, port: channel }, [channel]);
        } catch (error) {
          die(error);
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
  };
  addEventListener('message', open, { once: true });
}

export const FRAME_DOCUMENT =
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Loopscope</title>` +
  `<script>(${makeWorkers})()</script>`;
