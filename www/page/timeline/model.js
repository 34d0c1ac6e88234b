// The timeline's model: a trace folded into lanes, one a task, without any drawing.
//
// Steps take no time on the virtual clock, so time alone cannot place them. The axis is therefore a row of intervals:
// a 'step' for each time a task ran, a 'gap' wherever time passed, a 'turn' between two turns of one instant, and a
// 'rest' after the end if something still waits there. A position on it is an index into that row, and 2.5 is the
// middle of interval 2: what a step does to other tasks happens inside it, in order. How wide an interval is drawn is
// the business of axis.js.

import { isHousekeeping, isHousekeepingLabel } from '../housekeeping.js';
import { Causes } from './causes.js';

/** What the trace calls the code outside every function, as CPython does. */
const TOP_LEVEL = '<module>';

/** What a picture can hold and a browser can fold between two frames; the rest is counted, not drawn. */
export const LIMITS = { lanes: 10_000, steps: 30_000 };

/** On the real clock, what happens this close together is one instant. */
export const REAL_INSTANT = 0.005;

/**
 * Folds a trace into what the timeline shows. Reads its events one after the other, and no more than it draws.
 * @param {{clock: string, complete?: boolean, events: Iterable<object>}} trace
 * @returns {{clock, intervals, lanes, steps, wakes, end, hiddenTasks: number, truncated: boolean, positions: Float64Array}}
 *   positions: for each event that was read, where on the axis it happened; wakes: see causes.js
 */
export function timelineModel(trace, limits = LIMITS) {
  const fold = new Fold(trace, limits);
  for (const event of trace.events) {
    if (fold.axis.steps >= limits.steps) {
      fold.truncated = true;
      break;
    }
    fold.axis.reach(event.time);
    handlers[event.kind]?.(fold, event);
    fold.axis.mark();
  }
  return fold.finish();
}

class Axis {
  intervals = [];
  /** Of each event so far. Where one that happens in a step belongs is known when the step ends. */
  positions = [];
  steps = 0;
  now = 0;
  #open = null;

  constructor(instant) {
    this.instant = instant;
  }

  /** The number of the event that is being read. */
  get event() {
    return this.positions.length;
  }

  mark() {
    this.positions.push(this.intervals.length);
  }

  /** Time that passes inside a step belongs to the step, and is added when it ends. */
  reach(time) {
    if (this.#open || !(time - this.now > this.instant)) return;
    this.intervals.push({ kind: 'gap', from: this.now, to: time });
    this.now = time;
  }

  beginStep(time, turn) {
    const last = this.intervals.at(-1);
    if (last?.kind === 'step' && last.turn !== turn) this.intervals.push({ kind: 'turn', from: this.now, to: this.now });
    this.#open = { time, turn, event: this.event };
  }

  /** @returns {object} the interval that the step is on the axis */
  endStep(time, lane, segment) {
    const { time: began, turn, event } = this.#open;
    this.#open = null;
    const inside = this.event - event;
    for (let i = 1; i < inside; i += 1) this.positions[event + i] += i / inside;
    const interval = { kind: 'step', from: began, to: time, turn, lane, segment };
    this.intervals.push(interval);
    this.now = time;
    this.steps += 1;
    return interval;
  }

  /** Room after the end for what went on waiting. */
  rest() {
    this.intervals.push({ kind: 'rest', from: this.now, to: this.now });
  }

  /** Where event number `event` happened; the end, for one after all others. */
  at(event) {
    return this.positions[event] ?? this.intervals.length;
  }
}

/** What a task did for a while. All of one shape, since a long record has many. */
class Segment {
  /** Where on the axis; while the record is read, the numbers of the events that begin and end it. */
  from = Number.NaN;
  to = Number.NaN;
  ends = -1;
  ended = 0;
  cancelled = false;
  open = false;
  /** How long it held up everyone else, in seconds. */
  blocked = 0;
  /** Where on the axis what it waits for was due, if the loop was held up then. */
  overdue = null;
  /** Of one that is ready, or ran as soon as it was: who woke it, and who was in the queue before it; see causes.js. */
  wake = null;
  behind = null;

  /** @param {object} about stands: why one that waits awaits nothing: it 'starts' a task eagerly, or 'runs' a loop */
  constructor(state, begins, began, { line, label, due, behind, isNew, stands }) {
    this.state = state;
    this.begins = begins;
    this.began = began;
    this.line = line || null;
    this.label = label ?? null;
    this.stands = stands ?? null;
    this.due = due ?? Infinity;
    this.behind = behind ?? null;
    this.isNew = isNew ?? false;
  }

  get isOpen() {
    return this.ends < 0;
  }
}

class Fold {
  lanes = new Map();
  steps = [];
  running = null;
  /** Who runs a loop, and so stands still until it stops; null for the host. */
  callers = [];
  /** Whose step goes on when the one that began inside it (`by`) has ended. */
  interrupted = [];
  hiddenTasks = 0;

