/** The limits of a run that are seen from within: time, output, and a sign of life for the host. */
import { LimitError } from "./errors.js";

const { performance } = globalThis;
const ALIVE_EVERY_MS = 100;
const SLOW_STEP_MS = 100;

export class Guard {
  #start = performance.now();
  #lastAlive = performance.now();
  #step = null;
  #stepBegan = 0;
  #told = false;

  /**
   * @param {{seconds: number, output: number, turns: number, tasks: number}} limits
   * @param {(message: object) => void} emit
   * @param {{line: number}} probes
   * @param {object} session
   */
  constructor(limits, emit, probes, session) {
    Object.assign(this, { limits, emit, probes, session });
  }

  /** A loop of the program has gone round many times. */
  tick(line) {
    this.check(line);
    const now = performance.now();
    const step = this.session.turns();
    if (step !== this.#step) {
      this.#step = step;
      this.#stepBegan = now;
      this.#told = false;
    } else if (!this.#told && now - this.#stepBegan > SLOW_STEP_MS) {
      this.#told = true;
      const text = "Executing this step took more than 0.100 seconds; meanwhile nothing else could run";
      this.session.report("slow-step", text, line);
    }
  }

  /** @throws {LimitError} when the time is over */
  check(line = this.probes.line) {
    const now = performance.now();
    if (now - this.#lastAlive > ALIVE_EVERY_MS) {
      this.#lastAlive = now;
      this.emit({ type: "alive", line });
    }
    if (now - this.#start > this.limits.seconds * 1000) {
      const text = `The time limit of ${this.limits.seconds} s was reached. `;
      const remedy = "Is there a loop that never ends? If it only needs longer, raise limits.seconds.";
      throw Object.assign(new LimitError(text + remedy), { limit: "seconds", line });
    }
  }

  /** @throws {LimitError} when more was printed than `limits.output` bytes */
  checkOutput(printed) {
    if (printed <= this.limits.output) return;
    const text = `The output limit of ${this.limits.output} bytes was reached. `;
    const { line } = this.probes;
    throw Object.assign(new LimitError(`${text}Print less, or raise limits.output.`), { limit: "output", line });
  }
}
