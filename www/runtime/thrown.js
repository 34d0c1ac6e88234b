/** What a program threw, as the `error` of its result. */
import { errorName } from "./errors.js";
import { ProgramSyntaxError } from "./instrument.js";
import { repr } from "./repr.js";

const NOWHERE = { line: null, stack: "" };

/** The program's address in stacks: V8 passes over one with spaces. */
export function sourceUrl(filename) {
  return encodeURI(filename.split(/[\\/]/).at(-1)) || "program.js";
}

/**
 * @param {unknown} thrown
 * @param {string} url see `sourceUrl`
 * @param {number} line where the program was last
 */
export function describe(thrown, url, line) {
  try {
    if (thrown instanceof ProgramSyntaxError) return syntaxError(thrown);
    const message = thrown instanceof Error ? String(thrown.message) : `${repr(thrown)} was thrown, which is not an Error`;
    return exception(errorName(thrown), message, placeOf(thrown, url), line);
  } catch {
    // A getter of the program's own, for example, that throws in its turn.
    return exception("Error", "something was thrown that cannot be shown", NOWHERE, line);
  }
}

function exception(type, message, place, line) {
  return { kind: "exception", type, message, line: place.line ?? (line || null), column: null, stack: place.stack };
}

function syntaxError({ name, message, line, column }) {
  return { kind: "syntax", type: name, message, line, column, stack: "" };
}

/** The program's own frames in the stack of an error, innermost first; columns are those of the probes, and left out. */
export function placeOf(thrown, url) {
  try {
    return thrown instanceof Error ? parseStack(thrown, url) : NOWHERE;
  } catch {
    return NOWHERE;
  }
}

/** The program's functions that an error was made in, innermost first: name, line, "" where it has none, and whether it is a generator. */
export function programFrames(error, url) {
  const rows = String(error.stack).split("\n");
  return rows.flatMap((row, at) => {
    const [, file, line] = row.match(/([^\s/(@]+):(\d+):\d+\)?$/) ?? [];
    if (file !== url) return [];
    const name = row.match(/^\s*(?:at (?:async )?([\w$.<>]+) \(|([\w$.<>]*)@)/);
    const kind = /\.(?:next|throw|return) \(<anonymous>\)$/.test(rows[at + 1] ?? "") ? "generator" : "function";
    const called = name?.[1] ?? name?.[2] ?? "";
    return [{ name: called === "eval" ? "" : called, line: Number(line), kind }];
  });
}

function parseStack(thrown, url) {
  const frames = [];
  const stack = String(thrown.stack);
  const message = String(thrown.message);
  // The message comes first, and may look like a stack itself.
  const rows = stack.slice(Math.max(0, stack.indexOf(message)) + message.length).split("\n");
  for (const row of rows) {
    const found = row.match(/([^\s/(@]+):(\d+):\d+\)?$/);
    if (found?.[1] !== url) continue;
    const name = row.match(/^\s*at (?:async )?([\w$.<>]+) \(/)?.[1] ?? "";
    const called = /^(eval|Object\.|__ls|$)/.test(name) ? "" : `, in ${name}`;
    frames.push({ line: Number(found[2]), text: `line ${found[2]}${called}` });
  }
  return { line: frames[0]?.line ?? null, stack: frames.map(({ text }) => text).join("\n") };
}
