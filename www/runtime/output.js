/** What the program prints, batched on its way to the host. */
import { fit } from "../host/transcript.js";

const BATCH = 16_384;
/** Lines that go out one by one before a breath is due; more than these come of a loop, and wait for it. */
const AT_ONCE = 20;

const isWhole = (text) => text[text.length - 1] === "\n";

export class Output {
  #stream = "stdout";
  #text = "";
  #time = 0;
  #line = 0;
  #atOnce = AT_ONCE;
  #room;
  #emit;
  #run;

  /**
   * @param {(message: object) => void} emit
   * @param {number} limit bytes of UTF-8
   * @param {{now: () => number, printed: (stream: string, text: string, line: number) => void,
   *   overflowed: (line: number) => void}} run
   */
  constructor(emit, limit, run) {
    this.#emit = emit;
    this.#room = limit;
    this.#run = run;
  }

  write(stream, text, line) {
    const { kept, bytes } = fit(text, this.#room);
    this.#room -= bytes;
    const time = this.#run.now();
    // Each batch has one time and one line: what differs starts another, but never within a line of text.
    const differs = time !== this.#time || line !== this.#line || this.#text.length > BATCH;
    if (stream !== this.#stream || (differs && isWhole(this.#text))) this.flush();
    if (this.#text === "") {
      this.#stream = stream;
      this.#time = time;
      this.#line = line;
    }
    this.#text += kept;
    this.#run.printed(stream, kept, line);
    if (kept !== text) this.#run.overflowed(line);
    if (!isWhole(text)) return;
    this.#atOnce -= 1;
    if (this.#atOnce >= 0) this.flush();
  }

  /** Once in a while: what was printed goes out, and what is printed next goes out at once. */
  breathe() {
    this.flush();
    this.#atOnce = AT_ONCE;
  }

  flush() {
    if (this.#text === "") return;
    this.#emit({ type: "output", stream: this.#stream, text: this.#text, time: this.#time, line: this.#line || null });
    this.#text = "";
  }
}
