// How wide each interval of the timeline's axis is drawn, and where its ruler has ticks. Numbers only, no drawing.
//
// A step always gets a slot, however short it was, so that the order within one instant can be seen. What is left of
// the width goes to the time that passed, in proportion; pauses that dwarf all others are folded. Zoomed, everything is
// wider or narrower alike.

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
/** Pauses longer than so many times all the others together are drawn as if they were only so many times as long. */
const FOLD = { from: 8, to: 2 };

/**
 * The axis as it fills `width`, or is wider where its slots need more.
 * @param {{kind: 'step'|'gap'|'turn'|'rest', from: number, to: number}[]} intervals
 * @param {number} width
 */
export function layAxis(intervals, width) {
  const folded = foldedGaps(intervals);
  const seconds = Float64Array.from(intervals, (interval) => folded.get(interval) ?? interval.to - interval.from);
  const total = sum(seconds);
  const slot = slotWidth(intervals, width, total);
  const bases = Float64Array.from(intervals, ({ kind }) => slot * SLOTS[kind]);
  const share = spread(intervals, seconds, width - sum(bases));
  const edges = new Float64Array(intervals.length + 1);
  for (let i = 0; i < intervals.length; i += 1) edges[i + 1] = edges[i] + bases[i] + share[i];
  return new Axis(intervals, edges, slot, folded, 1);
}

class Axis {
  #edges;
  #folded;

  constructor(intervals, edges, slot, folded, zoom) {
    Object.assign(this, { intervals, zoom });
    this.#edges = edges;
    this.#folded = folded;
    /** How wide a step is that took no time. */
    this.slot = slot * zoom;
    this.width = edges.at(-1) * zoom;
    /** Pauses that are drawn shorter than they were: {x, seconds}. */
    this.folds = Array.from(folded.keys(), (gap) => ({ x: this.x(intervals.indexOf(gap) + 0.5), seconds: gap.to - gap.from }));
    /** Where the ruler is marked: {x, time}. */
    this.ticks = rulerTicks(this, folded);
    /** Where several steps share one instant, which the axis stretches to show their order: {from, to}. */
    this.instants = runs(intervals, ({ from, to }) => to - from > REAL_INSTANT)
      .filter(({ steps }) => steps > 1).map(({ begun, end }) => ({ from: this.x(begun), to: this.x(end) }));
  }

