// How many of a group's tasks run, are ready and wait, at every position of the axis: for the row that stands for all.

import { firstAbove } from './axis.js';

const STATES = ['running', 'ready', 'waiting'];
const known = new WeakMap();

/**
 * @param {object[]} lanes
 * @returns {{at: Float64Array, running: Int32Array, ready: Int32Array, waiting: Int32Array}} counts from each of the
 *   positions `at` until the next
 */
export function densityOf(lanes) {
  if (!known.has(lanes)) known.set(lanes, count(lanes));
  return known.get(lanes);
}

/** The counts at a position. */
export function countsAt({ at, ...counts }, position) {
  const i = firstAbove(at, position) - 1;
  return Object.fromEntries(STATES.map((state) => [state, i < 0 ? 0 : counts[state][i]]));
}

function count(lanes) {
  const segments = lanes.flatMap((lane) => lane.segments);
  const edges = Float64Array.from(segments.flatMap(({ from, to }) => [from, to]));
  const at = Float64Array.from(new Set(edges)).sort();
  const density = { at, running: new Int32Array(at.length), ready: new Int32Array(at.length), waiting: new Int32Array(at.length) };
  for (const { state, from, to } of segments) {
    density[state][firstAbove(at, from) - 1] += 1;
    density[state][firstAbove(at, to) - 1] -= 1;
  }
  for (const state of STATES) density[state].forEach((change, i, counts) => (counts[i] = change + (counts[i - 1] ?? 0)));
  return density;
}
