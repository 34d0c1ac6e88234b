// The ways in which a run ends from outside, as the `error` of its result: what happened, where, and what to change.

const at = (line) => (line === null ? '' : ` at line ${line}`);
const lastSeen = (line) => (line === null ? '' : ` The program was last seen at line ${line}.`);
const amount = (bytes) => (bytes < 1_000_000 ? `${bytes} bytes` : `${Math.round(bytes / 1_000_000)} MB`);

const ending = (kind, type, message, line, more = {}) => ({ kind, type, message, line, column: null, stack: '', ...more });

const ADVICE = {
  seconds: ({ seconds }) => [`${seconds} s`, 'Let the program end sooner'],
  output: ({ output }) => [amount(output), 'Print less'],
  memory: ({ memory }) => [amount(memory), 'Keep less at a time'],
};

/** The user pressed Stop, or the caller aborted its signal. */
export const stopped = (line) => ending('stopped', 'Stopped', `Stopped${at(line)}.`, line);

/** A limit that the host watches over was reached. */
export function limitReached(limit, limits, line) {
  const [value, advice] = ADVICE[limit](limits);
  const message = `The ${limit === 'seconds' ? 'time' : limit} limit of ${value} was reached${at(line)}. ${advice}, or raise limits.${limit}.`;
  return ending('limit', 'LimitError', message, line, { limit });
}

/** The runtime failed, or something took its worker away. */
export const crashed = (message, line) => ending('crash', 'InternalError', message + lastSeen(line), line);