  /** The same, `zoom` times as wide as it was laid. */
  at(zoom) {
    return new Axis(this.intervals, this.#edges, this.slot / this.zoom, this.#folded, zoom);
  }

  /** Where a position is drawn. */
  x(position) {
    const edges = this.#edges;
    const whole = Math.min(Math.floor(position), edges.length - 1);
    return (edges[whole] + (position - whole) * ((edges[whole + 1] ?? edges[whole]) - edges[whole])) * this.zoom;
  }

  /** Which position is drawn there. */
  positionAt(x) {
    const edges = this.#edges;
    const at = Math.min(Math.max(x / this.zoom, 0), edges.at(-1));
    const whole = Math.max(firstAbove(edges, at) - 1, 0);
    const room = (edges[whole + 1] ?? edges[whole]) - edges[whole];
    return whole + (room > 0 ? (at - edges[whole]) / room : 0);
  }

  /** Each turn that has a step: {turn, from, to}. */
  turns() {
    const turns = [];
    this.intervals.forEach(({ kind, turn }, i) => {
      if (kind !== 'step') return;
      const last = turns.at(-1);
      if (last?.turn === turn) last.to = this.x(i + 1);
      else turns.push({ turn, from: this.x(i), to: this.x(i + 1) });
    });
    return turns;
  }

  /** Steps that held up everyone else: {from, to, seconds}. */
  blocks() {
    return this.intervals.flatMap(({ blocked }, i) => (blocked ? [{ from: this.x(i), to: this.x(i + 1), seconds: blocked }] : []));
  }
}

/** The first index of an array whose key is above `value`; keys never fall. */
export function firstAbove(sorted, value, keyOf = (each) => each) {
  let low = 0;
  for (let high = sorted.length; low < high;) {
    const middle = (low + high) >> 1;
    if (keyOf(sorted[middle]) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function slotWidth(intervals, width, seconds) {
  const slots = sum(intervals.map(({ kind }) => SLOTS[kind]));
  if (slots === 0) return 0;
  const most = seconds > 0 ? SLOT.max : SLOT.alone;
  const share = seconds > 0 ? SLOTS_SHARE : 1;
  return Math.min(most, Math.max(SLOT.min, (width * share) / slots));
}

/**
 * Pauses far longer than all the rest together would press the rest into a few pixels. Half of the pauses at most are
 * folded: what is folded is the exception.
 * @returns {Map<object, number>} for each, the seconds it is drawn as
 */
function foldedGaps(intervals) {
  const length = ({ from, to }) => to - from;
  const gaps = intervals.filter(({ kind }) => kind === 'gap').sort((a, b) => length(a) - length(b));
  let others = sum(gaps.slice(0, Math.ceil(gaps.length / 2)).map(length));
  for (let i = Math.ceil(gaps.length / 2); i < gaps.length; i += 1) {
    if (length(gaps[i]) > FOLD.from * others) {
      const long = gaps.slice(i);
      return new Map(long.map((gap) => [gap, (FOLD.to * others) / long.length]));
    }
    others += length(gaps[i]);
  }
  return new Map();
}

/** Shares `width` in proportion to the seconds, but leaves every gap wide enough to be seen. */
function spread(intervals, seconds, width) {
  const gaps = intervals.filter(({ kind }) => kind === 'gap').length;
  const least = gaps === 0 ? 0 : Math.max(4, Math.min(GAP_MIN, (width * 0.6) / gaps));
  const rest = Math.max(0, width - gaps * least);
  const total = sum(seconds) || 1;
  return Float64Array.from(intervals, ({ kind }, i) => (kind === 'gap' ? least : 0) + (rest * seconds[i]) / total);
}

/** A tick where each instant begins and where the loop goes on after it was held up, then round numbers wherever the ruler is still empty. */
function rulerTicks(axis, folded) {
  const { intervals } = axis;
  const ticks = [{ x: 0, time: intervals[0]?.from ?? 0 }];
  intervals.forEach(({ kind, to, blocked }, i) => {
    const x = kind === 'gap' || blocked ? axis.x(i + 1) : 0;
    if (x - ticks.at(-1).x >= TICKS_APART.instants) ticks.push({ x, time: to });
  });
  const instants = ticks.map(({ x }) => x);
  const free = (x, last) => {
    const next = firstAbove(instants, x);
    return x - Math.max(last, instants[next - 1]) >= TICKS_APART.instants && !(instants[next] - x < TICKS_APART.instants);
  };
  let last = -Infinity;
  intervals.forEach((interval, i) => {
    const { from, to } = interval;
    if (to === from || folded.has(interval)) return;
    const left = axis.x(i);
    const room = axis.x(i + 1) - left;
    if (room < TICKS_APART.round) return;
    const unit = roundUnit(((to - from) * TICKS_APART.round) / room);
    for (let n = Math.floor(from / unit) + 1; n * unit < to; n += 1) {
      const x = left + (room * (n * unit - from)) / (to - from);
      if (!free(x, last)) continue;
      ticks.push({ x, time: n * unit });
      last = x;
    }
  });
  return ticks.sort((a, b) => a.x - b.x);
}

/** Runs of intervals up to one that `ends` them: where they begin and end, and how many steps they have. */
function runs(intervals, ends) {
  const found = [];
  let begun = 0;
  let steps = 0;
  intervals.forEach((interval, i) => {
    const isEnd = ends(interval);
    if (!isEnd && interval.kind === 'step') steps += 1;
    if (!isEnd && i < intervals.length - 1) return;
    found.push({ begun, end: isEnd ? i : i + 1, steps });
    [begun, steps] = [i + 1, 0];
  });
  return found;
}

/** The next of 1, 2, 5, 10, 20, 50, … (or 0.5, 0.2, …) from `least` up. */
function roundUnit(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
