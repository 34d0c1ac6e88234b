// What a program has written, up to the limit on output: kept by the host, so that it survives however the run ends.

const encoder = new TextEncoder();

export class Transcript {
  #room;
  #text = { stdout: '', stderr: '' };

  /** @param {number} limit bytes of UTF-8, both streams together */
  constructor(limit) {
    this.#room = limit;
  }

  get stdout() {
    return this.#text.stdout;
  }

  get stderr() {
    return this.#text.stderr;
  }

  /** Adds as much of `text` as there is room for, and returns that much. */
  add(stream, text) {
    const bytes = encoder.encode(text);
    // `stream: true` leaves out a character that the cut would split.
    const kept = bytes.length <= this.#room ? text : new TextDecoder().decode(bytes.subarray(0, this.#room), { stream: true });
    this.#room = Math.max(0, this.#room - bytes.length);
    this.#text[stream] += kept;
    return kept;
  }
}
