// What is where in the timeline: under a pointer, beside a segment, at a moment. Without any drawing.

import { firstAbove } from './axis.js';

/** The row at a place of the plot: {lane, segment} there, or {group}, or null beside all of them. */
export function partAt(layout, x, y) {
  if (y < 0 || y >= layout.rows.length * layout.metrics.row) return null;
  const { lane, group } = layout.rows[layout.rowAt(y)];
  const position = layout.positionAt(x);
  if (group) return { group, position };
  const segment = segmentAt(lane, position);
  return segment ? { lane, segment } : null;
}

function segmentAt({ segments }, position) {
  const i = firstAbove(segments, position, ({ from }) => from) - 1;
  return i >= 0 && segments[i].to >= position ? segments[i] : null;
}

/** Left and right along a lane, up and down to the segment of the next lane that is nearest in time. */
export function neighbour({ rows, rowOf }, { lane, segment }, key) {
  const { segments } = lane;
  const to = { ArrowLeft: segments[segments.indexOf(segment) - 1], ArrowRight: segments[segments.indexOf(segment) + 1], Home: segments[0], End: segments.at(-1) }[key];
  if (to) return { lane, segment: to };
  const down = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!down) return null;
  for (let row = rowOf.get(lane) + down; row >= 0 && row < rows.length; row += down) {
    const next = rows[row].lane;
    if (next?.segments.length > 0) return { lane: next, segment: nearest(next.segments, segment) };
  }
  return null;
}

function nearest(segments, { from, to }) {
  const distance = (each) => Math.max(each.from - to, from - each.to, 0);
  return segments.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}

/** More arrows at one moment are a hairball. */
const MOST_AT_ONCE = 24;

/** Who was woken in the step or between the steps that `position` is in, up to `event`: the last ones, if they are many. */
export function wakesAt({ wakes }, position, event) {
  const begun = Math.ceil(position) - 1;
  const end = firstAbove(wakes, event, (wake) => wake.event);
  let first = end;
  while (first > 0 && wakes[first - 1].to >= begun && end - first < MOST_AT_ONCE) first -= 1;
  return wakes.slice(first, end).reverse();
}

/** Who woke a segment, and whom it woke. */
export function wakesOf({ wakes }, segment) {
  const { from, to, wake } = segment;
  const made = segment.state === 'running' ? wakes.filter((each) => each.from > from && each.from <= to) : [];
  return wake ? [wake, ...made] : made;
}
