/** What a trap was: WebAssembly that failed under the program, with nothing left to ask. */
import { crashed, limitReached } from "../host/endings.js";

/** How near to its limit memory is when the last allocation has failed. */
const NEARLY = 0.75;

/** What engines say of a full stack: their own, or that of WebAssembly. */
const STACK = /stack|recursion|out of bounds/i;
/** Where the build found the source of a crate. */
const FOLDERS = /\S*\/registry\/src\/[^/]*\//g;
const TOO_MUCH = /capacity overflow|allocation/;

const TOO_DEEP =
  "maximum recursion depth exceeded: something is nested too deeply for the interpreter itself, such as a list in a " +
  "list in a list, or an expression of thousands of terms";

/**
 * @param {string} words what the engine said, or ours
 * @param {WebAssembly.Memory} memory
 * @param {object} limits
 * @param {number} line where the program was last
 */
export function describeTrap(words, memory, limits, line) {
  if (STACK.test(words)) {
    return { kind: "exception", type: "RecursionError", message: TOO_DEEP, line: line || null, column: null, stack: "" };
  }
  if (TOO_MUCH.test(words) || memory.buffer.byteLength > NEARLY * limits.memory) return limitReached("memory", limits, line);
  return crashed(`Python itself failed: ${words.replace(FOLDERS, "")}. This is a fault of ours.`, line);
}
