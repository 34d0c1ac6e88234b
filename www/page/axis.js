// How wide each interval of the timeline's axis is drawn, and where its ruler has ticks. Numbers only, no drawing.
//
// A step always gets a slot, however short it was, so that the order within one instant can be seen. What is left of
// the width goes to the time that passed, in proportion; one pause that dwarfs all others is folded.

import { REAL_INSTANT } from './model.js';

/** Pixels of a slot: at least, at most beside passing time, and at most where no time passes at all. */
const SLOT = { min: 7, max: 18, alone: 44 };
/** The share of the width that all slots together may take while there is time to show. */
const SLOTS_SHARE = 0.45;
/** How many slots each kind of interval takes. */
const SLOTS = { step: 1, turn: 0.5, rest: 1, gap: 0 };
/** A gap is at least so wide, or a little less where there are very many. */
const GAP_MIN = 26;
/** Pixels between two ticks: for instants, and for the round numbers that fill the rest of the ruler. */
const TICKS_APART = { instants: 46, round: 90 };
/** A pause longer than so many times all the others together is drawn as if it were only so many times as long. */
const FOLD = { from: 8, to: 2 };

/**
 * @param {{kind: 'step'|'gap'|'turn'|'rest', from: number, to: number}[]} intervals
 * @param {number} width the width there is; the axis is wider where its slots need more
 * @returns {{width: number, x: (position: number) => number, ticks: {x, time}[], folds: {x, seconds}[], instants: {from, to}[]}}
 */
export function layAxis(intervals, width) {
  const folded = dominatingGap(intervals);
  const seconds = intervals.map((interval) => (interval === folded?.interval ? folded.drawn : interval.to - interval.from));
  const total = sum(seconds);
  const slot = slotWidth(intervals, width, total);
  const bases = intervals.map(({ kind }) => slot * SLOTS[kind]);
  const share = spread(intervals, seconds, width - sum(bases));

  const edges = [0];
  for (const i of intervals.keys()) edges.push(edges[i] + bases[i] + share[i]);
  const x = (position) => {
    const whole = Math.min(Math.floor(position), intervals.length);
    return edges[whole] + (position - whole) * ((edges[whole + 1] ?? edges[whole]) - edges[whole]);
  };
  const folds = folded ? [{ x: x(intervals.indexOf(folded.interval) + 0.5), seconds: folded.interval.to - folded.interval.from }] : [];
  return { width: edges.at(-1), x, ticks: rulerTicks(intervals, x, folded?.interval), folds, instants: widened(intervals, x) };
}

function slotWidth(intervals, width, seconds) {
  const slots = sum(intervals.map(({ kind }) => SLOTS[kind]));
  if (slots === 0) return 0;
  const most = seconds > 0 ? SLOT.max : SLOT.alone;
  const share = seconds > 0 ? SLOTS_SHARE : 1;
  return Math.min(most, Math.max(SLOT.min, (width * share) / slots));
}

/** A pause far longer than all the rest together would press the rest into a few pixels. */
function dominatingGap(intervals) {
  const gaps = intervals.filter(({ kind }) => kind === 'gap');
  if (gaps.length < 2) return null;
  const length = ({ from, to }) => to - from;
  const interval = gaps.reduce((longest, gap) => (length(gap) > length(longest) ? gap : longest));
  const others = sum(gaps.map(length)) - length(interval);
  return length(interval) > FOLD.from * others ? { interval, drawn: FOLD.to * others } : null;
}

/** Shares `width` in proportion to the seconds, but leaves every gap wide enough to be seen. */
function spread(intervals, seconds, width) {
  const gaps = intervals.filter(({ kind }) => kind === 'gap').length;
  const least = gaps === 0 ? 0 : Math.max(4, Math.min(GAP_MIN, (width * 0.6) / gaps));
  const rest = Math.max(0, width - gaps * least);
  const total = sum(seconds) || 1;
  return intervals.map(({ kind }, i) => (kind === 'gap' ? least : 0) + (rest * seconds[i]) / total);
}

/** A tick where each instant begins, then round numbers wherever the ruler is still empty. */
function rulerTicks(intervals, x, folded) {
  const ticks = [{ x: 0, time: intervals[0]?.from ?? 0 }];
  const free = (at) => ticks.every((tick) => Math.abs(tick.x - at) >= TICKS_APART.instants);
  const offer = (at, time) => free(at) && ticks.push({ x: at, time });
  intervals.forEach(({ kind, to }, i) => kind === 'gap' && offer(x(i + 1), to));
  intervals.forEach((interval, i) => {
    const { from, to } = interval;
    const room = x(i + 1) - x(i);
    if (interval === folded || to === from || room < TICKS_APART.round) return;
    const unit = roundUnit(((to - from) * TICKS_APART.round) / room);
    for (let n = Math.floor(from / unit) + 1; n * unit < to; n += 1) {
      offer(x(i + (n * unit - from) / (to - from)), n * unit);
    }
  });
  return ticks.sort((a, b) => a.x - b.x);
}

/** Where several steps share one instant, which the axis stretches to show their order. */
function widened(intervals, x) {
  const instants = [];
  let begun = 0;
  intervals.forEach(({ from, to }, i) => {
    const passes = to - from > REAL_INSTANT;
    if (!passes && i < intervals.length - 1) return;
    const end = passes ? i : i + 1;
    if (intervals.slice(begun, end).filter((each) => each.kind === 'step').length > 1) instants.push({ from: x(begun), to: x(end) });
    begun = i + 1;
  });
  return instants;
}

/** The next of 1, 2, 5, 10, 20, 50, … (or 0.5, 0.2, …) from `least` up. */
function roundUnit(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
