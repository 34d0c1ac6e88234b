// What is wrong with a run that was cancelled somewhere, beside the same run in CPython.

const lastLine = (text) => text.trimEnd().split('\n').at(-1);

/**
 * Tracebacks are compared by their ends: at the end of a run that failed CPython tells more of what nobody asked for.
 * @param {{leaves: {stdout: string, stderr: string}, hangs: boolean}} theirs
 * @param {{stdout: string, stderr: string}} leaves
 * @param {object | null} error how ours ended
 */
export function difference(theirs, leaves, error) {
  if (theirs.hangs) return ['deadlock', 'limit'].includes(error?.kind) ? null : `CPython hangs, and this does not: ${leaves.stdout}`;
  const broken = brokenBy(error);
  if (broken) return broken;
  const [wanted, found] = [theirs.leaves, leaves].map(({ stdout, stderr }) => `${stdout}${lastLine(stderr)}`);
  return wanted === found ? null : `CPython:\n${wanted}\nhere:\n${found}`;
}

/** Whatever a program does, it is not that. */
export function brokenBy(error) {
  return ['crash', 'limit', 'unavailable'].includes(error?.kind) ? `${error.kind}: ${error.message}` : null;
}
