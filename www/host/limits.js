// What one run may use, and the checks of what a caller asks for instead.

/** The defaults. Reaching any but `events` ends the run with an error of kind "limit" that names it. */
export const LIMITS = Object.freeze({
  /** Wall-clock time, whichever clock the program sees. */
  seconds: 20,
  /** Turns of the event loop. */
  turns: 100_000_000,
  /** Events in the trace: later ones are left out, and the run goes on. */
  events: 500_000,
  /** Tasks alive at once. */
  tasks: 200_000,
  /** Bytes of UTF-8 on stdout and stderr together. */
  output: 1_000_000,
  /** Bytes: of one buffer in a browser; of the whole heap, and of one buffer, in Node. */
  memory: 500_000_000,
});

/**
 * The defaults with `asked` laid over them.
 * @param {Partial<typeof LIMITS>} asked
 */
export function withDefaults(asked) {
  for (const [name, value] of Object.entries(asked)) {
    if (!Object.hasOwn(LIMITS, name)) {
      throw new TypeError(`there is no limit "${name}": choose from ${Object.keys(LIMITS).join(', ')}`);
    }
    if (!(Number.isFinite(value) && value > 0)) throw new TypeError(`limits.${name} must be a number above 0`);
  }
  return { ...LIMITS, ...asked };
}
