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
 * @returns {Axis}
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
  return new Axis(surveyOf(intervals, edges, folded), slot, 1);
}

class Axis {
  #survey;

  constructor(survey, slot, zoom) {
    this.#survey = survey;
    this.zoom = zoom;
    /** How wide a step is that took no time. */
    this.slot = slot * zoom;
    this.width = survey.edges.at(-1) * zoom;
    /** Where the ruler is marked: {x, time}. */
    this.ticks = rulerTicks(survey, zoom);
  }

  /** The same, `zoom` times as wide as it was laid: what does not depend on that is not found out again. */
  at(zoom) {
    return new Axis(this.#survey, this.slot / this.zoom, zoom);
  }

  /** Where a position is drawn. */
  x(position) {
    const { edges } = this.#survey;
    const whole = Math.min(Math.floor(position), edges.length - 1);
    return (edges[whole] + (position - whole) * ((edges[whole + 1] ?? edges[whole]) - edges[whole])) * this.zoom;
  }

  /** Which position is drawn there. */
  positionAt(x) {
    const { edges } = this.#survey;
    const at = Math.min(Math.max(x / this.zoom, 0), edges.at(-1));
    const whole = Math.max(firstAbove(edges, at) - 1, 0);
    const room = (edges[whole + 1] ?? edges[whole]) - edges[whole];
    return whole + (room > 0 ? (at - edges[whole]) / room : 0);
  }

  // What there is between two places, or everywhere. Each has {from, to}, where it is drawn.

  /** Pauses that are drawn shorter than they were: {seconds}. */
  folds(left, right) {
    return this.#between(this.#survey.folds, left, right);
  }

  /** Where several steps share one instant, which the axis stretches to show their order. */
  instants(left, right) {
    return this.#between(this.#survey.instants, left, right);
  }

  /** Turns that have a step: {turn}. */
  turns(left, right) {
    return this.#between(this.#survey.turns, left, right);
  }

  /** Steps that held up everyone else: {seconds}. */
  blocks(left, right) {
    return this.#between(this.#survey.blocks, left, right);
  }

  ticksBetween(left, right) {
    const xOf = ({ x }) => x;
    return this.ticks.slice(firstAbove(this.ticks, left, xOf), firstAbove(this.ticks, right, xOf));
  }

  #between(parts, left = -Infinity, right = Infinity) {
    const { zoom } = this;
    const first = firstAbove(parts, left / zoom, ({ to }) => to);
    const end = firstAbove(parts, right / zoom, ({ from }) => from);
    return parts.slice(first, end).map((part) => ({ ...part, from: part.from * zoom, to: part.to * zoom }));
  }
}

/** What is the same at every zoom, at the places where it is drawn at zoom 1. */
function surveyOf(intervals, edges, folded) {
  const survey = { edges, start: intervals[0]?.from ?? 0, marks: [], spans: [], folds: [], instants: [], turns: [], blocks: [] };
  let begun = 0;
  let steps = 0;
  intervals.forEach((interval, i) => {
    const { kind, from: since, to: until, turn, blocked } = interval;
    const [from, to] = [edges[i], edges[i + 1]];
    const passes = until - since > REAL_INSTANT;
    if (kind === 'gap' || blocked) survey.marks.push({ x: to, time: until });
    if (folded.has(interval)) survey.folds.push({ from, to, seconds: until - since });
    else if (until > since) survey.spans.push({ from, to, since, until });
    if (blocked) survey.blocks.push({ from, to, seconds: blocked });
    if (kind === 'step') {
      const last = survey.turns.at(-1);
      if (last?.turn === turn) last.to = to;
      else survey.turns.push({ turn, from, to });
      if (!passes) steps += 1;
    }
    if (!passes && i < intervals.length - 1) return;
    if (steps > 1) survey.instants.push({ from: edges[begun], to: passes ? from : to });
    [begun, steps] = [i + 1, 0];
  });
  return survey;
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

/**
 * A tick where each instant begins and where the loop goes on after it was held up, then round numbers wherever the
 * ruler is still empty.
 */
function rulerTicks({ marks, spans, start }, zoom) {
  const instants = [{ x: 0, time: start }];
  for (const { x, time } of marks) {
    if (x * zoom - instants.at(-1).x >= TICKS_APART.instants) instants.push({ x: x * zoom, time });
  }
  const rounds = [];
  let next = 0;
  for (const { from, to, since, until } of spans) {
    const room = (to - from) * zoom;
    if (room < TICKS_APART.round) continue;
    const unit = roundUnit(((until - since) * TICKS_APART.round) / room);
    for (let n = Math.floor(since / unit) + 1; n * unit < until; n += 1) {
      const x = from * zoom + (room * (n * unit - since)) / (until - since);
      while (next < instants.length && instants[next].x <= x) next += 1;
      const last = Math.max(instants[next - 1].x, rounds.at(-1)?.x ?? 0);
      const isFree = x - last >= TICKS_APART.instants && !(instants[next]?.x - x < TICKS_APART.instants);
      if (isFree) rounds.push({ x, time: n * unit });
    }
  }
  return [...instants, ...rounds].sort((a, b) => a.x - b.x);
}

/** The next of 1, 2, 5, 10, 20, 50, … (or 0.5, 0.2, …) from `least` up. */
function roundUnit(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= least);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
