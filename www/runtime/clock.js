/** The session's clock in seconds: virtual, or the host's from the start of the run. */

const { performance } = globalThis;

export class VirtualClock {
  isVirtual = true;

  constructor(session) {
    this.session = session;
  }

  now() {
    return this.session.now();
  }

  /** The time as a program reads it, in the middle of a step. */
  time() {
    return this.session.now();
  }

  /** `time.sleep`: everyone else is held up. */
  block(seconds) {
    this.session.blockUntil(this.now() + seconds);
  }
}

export class RealClock {
  isVirtual = false;
  #start = performance.now();

  constructor(session) {
    this.session = session;
  }

  now() {
    return (performance.now() - this.#start) / 1000;
  }

  time() {
    this.session.setNow(this.now());
    return this.session.now();
  }

  block(seconds) {
    const end = this.now() + seconds;
    while (this.now() < end);
    this.session.blockUntil(end);
  }
}
