/** The lines that a program reads: those it was given, or in Node those of the process. */
import { sleep } from "./waiting.js";

const STDIN = 0;
const CHUNK = 4096;
/** How long to wait where a terminal says that there is nothing yet. */
const RETRY_MS = 20;

/** Reads line after line of `text`. */
export function linesOf(text) {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return () => lines.shift();
}

/** Reads line after line of the process's input, and no more of it than was asked for. */
export function linesOfProcess(files) {
  const decoder = new TextDecoder();
  const chunk = new Uint8Array(CHUNK);
  let text = "";
  return () => {
    for (;;) {
      const end = text.indexOf("\n");
      if (end >= 0) {
        const line = text.slice(0, end);
        text = text.slice(end + 1);
        return line.replace(/\r$/, "");
      }
      const length = readSome(files, chunk);
      if (length === 0) {
        const last = text;
        text = "";
        return last === "" ? undefined : last;
      }
      text += decoder.decode(chunk.subarray(0, length), { stream: true });
    }
  };
}

function readSome(files, chunk) {
  for (;;) {
    try {
      return files.readSync(STDIN, chunk, 0, chunk.length, null);
    } catch ({ code, message }) {
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw new Error(message);
      sleep(RETRY_MS);
    }
  }
}
