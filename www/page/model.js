// The timeline's model: a trace folded into lanes, one a task, without any drawing.
//
// Steps take no time on the virtual clock, so time alone cannot place them. The axis is therefore a row of intervals:
// a 'step' for each time a task ran, a 'gap' wherever time passed, a 'turn' between two turns of one instant, and a
// 'rest' after the end if something still waits there. A position on it is an index into that row, and 2.5 is the
// middle of interval 2: what a step does to other tasks happens inside it. How wide an interval is drawn is the
// business of axis.js.

/** What the trace calls the code outside every function, as CPython does. */
const TOP_LEVEL = '<module>';

/** What `run()` does when the program's own tasks have ended; it counts for task names, and shows nothing of the program. */
const HOUSEKEEPING = new Set(['shutdown_asyncgens', 'shutdown_default_executor']);

/** More than this cannot be read in a picture; the rest is counted, not drawn. */
export const LIMITS = { lanes: 100, steps: 500 };

/** On the real clock, what happens this close together is one instant. */
export const REAL_INSTANT = 0.005;

/**
 * Folds a trace into what the timeline shows. Reads its events one after the other, and no more than it draws.
 * @param {{clock: string, complete?: boolean, events: Iterable<object>}} trace
 * @returns {{clock, intervals, lanes, steps, end, hiddenTasks: number, truncated: boolean, positions: Float64Array}}
 *   positions: for each event that was read, where on the axis it happened
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
    fold.markPosition();
  }
  return fold.finish();
}

class Axis {
  intervals = [];
  steps = 0;
  now = 0;
  #open = null;

  constructor(instant) {
    this.instant = instant;
  }

  /** Where an event that happens now belongs. */
  get position() {
    return this.intervals.length + (this.#open ? 0.5 : 0);
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
    this.#open = { time, turn };
    return this.intervals.length;
  }

  endStep(time) {
    const { time: began, turn } = this.#open;
    this.#open = null;
    this.intervals.push({ kind: 'step', from: began, to: time, turn });
    this.now = time;
    this.steps += 1;
    return this.intervals.length;
  }

  /** Room after the end for what went on waiting. */
  rest() {
    this.intervals.push({ kind: 'rest', from: this.now, to: this.now });
  }
}

class Fold {
  lanes = new Map();
  steps = [];
  running = null;
  /** Who runs a loop, and so stands still until it stops; null for the host. */
  callers = [];
  hiddenTasks = 0;

  constructor(trace, limits) {
    this.trace = trace;
    this.limits = limits;
    this.truncated = trace.complete === false;
    this.axis = new Axis(trace.clock === 'real' ? REAL_INSTANT : 0);
    this.positions = [];
  }

  markPosition() {
    this.positions.push(this.axis.position);
  }

  addLane({ task: id, time, name, label, parent, line }) {
    if (HOUSEKEEPING.has(label)) return;
    if (this.lanes.size >= this.limits.lanes) {
      this.hiddenTasks += 1;
      return;
    }
    const lane = {
      id,
      name,
      label: label && label !== TOP_LEVEL ? label : name,
      parent,
      depth: 0,
      index: this.lanes.size,
      segments: [],
      cancels: [],
      outcome: null,
      ended: null,
      next: null,
    };
    this.lanes.set(id, lane);
    this.enter(lane, { state: 'ready', began: time, line: line || null }, this.axis.position);
  }

  rename({ task, name }) {
    const lane = this.lanes.get(task);
    if (!lane) return;
    if (lane.label === lane.name) lane.label = name;
    lane.name = name;
  }

  /** Closes the lane's last segment at `position` and opens the given one; a segment without extent leaves no mark. */
  enter(lane, segment, position) {
    const last = lane.segments.at(-1);
    if (last && last.to === null) {
      last.to = position;
      last.ended = segment?.began ?? this.axis.now;
      if (last.to === last.from) lane.segments.pop();
    }
    if (segment) lane.segments.push({ line: null, label: null, ...segment, from: position, to: null, ended: null });
  }

  makeReady({ task, time }) {
    const lane = this.lanes.get(task);
    if (!lane || lane.outcome) return;
    const current = lane.segments.at(-1);
    if (this.running === lane) lane.next = { state: 'ready', label: lane.next?.label, line: lane.next?.line };
    else if (current?.state !== 'ready') this.enter(lane, { state: 'ready', began: time, line: current?.line }, this.axis.position);
  }

