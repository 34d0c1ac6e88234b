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

  /** What is written into a frame is under the page's policy too: whether a worker can start, and make code of text. */
  const tryWorker = (tell) => {
    try {
      const trial = new Worker(URL.createObjectURL(new Blob(['new Function(""); postMessage(0)'], { type: 'text/javascript' })));
      trial.onmessage = () => {
        trial.terminate();
        tell('open');
      };
      trial.onerror = () => tell('refused');
    } catch {
      tell('refused');
    }
  };

  const open = ({ data: port }) => {
    const workers = new Map();
    const languages = new Map();

    const answer = {
      // The module is compiled while it comes. The type is ours to say: not every server knows it.
      boot({ language, script }) {
        let bytes;
        const body = new ReadableStream({ start: (controller) => (bytes = controller) });
        const response = new Response(body, { headers: { 'Content-Type': 'application/wasm' } });
        const compiled = WebAssembly.compileStreaming(response);
        compiled.catch(() => {}); // told to whoever spawns a worker
        const address = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
        languages.set(language, { address, bytes, compiled });
      },
      piece({ language, piece }) {
        languages.get(language).bytes.enqueue(piece);
      },
      whole({ language }) {
        languages.get(language).bytes.close();
      },
      async spawn({ id, language, port: channel }) {
        const die = ({ message }) => port.postMessage({ type: 'died', id, message });
        try {
          const { address, compiled } = languages.get(language);
          const worker = new Worker(address);
          workers.set(id, worker);
          worker.onerror = die;
          const module = await compiled.catch(({ message }) => port.postMessage({ type: 'unloaded', id, language, message }));
          if (module) worker.postMessage({ type: 'init', module, port: channel }, [channel]);
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
    port.postMessage({ type: 'alive' });
    tryWorker((type) => port.postMessage({ type }));
  };
  addEventListener('message', open, { once: true });
}

export const FRAME_DOCUMENT =
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>Loopscope</title>` +
  `<script>(${makeWorkers})()</script>`;
