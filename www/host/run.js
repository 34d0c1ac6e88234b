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
  #timer;
  #line = null;
  #resolve;

  /** Resolves to the result, however the run ends. */
  result = new Promise((resolve) => (this.#resolve = resolve));

  /**
   * @param {import('./worker.js').RunWorker} worker
   * @param {object} request from readArguments()
   * @param {import('./library.js').Libraries | null} libraries where the program needs the second part of the library
   * @param {{ onOutput?: (chunk: object) => void, onProgress?: (progress: object) => void, onStarted: () => void }} listeners
   *   onStarted: the program has given its first sign of life
   */
  constructor(worker, request, libraries, { onOutput, onProgress, onStarted }) {
    this.#worker = worker;
    this.#request = request;
    this.#onOutput = onOutput;
    this.#onProgress = onProgress;
    this.#onStarted = onStarted;
    this.#transcript = new Transcript(request.limits.output);
    worker.onProgress = (progress) => this.#hearProgress(progress);
    worker.claim();
    worker.ready.then(() => (libraries ? this.#load(libraries) : this.#start(null)));
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

  #hearProgress(progress) {
    if (this.#worker.dead) return;
    this.#awaitReady();
    tell(this.#onProgress, progress);
  }

  async #load(libraries) {
    const { language } = this.#request;
    try {
      this.#start(await libraries.get(language, (progress) => this.#hearProgress(progress)));
    } catch ({ message }) {
      this.#end(unavailable(LANGUAGES[language].title, message));
    }
  }

  /** @param {Uint8Array | null} library the second part of the language's library */
  #start(library) {
    if (this.#worker.dead) return;
    const { limits } = this.#request;
    this.#worker.onProgress = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#end(limitReached('seconds', limits, this.#line)),
      Math.min((limits.seconds + GRACE_SECONDS) * 1000, LONGEST_DELAY),
    );
    this.#worker.start({ ...this.#request, library }, (message) => this.#hear(message));
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
