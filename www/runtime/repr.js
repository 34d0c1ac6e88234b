/** Values as text, in the notation that Python and JavaScript programs share here. */
import { BaseExceptionGroup, errorMessage, errorName } from "./errors.js";

const DEEPEST = 40;

/** What a class of the language shows; set by the class itself. */
export const REPR = Symbol("repr");
/** What it is called in a few letters; set by the class itself. */
export const BRIEF = Symbol("brief");

/** `str(value)`: what `print` shows. */
export function str(value) {
  if (typeof value === "string") return value;
  if (value instanceof Error) return value.message;
  return repr(value);
}

/** `repr(value)`. */
export function repr(value, above = []) {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "boolean":
      return value ? "True" : "False";
    case "undefined":
      return "None";
    case "number":
      return number(value);
    case "bigint":
      return String(value);
    case "symbol":
      return value.toString();
    case "function":
      return `<${isClass(value) ? "class" : "function"} ${value.name || "<lambda>"}>`;
    default:
      return value === null ? "None" : object(value, above);
  }
}

function number(value) {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  return String(value);
}

/** Python's quotes: single ones, unless the text has single and no double ones. */
function quote(text) {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escapes = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", [mark]: `\\${mark}` };
  return mark + text.replace(/[\\\n\r\t'"]/g, (character) => escapes[character] ?? character) + mark;
}

function isClass(value) {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

function object(value, above) {
  const shown = value[REPR];
  if (typeof shown === "function") return shown.call(value);
  if (above.includes(value) || above.length > DEEPEST) return Array.isArray(value) ? "[...]" : "{...}";
  const inside = [...above, value];
  const item = (entry) => repr(entry, inside);
  const pair = ([key, entry]) => `${item(key)}: ${item(entry)}`;
  if (Array.isArray(value)) return `[${Array.from(value, item).join(", ")}]`;
  if (value instanceof Set) return value.size ? `{${[...value].map(item).join(", ")}}` : "set()";
  if (value instanceof Map) return `{${[...value].map(pair).join(", ")}}`;
  if (value instanceof Error) return error(value, item);
  if (value instanceof Promise) return "<Promise>";
  if (Object.prototype.toString.call(value) === "[object Generator]") return "<generator object>";
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return `${value.constructor.name}([${Array.from(value, item).join(", ")}])`;
  }
  if (typeof value.toString === "function" && value.toString !== Object.prototype.toString) return String(value);
  const name = value.constructor?.name;
  const fields = `{${Object.entries(value).map(pair).join(", ")}}`;
  return name && name !== "Object" ? `<${name} ${fields}>` : fields;
}

function error(value, item) {
  const [name, message] = [errorName(value), errorMessage(value)];
  if (value instanceof BaseExceptionGroup) return `${name}(${quote(message)}, ${item(value.exceptions)})`;
  return message === "" ? `${name}()` : `${name}(${quote(message)})`;
}
