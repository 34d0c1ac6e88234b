/**
 * Waiting without giving control away: a Python program runs in one call. A shared WebAssembly.Memory
 * gives a buffer to wait on also where a page is not isolated and SharedArrayBuffer is hidden from it.
 */
const word = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);

/** @param {number} milliseconds */
export function sleep(milliseconds) {
  Atomics.wait(word, 0, 0, milliseconds);
}
