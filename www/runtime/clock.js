/** The session's clock in seconds: virtual, or the host's from the start of the run. */
import { performance } from "./engine.js";

export class VirtualClock {
  isVirtual = true;

  constructor(session) {
    this.session = session;
  }

  now() {
    return this.session.now();
  }

  /** `time.sleep`: everyone else is held up. */
  block(seconds) {
    this.session.blockUntil(this.now() + seconds);
  }
}

export class RealClock {
  isVirtual = false;

  constructor(session) {
    this.session = session;
    session.useHostClock();
  }

  now() {
    return this.session.now();
  }

  block(seconds) {
    const end = this.now() + seconds;
    while (this.now() < end);
    this.session.blockUntil(end);
  }
}

/** The host's clock from now on, in seconds. */
export function hostClock() {
  const start = performance.now();
  return () => (performance.now() - start) / 1000;
}
