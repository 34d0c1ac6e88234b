// One run from its request to its result: it hears the worker, watches the limits that only a host can hold, and ends
// exactly once.
import { crashed, limitReached, stopped, unavailable } from './endings.js';
import { LANGUAGES } from './languages.js';
import { attachTrace } from './trace.js';
import { Transcript } from './transcript.js';

/** A worker that is not ready by then, and of whose files nothing more has come for that long, will not be. */
const BOOT_SECONDS = 30;
/** The runtime ends a program at its time limit by itself, trace and all; after this much longer the host does. */
const GRACE_SECONDS = 0.5;
/** setTimeout takes no longer delay. */
const LONGEST_DELAY = 2 ** 31 - 1;

const NOTHING = { value: null, error: null, exitCode: null, diagnostics: [], turns: 0, hash: null, trace: null };
const NOT_STARTED = `The sandbox did not start within ${BOOT_SECONDS} s. A Content-Security-Policy of the page can be the reason.`;

function tell(listener, news) {
  try {
    listener?.(news);
  } catch (error) {
    // A fault of the listener is not one of the program: it must surface, but not end the run.
    queueMicrotask(() => { throw error; });
  }
}

export class Run {
  #worker;
  #request;
  #onOutput;
  #onProgress;
  #onStarted;
  #transcript;
  /** How much has come of each file that it waits for. */
  #coming = new Map();
  #timer;
  #line = null;
  #resolve;

  /** Resolves to the result, however the run ends. */
  result = new Promise((resolve) => (this.#resolve = resolve));

  /**
   * @param {import('./worker.js').RunWorker} worker
   * @param {object} request from readArguments()
   * @param {(onProgress: (file: string, progress: object) => void) => Promise<Uint8Array[]>} load gets the parts of the
   *   library that it needs
   * @param {{ onOutput?: (chunk: object) => void, onProgress?: (progress: object) => void, onStarted: () => void }} listeners
   *   onStarted: the program has given its first sign of life
   */
  constructor(worker, request, load, { onOutput, onProgress, onStarted }) {
    this.#worker = worker;
    this.#request = request;
    this.#onOutput = onOutput;
    this.#onProgress = onProgress;
    this.#onStarted = onStarted;
    this.#transcript = new Transcript(request.limits.output);
    worker.onProgress = (progress) => this.#hearProgress('module', progress);
    worker.claim();
    const libraries = load((file, progress) => this.#hearProgress(file, progress));
    libraries.catch(() => {}); // heard when the worker is ready
    worker.ready.then(() => libraries).then(
      (parts) => this.#start(parts),
      ({ message }) => this.#end(unavailable(LANGUAGES[request.language].title, message)),
    );
    worker.death.then((cause) => this.#end(this.#explain(cause)));
    this.#awaitReady();
  }

  stop() {
    this.#end(stopped(this.#line));
  }

  #awaitReady() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(crashed(NOT_STARTED, null)), BOOT_SECONDS * 1000);
  }

  /** Tells how much of all that is on its way has come. */
  #hearProgress(file, progress) {
    if (this.#worker.dead) return;
    this.#awaitReady();
    this.#coming.set(file, progress);
    const sum = { loaded: 0, total: 0 };
    for (const { loaded, total } of this.#coming.values()) {
      sum.loaded += loaded;
      sum.total = total === null || sum.total === null ? null : sum.total + total;
    }
    tell(this.#onProgress, sum);
  }

  /** @param {Uint8Array[]} libraries parts of the language's library */
  #start(libraries) {
    if (this.#worker.dead) return;
    const { limits } = this.#request;
    this.#worker.onProgress = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#end(limitReached('seconds', limits, this.#line)),
      Math.min((limits.seconds + GRACE_SECONDS) * 1000, LONGEST_DELAY),
    );
    this.#worker.start({ ...this.#request, libraries }, (message) => this.#hear(message));
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
    if (kept) tell(this.#onOutput, { stream, text: kept, time, line });
    if (kept !== text) this.#end(limitReached('output', this.#request.limits, this.#line));
  }

  #explain(cause) {
    if (cause.limit) return limitReached(cause.limit, this.#request.limits, this.#line);
    if (cause.unloaded) return unavailable(LANGUAGES[cause.unloaded].title, cause.message);
    return crashed(cause.message, this.#line);
  }

  #end(error) {
    this.#finish({ error });
  }

  // A second call finds the promise resolved: whatever ended the run first is its end.
  #finish({ recording, ...rest }) {
    clearTimeout(this.#timer);
    this.#worker.onProgress = null;
    this.#worker.terminate();
    const { stdout, stderr } = this.#transcript;
    const result = { ...NOTHING, ...rest, stdout, stderr };
    this.#resolve(recording ? attachTrace(result, recording) : result);
  }
}
