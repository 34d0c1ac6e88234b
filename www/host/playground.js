// Runs programs, each in a worker of its own, and keeps the next worker ready: after Stop nobody waits for the old one.
import { partsFor } from './library.js';
import { LIMITS } from './limits.js';
import { readArguments } from './request.js';
import { Run } from './run.js';

export class Playground {
  #openPlace;
  #place = null;
  #warm;
  #stdin;
  #testing;
  /** The next worker of each language that somebody has asked for. */
  #spares = new Map();
  #runs = new Set();
  #disposed = false;

  /**
   * @param {() => Promise<object>} openPlace where workers come from: see frame.js, nested.js and node.js
   * @param {{ warm?: boolean, stdin?: boolean, testing?: { panic?: boolean } }} options
   *   stdin: in Node, a program that is given no input reads the process's own
   *   testing: what our own tests ask of the worker besides; with `panic` the kernel fails in the middle of the run
   */
  constructor(openPlace, { warm = true, stdin = false, testing } = {}) {
    this.#openPlace = openPlace;
    this.#warm = warm;
    this.#stdin = stdin;
    this.#testing = testing;
  }

  /** Gets a worker ready. Resolves when it is, or when it is known that it cannot be: run() then says why. */
  async prepare({ language = 'javascript' } = {}) {
    await this.#refill(language);
    const worker = this.#spares.get(language)?.worker;
    if (!worker) return;
    worker.claim();
    await Promise.race([worker.ready, worker.death]);
    worker.release();
  }

  /** Runs one program; see `run` of loopscope.js. Several may run at once. */
  async run(source, options = {}) {
    if (this.#disposed) throw new TypeError('this playground has been disposed of');
    const { request, signal, onOutput, onProgress } = readArguments(source, options);
    const { language, limits } = request;
    const refill = () => this.#refill(language);
    const worker = await this.#take(language, limits.memory);
    const asked = { ...request, stdin: this.#stdin, ...this.#testing };
    const { libraries } = await this.#opened();
    const load = (told) => Promise.all(partsFor(request).map((part) => libraries.get(part, (progress) => told(part.file, progress))));
    const run = new Run(worker, asked, load, { onOutput, onProgress, onStarted: refill });
    const stop = () => run.stop();
    this.#runs.add(run);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted || this.#disposed) stop();
    const result = await run.result;
    signal?.removeEventListener('abort', stop);
    this.#runs.delete(run);
    // Where the language could not be had, the next run is soon enough to try again.
    if (result.error?.kind !== 'unavailable') refill();
    return result;
  }

  /** Stops what runs and gives everything back: workers, and in a page the frame they live in. */
  dispose() {
    this.#disposed = true;
    for (const run of this.#runs) run.stop();
    for (const { worker } of this.#spares.values()) worker.terminate();
    this.#place?.then((place) => place.close());
  }

  #opened() {
    return (this.#place ??= this.#openPlace());
  }

  async #take(language, memory) {
    const place = await this.#opened();
    const spare = this.#spares.get(language);
    if (spare?.memory !== memory || spare.worker.dead) return place.spawn({ language, memory });
    this.#spares.delete(language);
    return spare.worker;
  }

  async #refill(language) {
    const place = await this.#opened();
    if (!this.#warm || this.#disposed || this.#spares.get(language)?.worker.dead === false) return;
    const { memory } = LIMITS;
    this.#spares.set(language, { memory, worker: place.spawn({ language, memory }) });
  }
}
