// Where workers come from inside a worker, which cannot make a frame: nested workers. A data: address gives them an
// opaque origin, so storage is out of reach; but the policy over them is that of the outer worker, and the network is
// refused by the runtime alone. That is enough for programs one trusts; others belong in a page.
import { fetchAssets, fetchPart } from './assets.js';
import { Libraries } from './library.js';
import { RunWorker } from './worker.js';

export class NestedWorkers {
  #base;
  /** What workers of a language are made of. */
  #parts = new Map();
  libraries;

  /** @param {URL} base the folder of runtime.js */
  constructor(base) {
    this.#base = base;
    this.libraries = new Libraries((part, onProgress) => fetchPart(base, part, onProgress));
  }

  spawn({ language }) {
    const { port1, port2 } = new MessageChannel();
    let inner;
    const worker = new RunWorker(language, port1, { terminate: () => inner?.terminate(), setBusy: () => {} });
    const start = ({ address, module }) => {
      if (worker.dead) return;
      inner = new Worker(address);
      inner.onerror = ({ message }) => worker.die({ message });
      inner.postMessage({ type: 'init', module, port: port2 }, [port2]);
    };
    this.#partsOf(language, (progress) => worker.hearProgress(progress))
      .then(start, ({ message }) => worker.die({ unloaded: language, message }))
      .catch(({ message }) => worker.die({ message }));
    return worker;
  }

  close() {}

  /** Once for each language; a failure is not kept, so that the next worker tries again. */
  #partsOf(language, onProgress) {
    if (!this.#parts.has(language)) {
      const parts = this.#load(language, onProgress);
      this.#parts.set(language, parts);
      parts.catch(() => this.#parts.delete(language));
    }
    return this.#parts.get(language);
  }

  async #load(language, onProgress) {
    const { script, pieces } = await fetchAssets(this.#base, language, onProgress);
    const bytes = [];
    for await (const piece of pieces) bytes.push(piece);
    const address = `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`;
    return { address, module: await WebAssembly.compile(await new Blob(bytes).arrayBuffer()) };
  }
}
