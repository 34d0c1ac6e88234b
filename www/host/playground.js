// Runs programs, each in a worker of its own, and keeps the next worker ready: after Stop nobody waits for the old one.
import { LIMITS } from './limits.js';
import { readArguments } from './request.js';
import { Run } from './run.js';

export class Playground {
  #openPlace;
  #place = null;
  #warm;
  #testing;
  #spare = null;
  #runs = new Set();
  #disposed = false;

  /**
   * @param {() => Promise<object>} openPlace where workers come from: see frame.js, nested.js and node.js
   * @param {{ warm?: boolean, testing?: { panic?: boolean } }} options
   *   testing: what our own tests ask of the worker besides; with `panic` the kernel fails in the middle of the run
   */
  constructor(openPlace, { warm = true, testing } = {}) {
    this.#openPlace = openPlace;
    this.#warm = warm;
    this.#testing = testing;
  }

  /** Gets a worker ready. Resolves when it is, or when it is known that it cannot be: run() then says why. */
  async prepare() {
    await this.#refill();
    const worker = this.#spare?.worker;
    if (!worker) return;
    worker.claim();
    await Promise.race([worker.ready, worker.death]);
    worker.release();
  }

  /** Runs one program; see `run` of loopscope.js. Several may run at once. */
  async run(source, options = {}) {
    if (this.#disposed) throw new TypeError('this playground has been disposed of');
    const { request, signal, onOutput } = readArguments(source, options);
    const worker = await this.#take(request.limits.memory);
    const run = new Run(worker, { ...request, ...this.#testing }, { onOutput, onStarted: () => this.#refill() });
    const stop = () => run.stop();
    this.#runs.add(run);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted || this.#disposed) stop();
    const result = await run.result;
    signal?.removeEventListener('abort', stop);
    this.#runs.delete(run);
    this.#refill();
    return result;
  }

  /** Stops what runs and gives everything back: workers, and in a page the frame they live in. */
  dispose() {
    this.#disposed = true;
    for (const run of this.#runs) run.stop();
    this.#spare?.worker.terminate();
    this.#place?.then((place) => place.close());
  }

  #opened() {
    return (this.#place ??= this.#openPlace());
  }

  async #take(memory) {
    const place = await this.#opened();
    const spare = this.#spare;
    if (spare?.memory !== memory || spare.worker.dead) return place.spawn(memory);
    this.#spare = null;
    return spare.worker;
  }

  async #refill() {
    const place = await this.#opened();
    if (!this.#warm || this.#disposed || this.#spare?.worker.dead === false) return;
    this.#spare = { memory: LIMITS.memory, worker: place.spawn(LIMITS.memory) };
  }
}
