/** The limits of a run that are seen from within, and a sign of life for the host. */
import { limitReached } from "../host/endings.js";
import { performance } from "./engine.js";
import { LimitError } from "./errors.js";

const ALIVE_EVERY_MS = 100;

export class Guard {
  #end;
  #nextSign = performance.now() + ALIVE_EVERY_MS;

  /**
   * @param {object} limits see ../host/limits.js
   * @param {{line: number}} probes
   * @param {object} session
   * @param {{alive: (line: number) => void, end: (error: object) => void}} run
   */
  constructor(limits, probes, session, run) {
    Object.assign(this, { limits, probes, session, run });
    this.#end = performance.now() + limits.seconds * 1000;
  }

  /** Milliseconds until the time limit. */
  get left() {
    return this.#end - performance.now();
  }

  /** Looks at the time: once a slice of turns, and when a loop of the program has gone round many times. */
  check(line = this.probes.line) {
    const now = performance.now();
    if (now >= this.#nextSign) this.sign(line);
    if (now >= this.#end) this.reached("seconds", line);
  }

  sign(line = this.probes.line) {
    this.#nextSign = performance.now() + ALIVE_EVERY_MS;
    this.run.alive(line);
  }

  /** One more task is to be made on a loop. */
  checkTasks(loopId) {
    if (this.session.isFull(loopId)) this.reached("tasks");
  }

  /**
   * The run is over, whatever the program would make of the exception.
   * @param {keyof import("../host/limits.js").LIMITS} limit
   * @param {number} [asked] bytes in one piece, for the limit on memory
   * @throws {LimitError} so that its code stops too
   */
  reached(limit, line = this.probes.line, asked = null) {
    this.session.noteLimit(limit);
    const error = limitReached(limit, this.limits, line, asked);
    this.run.end(error);
    throw new LimitError(error.message);
  }
}
