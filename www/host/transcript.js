// What a program has written, up to the limit on output: kept by the host, so that it survives however the run ends.

const encoder = new TextEncoder();

/**
 * As much of `text` as fits into `room` bytes of UTF-8, and how many bytes that is. What does not fit is cut between two
 * characters.
 */
export function fit(text, room) {
  const encoded = encoder.encode(text);
  if (encoded.length <= room) return { kept: text, bytes: encoded.length };
  // `stream: true` leaves out a character that the cut would split.
  return { kept: new TextDecoder().decode(encoded.subarray(0, room), { stream: true }), bytes: room };
}

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
    const { kept, bytes } = fit(text, this.#room);
    this.#room -= bytes;
    this.#text[stream] += kept;
    return kept;
  }
}
