// Where workers come from in a page: a hidden sandboxed frame of opaque origin. Programs in it have no network, no
// storage and no document, whatever they try, because the browser holds the frame's policy over its workers.
//
// The frame is ours alone: no program runs in its own thread, so it answers at once. If it does not, the browser has
// taken its process away (which is what running out of memory looks like from here), and a new frame is made.
import { fetchAssets, once } from './assets.js';
import { FRAME_DOCUMENT } from './frame-document.js';
import { RunWorker } from './worker.js';

const PING_MILLISECONDS = 400;
/** Counted, not timed: after the machine has slept, one late ping must not look like many lost ones. */
const LOST_PINGS = 4;

const LOADED_AGAIN = 'The sandbox was loaded a second time, so it was rebuilt and the program was ended.';
const GONE = 'The browser ended the sandbox, most likely because the program ran out of memory.';

class Frame {
  #element = document.createElement('iframe');
  #port;
  #booted;
  #workers = new Map();
  #spawned = 0;
  #busy = 0;
  #timer;
  #unanswered = 0;
  #loaded = false;
  #dead = false;

  constructor(assets) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    this.#booted = assets.then((files) => port1.postMessage({ type: 'boot', ...files }));
    this.#show(port2);
  }

  /** False once the frame has died, or was taken out of the page by whoever owns the page. */
  get usable() {
    return !this.#dead && this.#element.isConnected;
  }

  spawn() {
    const { port1, port2 } = new MessageChannel();
    const id = ++this.#spawned;
    const worker = new RunWorker(port1, {
      terminate: () => {
        this.#workers.delete(id);
        this.#port.postMessage({ type: 'terminate', id });
      },
      setBusy: (busy) => this.#watch(busy),
    });
    this.#workers.set(id, worker);
    this.#booted.then(
      () => worker.dead || this.#port.postMessage({ type: 'spawn', id, port: port2 }, [port2]),
      ({ message }) => this.die(message),
    );
    return worker;
  }

  die(message) {
    if (this.#dead) return;
    this.#dead = true;
    this.#element.remove();
    for (const worker of this.#workers.values()) worker.die({ message });
    this.#port.close();
  }

  #show(port) {
    const frame = this.#element;
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('aria-hidden', 'true');
    frame.title = 'Loopscope sandbox';
    frame.tabIndex = -1;
    frame.hidden = true;
    frame.srcdoc = FRAME_DOCUMENT;
    frame.onload = () => {
      // The policy stands in the document, so it is gone with it: a second document must not get a second chance.
      frame.onload = () => this.die(LOADED_AGAIN);
      this.#loaded = true;
      frame.contentWindow.postMessage(port, '*', [port]);
    };
    (document.body ?? document.documentElement).append(frame);
  }

  #hear({ type, id, message }) {
    this.#unanswered = 0;
    if (type === 'died') this.#workers.get(id)?.die({ message });
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
  #assets;
  #frame = null;

  /** @param {URL} base the folder of runtime.js */
  constructor(base) {
    this.#assets = once(() => fetchAssets(base));
  }

  spawn() {
    if (!this.#frame?.usable) {
      this.#frame?.die(GONE);
      this.#frame = new Frame(this.#assets());
    }
    return this.#frame.spawn();
  }

  close() {
    this.#frame?.die('The sandbox was closed.');
  }
}
