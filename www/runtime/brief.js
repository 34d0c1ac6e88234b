/** A value in a few letters, for the record: nothing of the program's own is called for it where that can be told. */
import { BRIEF, REPR, repr } from "./repr.js";

/** Letters of a text, items of a list, and how deep lists are shown in lists. */
const LONGEST = 40;
const MOST = 4;
const DEEPEST = 2;

/** @param {unknown} value */
export function brief(value, depth = 0) {
  if (typeof value === "string") return repr(cut(value));
  if (typeof value === "function") return value.name || "function";
  if (typeof value !== "object" || value === null) return repr(value);
  if (Array.isArray(value)) return list("[", value, "]", (item) => brief(item, depth + 1), depth);
  if (value instanceof Error) return error(value);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return cut(nameOf(value, prototype));
  const fields = Object.entries(Object.getOwnPropertyDescriptors(value));
  return list("{", fields, "}", ([key, { value: field }]) => `${key}: ${brief(field, depth + 1)}`, depth);
}

function cut(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function list(open, items, close, show, depth) {
  if (items.length > 0 && depth === DEEPEST) return `${open}…${close}`;
  const shown = items.slice(0, MOST).map(show);
  if (items.length > MOST) shown.push("…");
  return `${open}${shown.join(", ")}${close}`;
}

function error(value) {
  const message = Object.getOwnPropertyDescriptor(value, "message")?.value;
  return typeof message === "string" && message ? `${value.name}(${repr(cut(message))})` : `${value.name}()`;
}

/** Of objects the class is told; ours say more. */
function nameOf(value, prototype) {
  if (typeof value[BRIEF] === "function") return value[BRIEF]();
  if (typeof value[REPR] === "function") return value[REPR]();
  const made = Object.getOwnPropertyDescriptor(prototype, "constructor")?.value;
  return typeof made === "function" && made.name ? made.name : Object.prototype.toString.call(value).slice(8, -1).toLowerCase();
}
