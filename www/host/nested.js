// Where workers come from inside a worker, which cannot make a frame: nested workers. A data: address gives them an
// opaque origin, so storage is out of reach; but the policy over them is that of the outer worker, and the network is
// refused by the runtime alone. That is enough for programs one trusts; others belong in a page.
import { fetchAssets, once } from './assets.js';
import { RunWorker } from './worker.js';

export class NestedWorkers {
  #parts;

  /** @param {URL} base the folder of runtime.js */
  constructor(base) {
    this.#parts = once(async () => {
      const { script, wasm } = await fetchAssets(base);
      const address = `data:text/javascript;charset=utf-8,${encodeURIComponent(script)}`;
      return { address, module: await WebAssembly.compile(wasm) };
    });
  }

  spawn() {
    const { port1, port2 } = new MessageChannel();
    let inner;
    const worker = new RunWorker(port1, { terminate: () => inner?.terminate(), setBusy: () => {} });
    const start = ({ address, module }) => {
      if (worker.dead) return;
      inner = new Worker(address);
      inner.onerror = ({ message }) => worker.die({ message });
      inner.postMessage({ type: 'init', module, port: port2 }, [port2]);
    };
    this.#parts().then(start).catch(({ message }) => worker.die({ message }));
    return worker;
  }

  close() {}
}
