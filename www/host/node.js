// Where workers come from in Node: threads. The runtime hides Node's own globals from a program, and the thread gets
// neither environment nor input, but import() reaches Node's modules: this is for running programs one trusts.
import { LANGUAGES } from './languages.js';
import { Libraries } from './library.js';
import { RunWorker } from './worker.js';

const MEGABYTE = 1_000_000;
const ENDED = 'The worker thread ended by itself.';

export class NodeWorkers {
  #base;
  #node;
  /** What threads of a language are made of. */
  #parts = new Map();
  libraries = new Libraries(async ({ file }) => new Uint8Array(this.#node.readFileSync(this.#find(file))));

  constructor(base, node) {
    this.#base = base;
    this.#node = node;
  }

  /** @param {URL} base the folder of loopscope.js. Node's modules are imported only here, so that a page never asks for them. */
  static async open(base) {
    const [{ Worker }, { existsSync, readFileSync }] = await Promise.all([import('node:worker_threads'), import('node:fs')]);
    return new NodeWorkers(base, { Worker, existsSync, readFileSync });
  }

  /** @param {{ language: string, memory: number }} wanted memory: bytes of heap */
  spawn({ language, memory }) {
    const { port1, port2 } = new MessageChannel();
    let thread;
    const hold = (busy) => {
      for (const held of [port1, thread]) busy ? held?.ref() : held?.unref();
    };
    const worker = new RunWorker(language, port1, { terminate: () => thread?.terminate(), setBusy: hold });
    try {
      thread = this.#start(language, memory, port2);
      thread.on('error', (error) => worker.die(explain(error)));
      thread.on('exit', () => worker.die({ message: ENDED }));
    } catch ({ message }) {
      worker.die({ message });
    }
    hold(false);
    return worker;
  }

  close() {}

  #start(language, memory, port) {
    if (!this.#parts.has(language)) this.#parts.set(language, this.#readParts(LANGUAGES[language]));
    const { script, module } = this.#parts.get(language);
    const thread = new this.#node.Worker(script, {
      eval: true,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(memory / MEGABYTE) },
    });
    thread.postMessage({ type: 'init', module, port }, [port]);
    return thread;
  }

  #readParts({ script, wasm }) {
    const { readFileSync } = this.#node;
    return {
      script: readFileSync(this.#find(script), 'utf8'),
      module: new WebAssembly.Module(readFileSync(this.#find(wasm))),
    };
  }

  // Built, the door stands beside its files; in the source tree they are in dist/.
  #find(name) {
    const addresses = [this.#base, new URL('../dist/', this.#base)].map((folder) => new URL(name, folder));
    const found = addresses.find((address) => this.#node.existsSync(address));
    if (!found) throw new Error('Loopscope is not built yet: run ./build.sh build');
    return found;
  }
}

function explain(error) {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { limit: 'memory' } : { message: `${error.name}: ${error.message}` };
}
