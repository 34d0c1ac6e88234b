// One run from its request to its result: it hears the worker, watches the limits that only a host can hold, and ends
// exactly once.
import { crashed, limitReached, stopped } from './endings.js';
import { attachTrace } from './trace.js';
import { Transcript } from './transcript.js';

/** A worker that is not ready by then will not be. */
const BOOT_SECONDS = 30;
/** The runtime ends a program at its time limit by itself, trace and all; after this much longer the host does. */
const GRACE_SECONDS = 0.5;
/** setTimeout takes no longer delay. */
const LONGEST_DELAY = 2 ** 31 - 1;

const NOTHING = { value: null, error: null, diagnostics: [], turns: 0, hash: null, trace: null };
const NOT_STARTED = `The sandbox did not start within ${BOOT_SECONDS} s. A Content-Security-Policy of the page can be the reason.`;

export class Run {
  #worker;
  #request;
  #onOutput;
  #onStarted;
  #transcript;
  #timer;
  #line = null;
  #resolve;

  /** Resolves to the result, however the run ends. */
  result = new Promise((resolve) => (this.#resolve = resolve));

  /**
   * @param {import('./worker.js').RunWorker} worker
   * @param {object} request from readArguments()
   * @param {{ onOutput?: (chunk: object) => void, onStarted: () => void }} listeners
   *   onStarted: the program has given its first sign of life
   */
  constructor(worker, request, { onOutput, onStarted }) {
    this.#worker = worker;
    this.#request = request;
    this.#onOutput = onOutput;
    this.#onStarted = onStarted;
    this.#transcript = new Transcript(request.limits.output);
    worker.claim();
    worker.ready.then(() => this.#start());
    worker.death.then((cause) => this.#end(this.#explain(cause)));
    this.#timer = setTimeout(() => this.#end(crashed(NOT_STARTED, null)), BOOT_SECONDS * 1000);
  }

  stop() {
    this.#end(stopped(this.#line));
  }

  #start() {
    if (this.#worker.dead) return;
    const { limits } = this.#request;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#end(limitReached('seconds', limits, this.#line)),
      Math.min((limits.seconds + GRACE_SECONDS) * 1000, LONGEST_DELAY),
    );
    this.#worker.start(this.#request, (message) => this.#hear(message));
  }

  #hear(message) {
    this.#onStarted?.();
    this.#onStarted = undefined;
    this.#line = message.line ?? this.#line;
    switch (message.type) {
      case 'output': return this.#write(message);
      case 'done': return this.#finish(message.result);
      case 'crash': return this.#end(crashed(message.message, this.#line));
    }
  }

  #write({ stream, text, time, line }) {
    const kept = this.#transcript.add(stream, text);
    if (kept) this.#tell({ stream, text: kept, time, line });
    if (kept !== text) this.#end(limitReached('output', this.#request.limits, this.#line));
  }

  #tell(chunk) {
    try {
      this.#onOutput?.(chunk);
    } catch (error) {
      // A fault of the listener is not one of the program: it must surface, but not end the run.
      queueMicrotask(() => { throw error; });
    }
  }

  #explain(cause) {
    return cause.limit ? limitReached(cause.limit, this.#request.limits, this.#line) : crashed(cause.message, this.#line);
  }

  #end(error) {
    this.#finish({ error });
  }

  // A second call finds the promise resolved: whatever ended the run first is its end.
  #finish({ recording, ...rest }) {
    clearTimeout(this.#timer);
    this.#worker.terminate();
    const { stdout, stderr } = this.#transcript;
    const result = { ...NOTHING, ...rest, stdout, stderr };
    this.#resolve(recording ? attachTrace(result, recording) : result);
  }
}
