/** The one run of this worker, as every module of the language reaches it. */

/** @type {{session: import("../../pkg/loopscope.js").Session, clock: object, pump: object, contextVars: number}} */
export const current = { session: null, clock: null, pump: null, contextVars: 0 };

/** The class that generator objects have no name for. */
function Generator() {}
Generator.prototype = Object.getPrototypeOf(function* () {}).prototype;

/** Whether `value` is a generator object, which is a coroutine of the generator-based kind. */
export function isGenerator(value) {
  return value instanceof Generator;
}
