// left-out.txt and known.txt: lines of a pattern of test names, two spaces or more, and words.
import { readFileSync } from 'node:fs';

export function readList(name) {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => {
    const [, pattern, words] = line.match(/^(\S+)\s{2,}(\S.*)$/) ?? [];
    if (pattern === undefined) throw new Error(`${name}: a pattern, two spaces and a reason were expected: ${line}`);
    return [pattern, words];
  });
}

/** Whether `pattern`, in which * stands for anything, is `name`. */
export function fits(pattern, name) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}

/**
 * What a run says against the list of known failures: { fresh: failures that are not listed, stale: patterns that are
 * listed and do not fail any more }. A pattern that fits nothing is stale too, unless only some tests were run.
 */
export function against(known, results, whole) {
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const fresh = failed.filter(({ test }) => !known.some(([pattern]) => fits(pattern, test)));
  const stale = known.map(([pattern]) => pattern).filter((pattern) => {
    const fitting = results.filter(({ test }) => fits(pattern, test));
    return fitting.some(({ outcome }) => outcome !== 'failed') || (whole && fitting.length === 0);
  });
  return { fresh, stale };
}

/** The tests that were left out, by their reasons, most first: [reason, names]. */
export function byReason(results) {
  const reasons = new Map();
  for (const { test, outcome, reason } of results) {
    if (outcome === 'left out') reasons.set(reason, [...(reasons.get(reason) ?? []), test]);
  }
  return [...reasons].sort(([, one], [, other]) => other.length - one.length);
}

/** The patterns of a list that fit no test at all. */
export function fittingNothing(list, results) {
  return list.map(([pattern]) => pattern).filter((pattern) => !results.some(({ test }) => fits(pattern, test)));
}