  constructor(trace, limits) {
    this.trace = trace;
    this.limits = limits;
    this.truncated = trace.complete === false;
    this.axis = new Axis(trace.clock === 'real' ? REAL_INSTANT : 0);
    this.causes = new Causes(this);
  }

  addLane({ task: id, time, name, label, parent, line }) {
    if (isHousekeepingLabel(label)) return;
    if (this.lanes.size >= this.limits.lanes) {
      this.hiddenTasks += 1;
      return;
    }
    const lane = {
      id,
      name,
      label: label && label !== TOP_LEVEL ? label : name,
      parent,
      line: line || null,
      depth: 0,
      index: this.lanes.size,
      segments: [],
      cancels: [],
      outcome: null,
      ended: null,
      next: null,
    };
    this.lanes.set(id, lane);
    this.enter(lane, 'ready', time, { line, isNew: true });
  }

  rename({ task, name }) {
    const lane = this.lanes.get(task);
    if (!lane) return;
    if (lane.label === lane.name) lane.label = name;
    lane.name = name;
  }

  /** Closes the lane's last segment at this event, and opens one of `state`, if any. */
  enter(lane, state, began, about) {
    const last = lane.segments.at(-1);
    if (last?.isOpen) {
      last.ends = this.axis.event;
      last.ended = began;
    }
    if (state) lane.segments.push(new Segment(state, this.axis.event, began, about));
  }

  makeReady({ task, time, by }) {
    const lane = this.lanes.get(task);
    if (!lane || lane.outcome) return;
    const current = lane.segments.at(-1);
    if (this.running === lane) {
      lane.next = { state: 'ready', label: lane.next?.label, line: lane.next?.line, behind: this.causes.queue(lane) };
      return;
    }
    if (current?.state !== 'ready') this.enter(lane, 'ready', time, { line: current?.line });
    this.causes.wake(lane, by);
  }

  beginStep(lane, { time, turn }) {
    this.axis.beginStep(time, turn);
    this.causes.unqueue(lane);
    this.running = lane;
    lane.next = null;
    this.enter(lane, 'running', time, {});
    this.steps.push({ lane, segment: lane.segments.at(-1), time, turn, then: null });
    lane.step = this.steps.at(-1);
  }

  /** `lane` starts eagerly inside the step of another task. */
  interrupt(lane, { time }) {
    const { running } = this;
    running.next = { label: lane.name, line: lane.line, stands: 'starts' };
    this.endStep({ time });
    this.interrupted.push({ lane: running, by: lane.id });
    if (lane.segments.at(-1)?.isNew) lane.segments.pop(); // it was never in the queue
  }

  endStep({ time, line = null, how }) {
    const lane = this.running;
    const segment = lane.segments.at(-1);
    this.running = null;
    segment.line = line || null;
    if (how === 'foreign') lane.next = { label: 'Promise', line };
    const interval = this.axis.endStep(time, lane, segment);
    if (segment.blocked) interval.blocked = segment.blocked;
    const next = how === 'finished' ? null : { state: 'waiting', ...lane.next };
    this.enter(lane, next?.state, time, next);
    if (!next) lane.ended = this.axis.event;
    lane.step.then = { ...next, outcome: null, line: next?.line ?? (line || null) };
  }

  finish() {
    const { axis, lanes, trace } = this;
    if (this.running) this.endStep({ time: axis.now });
    if (!this.truncated && [...lanes.values()].some(({ ended }) => ended === null)) axis.rest();
    for (const lane of lanes.values()) {
      const last = lane.segments.at(-1);
      if (last?.isOpen) last.open = true;
      this.enter(lane, null, axis.now);
      this.#place(lane);
    }
    for (const wake of this.causes.wakes) {
      wake.from = axis.at(wake.cause);
      wake.to = axis.at(wake.event);
    }
    return {
      clock: trace.clock,
      intervals: axis.intervals,
      lanes: inTreeOrder([...lanes.values()]),
      steps: this.steps,
      wakes: this.causes.wakes,
      end: axis.now,
      hiddenTasks: this.hiddenTasks,
      truncated: this.truncated,
      positions: Float64Array.from(axis.positions),
    };
  }

  /** Now that all positions are known. A segment without extent leaves no mark; what woke it woke the next. */
  #place(lane) {
    const { axis } = this;
    const drawn = [];
    let passed = null;
    for (const segment of lane.segments) {
      segment.from = axis.at(segment.begins);
      segment.to = axis.at(segment.ends);
      if (segment.state === 'running' && passed) {
        segment.wake = passed.wake;
        segment.behind = passed.behind;
      }
      passed = segment.state === 'ready' ? segment : null;
      if (!(segment.from < segment.to)) continue;
      if (segment.due < segment.ended - axis.instant) segment.overdue = placeInSteps(axis.intervals, segment.due, segment.to);
      drawn.push(segment);
    }
    lane.segments = drawn;
    for (const cancel of lane.cancels) cancel.at = axis.at(cancel.at);
    if (lane.ended !== null) lane.ended = axis.at(lane.ended);
  }
}

