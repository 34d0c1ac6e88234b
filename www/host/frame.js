// Where workers come from in a page: a hidden sandboxed frame of opaque origin. Programs in it have no network, no
// storage and no document, whatever they try, because the browser holds the frame's policy over its workers.
//
// The frame is ours alone: no program runs in its own thread, so it answers at once. If it does not, the browser has
// taken its process away (which is what running out of memory looks like from here), and a new frame is made.
import { fetchAssets, fetchPart } from './assets.js';
import { FRAME_DOCUMENT } from './frame-document.js';
import { LANGUAGES } from './languages.js';
import { Libraries } from './library.js';
import { RunWorker } from './worker.js';

const PING_MILLISECONDS = 400;
/** Counted, not timed: after the machine has slept, one late ping must not look like many lost ones. */
const LOST_PINGS = 4;

/** A document whose script runs says so at once. That it may not run is mostly known before; where it is not, silence tells. */
const SILENT_MILLISECONDS = 1000;

/** How much of a module has come when its library may follow: neither is to slow down the other, or to wait for it. */
const NEARLY = 0.98;

const VIOLATION = 'securitypolicyviolation';
const REFUSED = "The sandbox cannot start: the page's Content-Security-Policy, or the server of frame.html, refuses it.";
const LOADED_AGAIN = 'The sandbox was loaded a second time, so it was rebuilt and the program was ended.';
const GONE = 'The browser ended the sandbox, most likely because the program ran out of memory.';

/**
 * Where the frame's document comes from, in this order. What is written into a frame needs no file, but is under the page's
 * own Content-Security-Policy besides its own; a document of a server has only its own.
 */
const SOURCES = [
  (frame) => (frame.srcdoc = FRAME_DOCUMENT),
  (frame, base) => (frame.src = new URL('frame.html', base).href),
];

/** Which of SOURCES to begin with: where the page's policy lets no text be code, what is written into a frame cannot run any. */
function firstSource() {
  try {
    return new Function('return 0')();
  } catch {
    return 1;
  }
}

class Frame {
  #element = null;
  #base;
  #onNearly;
  #port = null;
  #source;
  #open;
  /** Resolves when a worker has shown that workers can be made. */
  #opened = new Promise((resolve) => (this.#open = resolve));
  /** Languages whose files have been handed in, or are on their way. */
  #booted = new Map();
  #workers = new Map();
  /** The other end of each worker's channel, until it can be handed in. */
  #channels = new WeakMap();
  #spawned = 0;
  #busy = 0;
  #timer;
  #unanswered = 0;
  #silence;
  /** The page's policy says at once that it refuses the frame, of whose address it may tell the origin only. */
  #onViolation = ({ disposition, effectiveDirective, blockedURI }) => {
    if (disposition === 'enforce' && effectiveDirective === 'frame-src' && this.#element.src.startsWith(blockedURI)) this.#refused();
  };
  #loaded = false;
  #dead = false;

  /**
   * @param {URL} base
   * @param {number} source which of SOURCES to begin with
   * @param {(language: string) => void} onNearly nearly all of a language's module has come
   */
  constructor(base, source, onNearly) {
    this.#base = base;
    this.#source = source;
    this.#onNearly = onNearly;
    this.#show();
  }

  /** Which of SOURCES it has come to. */
  get source() {
    return this.#source;
  }

  /** False once the frame has died, or was taken out of the page by whoever owns the page. */
  get usable() {
    return !this.#dead && this.#element.isConnected;
  }

  spawn(language) {
    const { port1, port2 } = new MessageChannel();
    const id = ++this.#spawned;
    const worker = new RunWorker(language, port1, {
      terminate: () => {
        this.#workers.delete(id);
        this.#port.postMessage({ type: 'terminate', id });
      },
      setBusy: (busy) => this.#watch(busy),
    });
    this.#workers.set(id, worker);
    this.#channels.set(worker, port2);
    this.#begin(id, worker);
    return worker;
  }

