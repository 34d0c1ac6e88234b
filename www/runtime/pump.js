/**
 * What turns the session: the browser's microtask queue under the virtual clock and the real one.
 *
 *     TURNING ──busy──▶ WATCHING (a native step is under way; look again after each microtask)
 *        │  ▲               │ it has suspended
 *        │  └───────────────┘
 *        ├─ slice is over ──▶ PAUSED (one macrotask, so that paint, input and Stop get their turn)
 *        └─ nothing ready ──▶ virtual: the clock jumps; real: SLEEPING (one setTimeout)
 */
import { LimitError, RuntimeError } from "./errors.js";

const BUSY = 0;
const SOON = 1;
const AT = 2;
const IDLE = 3;
const ENDED = 4;
const TURNS_LIMIT = 5;

const SLICE_MS = 8;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
/** How long a plain promise may take under the virtual clock before the run counts as stuck. */
const FOREIGN_PATIENCE_MS = 1000;

// Bound before the program runs, which may replace them or has them follow its own clock.
const { setTimeout, clearTimeout, performance, MessageChannel, setImmediate } = globalThis;
const hostNow = () => performance.now();
const settled = Promise.resolve();
const macrotask = setImmediate ?? throughChannel();

function throughChannel() {
  const { port1, port2 } = new MessageChannel();
  const queue = [];
  port1.onmessage = () => queue.shift()();
  return (task) => {
    queue.push(task);
    port2.postMessage(null);
  };
}

export class Pump {
  /**
   * @param {object} session
   * @param {object} clock see clock.js
   * @param {object} timers the program's setTimeout, see timers.js
   * @param {object} probes
   * @param {{check: () => void, limits: object}} guard told once a slice, see guard.js
   * @param {() => void} beforeTurn
   */
  constructor(session, clock, timers, probes, guard, beforeTurn) {
    Object.assign(this, { session, clock, timers, probes, guard, beforeTurn });
    /** The calls that run a loop, outermost first; see loops.js. */
    this.drives = [];
    /** Tasks that wait for plain promises. */
    this.foreign = 0;
    this.watched = null;
    this.turning = false;
    this.sleep = null;
    this.stuckSince = null;
    this.stopped = false;
    this.look = this.look.bind(this);
    this.pump = this.pump.bind(this);
  }

  get depth() {
    return this.drives.length;
  }

  /** Whether `promise` is that of a call that runs a loop. */
  isRun(promise) {
    return this.drives.some((drive) => drive.promise === promise);
  }

  /** Carries out a call that runs a loop; the promise is for the value that its body returns. */
  drive(body) {
    const first = body.next();
    if (first.done) return Promise.resolve(first.value);
    const drive = { body };
    drive.promise = new Promise((resolve, reject) => Object.assign(drive, { resolve, reject }));
    this.drives.push(drive);
    this.begin(first.value);
    this.soon();
    return drive.promise;
  }

  begin({ loop, future }) {
    this.session.beginRun(loop.id, future ? future.number || future.lend() : 0);
  }

  /** The innermost run has ended: its body goes on. */
  ended() {
    const drive = this.drives.at(-1);
    try {
      const step = drive.body.next();
      if (!step.done) {
        this.begin(step.value);
        return;
      }
      this.drives.pop();
      drive.resolve(step.value);
    } catch (error) {
      this.drives.pop();
      drive.reject(error);
    }
    // The top level, which waited for this, has its step back.
    if (this.depth === 1) this.session.stepIn();
  }

  /** Something may be ready. */
  soon() {
    if (this.turning || this.watched || this.stopped) return;
    if (this.sleep !== null) {
      clearTimeout(this.sleep);
      this.sleep = null;
    }
    this.turning = true;
    settled.then(this.pump);
  }

  /** The step of `stepper` goes on in the engine. */
  watch(stepper) {
    this.watched = stepper;
  }

  look() {
    if (this.stopped) return;
    if (!this.watched.look()) {
      settled.then(this.look);
      return;
    }
    this.watched = null;
    this.turning = true;
    this.pump();
  }

  pump() {
    const sliceEnd = hostNow() + SLICE_MS;
    this.turning = true;
    try {
      while (!this.stopped && this.drives.length > 0) {
        if (this.probes.floating.length > 0) this.probes.settleFloating();
        this.timers.fire(this.clock.now());
        this.beforeTurn();
        const verdict = this.session.turn(this.clock.now());
        if (verdict === BUSY) {
          if (this.watched) settled.then(this.look);
          this.turning = false;
          return;
        }
        if (verdict === ENDED) this.ended();
        else if (verdict >= TURNS_LIMIT) throw this.limit(verdict);
        else if (verdict !== SOON && !this.rest(verdict === AT ? this.session.deadline() : Infinity)) return;
        else if (verdict === SOON) this.stuckSince = null;
        if (hostNow() > sliceEnd) {
          this.guard.check();
          this.pause();
          return;
        }
      }
      this.turning = false;
    } catch (error) {
      this.abort(error);
    }
  }

  /** One macrotask for everybody else. */
  pause() {
    macrotask(this.pump);
  }

  /** Nothing is ready before `deadline`. True: the virtual clock has gone there, turn again. */
  rest(deadline) {
    const next = Math.min(deadline, this.timers.next());
    if (this.clock.isVirtual) {
      // A plain promise may still bring something; only macrotasks show.
      if (this.foreign > 0 && this.waitForForeign(next)) return false;
      if (next === Infinity) throw this.deadlock();
      this.session.jump(next);
      return true;
    }
    this.turning = false;
    if (next === Infinity && this.foreign === 0) throw this.deadlock();
    if (next < Infinity) {
      const milliseconds = Math.max(0, (next - this.clock.now()) * 1000);
      this.sleep = setTimeout(() => {
        this.sleep = null;
        this.pump();
      }, Math.min(milliseconds, LONGEST_TIMEOUT_MS));
    }
    this.guard.check();
    return false;
  }

  /** True while it is too early to let the clock jump, or to give up. */
  waitForForeign(next) {
    const now = hostNow();
    this.stuckSince ??= now;
    const patience = next === Infinity ? FOREIGN_PATIENCE_MS : 0;
    if (this.foreignSeen !== this.foreign || now - this.stuckSince < patience) {
      this.foreignSeen = this.foreign;
      this.pause();
      return true;
    }
    this.foreignSeen = -1;
    this.stuckSince = null;
    return false;
  }

  deadlock() {
    const message = `nothing is ready, no timer is set, and the program waits. ${this.session.whoWaits()}`.trim();
    this.session.report("deadlock", message, 0);
    return Object.assign(new RuntimeError(`deadlock: ${message}`), { deadlock: true });
  }

  limit(verdict) {
    const [name, bound] = verdict === TURNS_LIMIT ? ["turns", "turns of the loop"] : ["tasks", "tasks alive at once"];
    const text = `The limit of ${this.guard.limits[name]} ${bound} was reached. `;
    const remedy = name === "turns" ? "Is there a loop that never sleeps?" : "Await tasks before making more, or raise limits.tasks.";
    return Object.assign(new LimitError(text + remedy), { limit: name, line: this.probes.line });
  }

  /** The whole session ends with `error`. */
  abort(error) {
    this.stopped = true;
    this.turning = false;
    this.drives[0]?.reject(error);
  }
}
