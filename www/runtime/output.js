/** What the program prints: batched on its way to the host, and recorded in the trace. */
import { str } from "./repr.js";

const BATCH = 16_384;

export class Output {
  #stream = "stdout";
  #text = "";
  #time = 0;
  #line = 0;
  #printed = 0;

  constructor(emit, clock, probes, session, guard) {
    Object.assign(this, { emit, clock, probes, session, guard });
  }

  print(stream, values) {
    this.write(stream, `${values.map(str).join(" ")}\n`, this.probes.line);
  }

  write(stream, text, line) {
    this.#printed += text.length;
    const time = this.clock.now();
    // Each batch has one time and one line: what differs starts another.
    if (stream !== this.#stream || time !== this.#time || line !== this.#line || this.#text.length > BATCH) {
      this.flush();
    }
    this.#stream = stream;
    this.#time = time;
    this.#line = line;
    this.#text += text;
    this.session.printed(stream === "stderr", text, line);
    this.guard.checkOutput(this.#printed);
  }

  flush() {
    if (this.#text === "") return;
    this.emit({ type: "output", stream: this.#stream, text: this.#text, time: this.#time, line: this.#line });
    this.#text = "";
  }
}
