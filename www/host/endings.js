// The ways in which a run ends before its program does, as the `error` of its result: what happened, where, and what to
// change.

const at = (line) => (line ? ` at line ${line}` : '');
const lastSeen = (line) => (line ? ` The program was last seen at line ${line}.` : '');
const megabytes = (bytes) => `${Math.round(bytes / 1_000_000)} MB`;
const amount = (bytes) => (bytes < 1_000_000 ? `${bytes} bytes` : megabytes(bytes));

function ending(kind, type, message, line, more = {}) {
  return { kind, type, message, line: line || null, column: null, stack: '', ...more };
}

/** For each limit: its name in a sentence, and what comes before "raise limits.…". */
const LIMIT = {
  seconds: ({ seconds }) => [`time limit of ${seconds} s`, 'Is there a loop that never ends? If it only needs longer,'],
  turns: ({ turns }) => [`limit of ${turns} turns of the loop`, 'Is there a loop that never sleeps? If it only needs longer,'],
  tasks: ({ tasks }) => [`limit of ${tasks} tasks at once`, 'Await tasks before making more, or'],
  output: ({ output }) => [`output limit of ${amount(output)}`, 'Print less, or'],
  memory: ({ memory }) => [`memory limit of ${amount(memory)}`, 'Keep less at a time, or'],
};

/** The user pressed Stop, or the caller aborted its signal. */
export const stopped = (line) => ending('stopped', 'Stopped', `Stopped${at(line)}.`, line);

/** A limit was reached; `asked` is the size of the one piece of memory that was too large. */
export function limitReached(limit, limits, line, asked = null) {
  const [name, advice] = LIMIT[limit](limits);
  const piece = asked === null ? '' : `: the program asked for ${megabytes(asked)} in one piece`;
  const message = `The ${name} was reached${at(line)}${piece}. ${advice} raise limits.${limit}.`;
  return ending('limit', 'LimitError', message, line, { limit });
}

/** Nothing can go on, and nothing will come. */
export function deadlocked(whoWaits, line) {
  const message = `deadlock: nothing is ready, no timer is set, and the program waits. ${whoWaits}`.trim();
  return ending('deadlock', 'RuntimeError', message, line);
}

/** The runtime failed, or something took its worker away. */
export const crashed = (message, line) => ending('crash', 'InternalError', message + lastSeen(line), line);

/** What runs the language could not be had. */
export function unavailable(language, reason) {
  return ending('unavailable', 'LoadError', `${language} could not be loaded: ${reason}`, null);
}

/** `error` of the code that runs before the program: its line is none of the program's, so it stands in the message. */
export function inSetup(error, file) {
  const { message, line } = error;
  return { ...error, message: `${message} (${file}${line ? `, line ${line}` : ''})`, line: null, column: null, stack: '', inSetup: true };
}
