/**
 * What turns the session: the browser's microtask queue under the virtual clock and the real one.
 *
 *     TURNING ──busy──▶ WATCHING (a native step is under way; look again after each microtask)
 *        │  ▲               │ it has suspended
 *        │  └───────────────┘
 *        ├─ for long, or a timer of JavaScript's is due ──▶ PAUSED (one macrotask, for everybody else)
 *        └─ nothing ready ──▶ DRAINING (one macrotask) ──▶ virtual: the clock jumps; real: SLEEPING
 *
 * Plain promises may still be on their way to something of ours. A macrotask comes after all of
 * them, so the clock moves only behind one. When to pause is counted in turns and not in time: a
 * program under the virtual clock runs alike each time.
 */
import { deadlocked } from "../host/endings.js";
import { Promise, clearTimeout, macrotask, microtask, performance, setTimeout } from "./engine.js";

const BUSY = 0;
const AT = 2;
const IDLE = 3;
const ENDED = 4;
const TURNS_LIMIT = 5;
const TASKS_LIMIT = 6;

const TURNS_BETWEEN_PAUSES = 1000;
const BREATH_MS = 8;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
/** Before a longer sleep the host is told where the program is. */
const LONG_SLEEP_MS = 100;
/** With nothing ready and no timer set: how long until the run counts as stuck. */
const PATIENCE_MS = 50;
/** The same while a task waits for a plain promise. */
const FOREIGN_PATIENCE_MS = 1000;

const hostNow = () => performance.now();

export class Pump {
  /**
   * @param {object} session
   * @param {object} clock see clock.js
   * @param {object} timers the program's setTimeout, see timers.js
   * @param {object} probes
   * @param {object} guard see guard.js
   * @param {{beforeTurn: () => void, breathe: () => void, end: (error: object) => void,
   *   failed: (error: Error) => void}} run
   */
  constructor(session, clock, timers, probes, guard, run) {
    Object.assign(this, { session, clock, timers, probes, guard, run });
    /** The calls that run a loop, outermost first; see loops.js. */
    this.drives = [];
    /** Tasks that wait for plain promises. */
    this.foreign = 0;
    this.watched = null;
    this.turning = false;
    this.stopped = false;
    this.untilPause = TURNS_BETWEEN_PAUSES;
    this.nextBreath = 0;
    this.isMidTurn = false;
    /** A macrotask has passed since something was ready. */
    this.drained = false;
    this.deadline = Infinity;
    this.stuckSince = null;
    /** Counts the rests, so that one that was cut short is known when it ends. */
    this.rests = 0;
    this.timeout = null;
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
    this.rests += 1;
    clearTimeout(this.timeout);
    this.turning = true;
    microtask(this.pump);
  }

  /** The step of `stepper` goes on in the engine. */
  watch(stepper) {
    this.watched = stepper;
  }

  look() {
    if (this.stopped) return;
    if (!this.watched.look()) {
      microtask(this.look);
      return;
    }
    this.watched = null;
    this.pump();
  }

  pump() {
    this.turning = true;
    this.probes.rest();
    try {
      while (!this.stopped && this.drives.length > 0) {
        const milliseconds = hostNow(); // looked at once a turn: it is a good part of what a turn costs
        if (milliseconds > this.nextBreath) this.breathe();
        if (this.probes.floating.length > 0) this.probes.settleFloating();
        const now = this.clock.at(milliseconds);
        if (!this.isMidTurn && (this.untilPause <= 0 || !this.fireTimer(now))) {
          this.pause();
          return;
        }
        this.run.beforeTurn();
        const verdict = this.session.turn(now);
        this.drained = false;
        this.isMidTurn = verdict === BUSY;
        if (this.isMidTurn) {
          if (this.watched) microtask(this.look);
          this.turning = false;
          return;
        }
        this.untilPause -= 1;
        this.stuckSince = null;
        if (verdict === ENDED) this.ended();
        else if (verdict === TURNS_LIMIT) this.guard.reached("turns");
        else if (verdict === TASKS_LIMIT) this.guard.reached("tasks");
        else if (verdict === AT || verdict === IDLE) {
          this.deadline = verdict === AT ? this.session.deadline() : Infinity;
          this.leave(macrotask);
          return;
        }
      }
      this.turning = false;
    } catch (error) {
      this.run.failed(error);
    }
  }

  /** One macrotask for everybody else. */
  pause() {
    this.untilPause = TURNS_BETWEEN_PAUSES;
    this.drained = true;
    macrotask(this.pump);
  }

  /** Has the timer called that is due. False: a macrotask has to pass before. */
  fireTimer(now) {
    if (this.timers.next() > now) return true;
    if (this.drained) this.timers.fire(now);
    return this.drained;
  }

  /** Nothing is ready. Goes on when `host` calls back, or before that if something becomes ready. */
  leave(host) {
    this.turning = false;
    const rest = (this.rests += 1);
    host(() => {
      if (rest === this.rests && !this.stopped) this.rested();
    });
  }

  /** A macrotask or a sleep is over, and nothing became ready meanwhile. */
  rested() {
    this.drained = true;
    try {
      this.run.beforeTurn();
      if (this.turning) return;
      if (this.probes.floating.length > 0 || this.isTime()) this.pump();
    } catch (error) {
      this.run.failed(error);
    }
  }

  /** Whether the next deadline has come; under the virtual clock it comes at once. */
  isTime() {
    const next = Math.min(this.deadline, this.timers.next());
    if (next === Infinity) {
      this.stuckSince ??= hostNow();
      const patience = this.foreign > 0 ? FOREIGN_PATIENCE_MS : PATIENCE_MS;
      const left = this.stuckSince + patience - hostNow();
      if (left > 0) this.sleep(left);
      else this.run.end(deadlocked(this.session.whoWaits(), this.probes.line));
      return false;
    }
    if (this.clock.isVirtual) {
      this.session.jump(next);
      return true;
    }
    const left = (next - this.clock.now()) * 1000;
    if (left > 0) this.sleep(left);
    return left <= 0;
  }

  /** Real time passes. */
  sleep(milliseconds) {
    this.breathe();
    if (milliseconds > LONG_SLEEP_MS) this.guard.sign();
    // Not beyond the time limit, which is then found to be reached.
    const longest = Math.min(milliseconds, this.guard.left, LONGEST_TIMEOUT_MS);
    this.leave((back) => (this.timeout = setTimeout(back, longest)));
  }

  breathe() {
    this.nextBreath = hostNow() + BREATH_MS;
    this.run.breathe();
  }
}