  beginStep(lane, { time, turn }) {
    const position = this.axis.beginStep(time, turn);
    this.running = lane;
    lane.next = null;
    this.enter(lane, { state: 'running', began: time }, position);
    this.steps.push({ lane, time, turn, then: null });
    lane.step = this.steps.at(-1);
  }

  endStep({ time, line = null, how }) {
    const lane = this.running;
    this.running = null;
    lane.segments.at(-1).line = line || null;
    if (how === 'foreign') lane.next = { label: 'Promise', line };
    const position = this.axis.endStep(time);
    const next = how === 'finished' ? null : { state: 'waiting', ...lane.next, began: time };
    this.enter(lane, next, position);
    if (!next) lane.ended = position;
    lane.step.then = { ...next, outcome: null, line: next?.line ?? (line || null) };
  }

  finish() {
    const { axis, lanes, trace } = this;
    if (this.running) this.endStep({ time: axis.now });
    if (!this.truncated && [...lanes.values()].some(({ ended }) => ended === null)) axis.rest();
    for (const lane of lanes.values()) {
      const last = lane.segments.at(-1);
      if (last?.to === null) last.open = true;
      this.enter(lane, null, axis.intervals.length);
    }
    return {
      clock: trace.clock,
      intervals: axis.intervals,
      lanes: inTreeOrder([...lanes.values()]),
      steps: this.steps,
      end: axis.now,
      hiddenTasks: this.hiddenTasks,
      truncated: this.truncated,
      positions: Float64Array.from(this.positions),
    };
  }
}

/** What each kind of event means to the picture; kinds that are not listed do not change it. */
const handlers = {
  spawned: (fold, event) => fold.addLane(event),
  named: (fold, event) => fold.rename(event),
  ready: (fold, event) => fold.makeReady(event),
  step_begin(fold, event) {
    const lane = fold.lanes.get(event.task);
    if (lane) fold.beginStep(lane, event);
  },
  step_end(fold, event) {
    if (fold.running?.id === event.task) fold.endStep(event);
  },
  loop_started(fold, { time }) {
    const caller = fold.running;
    fold.callers.push(caller);
    if (!caller) return;
    caller.next = { label: 'event loop' };
    fold.endStep({ time });
  },
  loop_stopped(fold, event) {
    const caller = fold.callers.pop();
    if (caller) fold.beginStep(caller, event);
  },
  awaits(fold, { task, label, line }) {
    const lane = fold.lanes.get(task);
    if (lane) lane.next = { state: 'waiting', label, line: line || null };
  },
  cancel_requested(fold, { future, time }) {
    fold.lanes.get(future)?.cancels.push({ at: fold.axis.position, time });
  },
  cancel_delivered(fold, { task }) {
    const segment = fold.lanes.get(task)?.segments.at(-1);
    if (segment) segment.cancelled = true;
  },
  settled(fold, { future, outcome }) {
    const lane = fold.lanes.get(future);
    if (!lane) return;
    lane.outcome = outcome;
    if (lane.ended !== null) lane.step.then.outcome = outcome;
    else {
      lane.ended = fold.axis.position;
      fold.enter(lane, null, lane.ended);
    }
  },
  blocked(fold, { time }) {
    const segment = fold.running?.segments.at(-1);
    if (segment) segment.blocked = time - segment.began;
  },
};

/**
 * The events of a record that its picture needs: of many thousand tasks, those of the first ones.
 * @param {import('../host/record.js').Record} record
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

/** Whether a task was made by `run()` for itself; `at` is the event that made it. */
export function isHousekeeping(record, at) {
  return HOUSEKEEPING.has(record.field(at, 'label'));
}

/** Every task right under the one that created it, in the order of creation. */
function inTreeOrder(lanes) {
  const children = new Map(lanes.map((lane) => [lane.id, []]));
  const roots = lanes.filter((lane) => !children.has(lane.parent));
  for (const lane of lanes) children.get(lane.parent)?.push(lane);
  const ordered = [];
  const visit = (lane, depth) => {
    lane.depth = depth;
    ordered.push(lane);
    for (const child of children.get(lane.id)) visit(child, depth + 1);
  };
  for (const root of roots) visit(root, 0);
  return ordered;
}