  /** Has the frame make a worker, which waits there until its module has come. */
  #begin(id, worker) {
    const { language } = worker;
    const port = this.#port;
    const begun = this.#boot(language).then(() => {
      if (!worker.dead) port.postMessage({ type: 'spawn', id, language });
      return this.#opened;
    });
    begun.then(
      () => {
        if (worker.dead || port !== this.#port) return; // or it has begun anew
        const channel = this.#channels.get(worker);
        port.postMessage({ type: 'init', id, language, port: channel }, [channel]);
      },
      ({ message }) => worker.die({ unloaded: language, message }),
    );
  }

  /** Begins to hand a language's files in, once; a failure is not kept, so that the next worker tries again. */
  #boot(language) {
    if (!this.#booted.has(language)) {
      const booted = this.#load(language);
      this.#booted.set(language, booted);
      booted.catch(() => this.#booted.delete(language));
    }
    return this.#booted.get(language);
  }

  async #load(language) {
    const onProgress = (progress) => {
      if (progress.loaded >= NEARLY * (progress.total ?? 0)) this.#onNearly(language);
      for (const worker of this.#workers.values()) if (worker.language === language) worker.hearProgress(progress);
    };
    const port = this.#port;
    const { script, pieces } = await fetchAssets(this.#base, language, onProgress);
    port.postMessage({ type: 'boot', language, script });
    this.#handIn(language, pieces, port);
  }

  async #handIn(language, pieces, port) {
    try {
      for await (const piece of pieces) port.postMessage({ type: 'piece', language, piece }, [piece.buffer]);
      this.#onNearly(language); // of whatever size it was
      port.postMessage({ type: 'whole', language });
    } catch ({ message }) {
      port.postMessage({ type: 'broken', language, message }); // which the frame tells whoever waits for a worker
    }
  }

  die(message) {
    if (this.#dead) return;
    this.#dead = true;
    this.#takeAway();
    for (const worker of this.#workers.values()) worker.die({ message });
  }

  #takeAway() {
    clearTimeout(this.#silence);
    document.removeEventListener(VIOLATION, this.#onViolation);
    this.#element.remove();
    this.#port.close();
  }

  #show() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    const frame = (this.#element = document.createElement('iframe'));
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('aria-hidden', 'true');
    frame.title = 'Loopscope sandbox';
    frame.tabIndex = -1;
    frame.hidden = true;
    SOURCES[this.#source](frame, this.#base);
    frame.onload = () => {
      // The policy stands in the document, so it is gone with it: a second document must not get a second chance.
      frame.onload = () => this.die(LOADED_AGAIN);
      frame.contentWindow.postMessage(port2, '*', [port2]);
      this.#silence = setTimeout(() => this.#refused(), SILENT_MILLISECONDS);
    };
    document.addEventListener(VIOLATION, this.#onViolation);
    (document.body ?? document.documentElement).append(frame);
  }

  /** The document's script does not run, or cannot make workers. */
  #refused() {
    if (this.#dead) return;
    const isLast = this.#source === SOURCES.length - 1;
    // After the last the next frame begins anew: it may have been a file that did not come.
    this.#source = isLast ? firstSource() : this.#source + 1;
    if (isLast) return this.die(REFUSED);
    this.#takeAway();
    this.#booted.clear(); // what was handed in is gone with the document
    this.#show();
    for (const [id, worker] of this.#workers) this.#begin(id, worker);
  }

  #hear({ type, id, language, message }) {
    this.#unanswered = 0;
    if (type === 'alive') clearTimeout(this.#silence);
    if (type === 'refused') this.#refused();
    if (type === 'open') {
      this.#loaded = true;
      this.#open();
    }
    const worker = this.#workers.get(id);
    if (type === 'died') worker?.die({ message });
    if (type === 'unloaded') {
      // What came was not the module, or not all of it: the next worker fetches it anew.
      this.#booted.delete(language);
      worker?.die({ unloaded: language, message });
    }
  }

  // Only while a program runs: an idle page stays idle.
  #watch(busy) {
    this.#busy += busy ? 1 : -1;
    clearInterval(this.#timer);
    this.#unanswered = 0;
    if (this.#busy > 0) this.#timer = setInterval(() => this.#ping(), PING_MILLISECONDS);
  }

  #ping() {
    if (!this.#loaded) return;
    if (this.#unanswered === LOST_PINGS) return this.die(GONE);
    this.#unanswered += 1;
    this.#port.postMessage({ type: 'ping' });
  }
}

export class FrameWorkers {
  #base;
  #frame = null;
  #moduleComes;
  /** Resolves when nearly all of a module that has a library has come. */
  #moduleCame = new Promise((resolve) => (this.#moduleComes = resolve));
  libraries;

  /** @param {URL} base the folder of runtime.js */
  constructor(base) {
    this.#base = base;
    this.libraries = new Libraries(async (part, onProgress) => {
      await this.#moduleCame;
      return fetchPart(base, part, onProgress);
    });
  }

  spawn({ language }) {
    if (!this.#frame?.usable) {
      this.#frame?.die(GONE);
      this.#frame = new Frame(this.#base, this.#frame?.source ?? firstSource(), (language) => LANGUAGES[language].library && this.#moduleComes());
    }
    return this.#frame.spawn(language);
  }

  close() {
    this.#frame?.die('The sandbox was closed.');
  }
}
