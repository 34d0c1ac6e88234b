/** The session's clock in seconds: virtual, or the host's from the start of the run. */
import { current } from "./current.js";
import { performance } from "./engine.js";

/** Readings of the clock in one step that take no time. */
const FREE_READINGS = 1000;
/** What each further one takes. */
const READING_SECONDS = 0.001;

export class VirtualClock {
  isVirtual = true;
  #step = 0;
  #readings = 0;

  constructor(session) {
    this.session = session;
  }

  now() {
    return this.session.now();
  }

  /** The time when the host's clock stood at `milliseconds`. */
  at() {
    return this.now();
  }

  /**
   * The time as a program reads it. One that does nothing but watch the clock (`while (Date.now() <
   * end);`) would watch forever, so after many readings within one step each takes a moment.
   */
  read() {
    const { step } = current.probes;
    if (step !== this.#step) {
      this.#step = step;
      this.#readings = 0;
    }
    this.#readings += 1;
    if (this.#readings > FREE_READINGS) this.block(READING_SECONDS);
    return this.now();
  }

  /** `time.sleep`: everyone else is held up. */
  block(seconds) {
    this.session.blockUntil(this.now() + seconds);
  }
}

export class RealClock {
  isVirtual = false;

  /** @param {object} session @param {(milliseconds?: number) => number} host what `hostClock` made */
  constructor(session, host) {
    this.session = session;
    this.at = host;
    session.useHostClock();
  }

  now() {
    return this.session.now();
  }

  /** The time as a program reads it. */
  read() {
    return this.session.now();
  }

  block(seconds) {
    const end = this.now() + seconds;
    while (this.now() < end) current.guard.check();
    this.session.blockUntil(end);
  }
}

/** The host's clock from now on: the seconds until now, or until its own clock stood at `milliseconds`. */
export function hostClock() {
  const start = performance.now();
  return (milliseconds = performance.now()) => (milliseconds - start) / 1000;
}