/** Where a time falls into a step that took some, looked for before `position`; null if into none. */
function placeInSteps(intervals, time, position) {
  for (let i = Math.ceil(position) - 1; i >= 0 && intervals[i].to >= time; i -= 1) {
    const { kind, from, to } = intervals[i];
    if (kind === 'step' && from <= time && time < to) return i + (time - from) / (to - from);
  }
  return null;
}

/** What each kind of event means to the picture; kinds that are not listed do not change it. */
const handlers = {
  spawned: (fold, event) => fold.addLane(event),
  named: (fold, event) => fold.rename(event),
  ready: (fold, event) => fold.makeReady(event),
  step_begin(fold, event) {
    const lane = fold.lanes.get(event.task);
    if (!lane) return;
    if (fold.running) fold.interrupt(lane, event);
    fold.beginStep(lane, event);
  },
  step_end(fold, event) {
    if (fold.running?.id !== event.task) return;
    fold.endStep(event);
    if (fold.interrupted.at(-1)?.by === event.task) fold.beginStep(fold.interrupted.pop().lane, event);
  },
  loop_started(fold, { time }) {
    const caller = fold.running;
    fold.callers.push(caller);
    if (!caller) return;
    caller.next = { label: 'event loop', stands: 'runs' };
    fold.endStep({ time });
  },
  loop_stopped(fold, event) {
    const caller = fold.callers.pop();
    if (caller) fold.beginStep(caller, event);
  },
  awaits(fold, { task, future, label, line }) {
    const lane = fold.lanes.get(task);
    if (lane) lane.next = { state: 'waiting', label, line: line || null, due: fold.causes.deadlineOf(future) };
  },
  cancel_requested(fold, { future, time }) {
    fold.lanes.get(future)?.cancels.push({ at: fold.axis.event, time });
  },
  cancel_delivered(fold, { task }) {
    const segment = fold.lanes.get(task)?.segments.at(-1);
    if (segment) segment.cancelled = true;
  },
  settled(fold, { future, outcome }) {
    const lane = fold.lanes.get(future);
    if (!lane) {
      fold.causes.settle(future);
      return;
    }
    lane.outcome = outcome;
    if (lane.ended !== null) lane.step.then.outcome = outcome;
    else {
      lane.ended = fold.axis.event;
      fold.enter(lane, null, fold.axis.now);
    }
  },
  blocked(fold, { time }) {
    const segment = fold.running?.segments.at(-1);
    if (segment) segment.blocked = time - segment.began;
  },
  created: (fold, { future, purpose }) => fold.causes.create(future, purpose),
  timer_set: (fold, { handle, deadline }) => fold.causes.setTimer(handle, deadline),
  timer_fired: (fold, { handle }) => fold.causes.fire(handle),
  callback_ready: (fold, { handle, by }) => fold.causes.queueCallback(handle, by),
  callback_begin: (fold, { handle }) => fold.causes.beginCallback(handle),
  callback_end: (fold) => fold.causes.endCallback(),
};

/**
 * The events of a record that its picture needs: of many thousand tasks, those of the first ones.
 * @param {import('../../host/record.js').Record} record
 */
export function drawnEvents(record, limits = LIMITS) {
  const drawn = new Set();
  const hidden = new Set();
  for (const at of record.tasks) (drawn.size < limits.lanes && !isHousekeeping(record, at) ? drawn : hidden).add(record.subject(at));
  // Those that are not drawn are counted, so their creation is needed.
  const isBirth = (id) => !born.has(id) && born.add(id);
  const born = new Set();
  return record.selected((kind) => Object.hasOwn(handlers, kind), (id) => (hidden.has(id) ? isBirth(id) : true));
}

/** Every task right under the one that created it, in the order of creation. */
function inTreeOrder(lanes) {
  const children = new Map(lanes.map((lane) => [lane.id, []]));
  const roots = lanes.filter((lane) => !children.has(lane.parent));
  for (const lane of lanes) children.get(lane.parent)?.push(lane);
  const ordered = [];
  const open = roots.reverse();
  while (open.length > 0) {
    const lane = open.pop();
    ordered.push(lane);
    const made = children.get(lane.id);
    for (const child of made) child.depth = lane.depth + 1;
    for (let i = made.length - 1; i >= 0; i -= 1) open.push(made[i]);
  }
  return ordered;
}
