/** The one run of this worker, as every module of the language reaches it. */

/** @type {{session: import("../../pkg/loopscope.js").Session, clock: object, pump: object}} */
export const current = { session: null, clock: null, pump: null };

/** Whether `value` is a generator object, which is a coroutine of the generator-based kind. */
export function isGenerator(value) {
  return Object.prototype.toString.call(value) === "[object Generator]";
}
