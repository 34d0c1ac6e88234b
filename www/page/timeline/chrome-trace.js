// The timeline in Chrome's Trace Event Format, which Perfetto (ui.perfetto.dev) and chrome://tracing open: a thread a
// task, a slice for each time it ran, was ready or waited, and an arrow from who woke to who is ready by it.
//
// Steps take no time on the virtual clock, and a slice without length is not seen. So each step gets a few microseconds;
// the true times are among a slice's arguments.

/** Microseconds. */
const STEP = 10;
const INSIDE = 0.001;
const PID = 1;

/**
 * @param {object} model from model.js
 * @param {string} title what ran
 * @returns {{traceEvents: object[], displayTimeUnit: 'ms', otherData: object}}
 */
export function chromeTrace(model, title) {
  const at = timesOf(model.intervals);
  const tid = new Map(model.lanes.map((lane, i) => [lane, i + 1]));
  const traceEvents = [
    { ph: 'M', pid: PID, tid: 0, name: 'process_name', args: { name: title } },
    ...model.lanes.flatMap((lane) => nameThread(lane, tid.get(lane))),
    ...model.lanes.flatMap((lane) => lane.segments.map((segment) => slice(lane, segment, tid.get(lane), at))),
    ...model.lanes.flatMap((lane) => lane.cancels.map((cancel) => ({ ph: 'i', s: 't', pid: PID, tid: tid.get(lane), ts: at(cancel.at), name: 'cancel()', cat: 'task' }))),
    ...model.wakes.flatMap((wake, id) => flow(wake, id + 1, tid, at)),
  ];
  return { traceEvents, displayTimeUnit: 'ms', otherData: { clock: model.clock, source: 'Loopscope', stepMicroseconds: STEP } };
}

/** Microseconds of each position: as the clock says, but never without length for a step. */
function timesOf(intervals) {
  const edges = new Float64Array(intervals.length + 1);
  intervals.forEach(({ kind, to }, i) => {
    const least = kind === 'step' || kind === 'rest' ? STEP : 1;
    edges[i + 1] = Math.max(edges[i] + least, Math.round(to * 1e6));
  });
  return (position) => {
    const whole = Math.min(Math.floor(position), intervals.length);
    const next = edges[whole + 1] ?? edges[whole];
    return Math.round((edges[whole] + (position - whole) * (next - edges[whole])) * 1000) / 1000;
  };
}

function nameThread(lane, tid) {
  const name = lane.label === lane.name ? lane.name : `${lane.label} (${lane.name})`;
  return [
    { ph: 'M', pid: PID, tid, name: 'thread_name', args: { name } },
    { ph: 'M', pid: PID, tid, name: 'thread_sort_index', args: { sort_index: tid } },
  ];
}

function slice({ id }, { state, from, to, began, ended, label, line, blocked, open }, tid, at) {
  const args = { task: id, from: began, to: ended };
  if (line) args.line = line;
  if (label) args.awaits = label;
  if (blocked) args.blocked = blocked;
  if (open) args.unfinished = true;
  const name = state === 'waiting' && label ? `waiting: ${label}` : state;
  return { ph: 'X', pid: PID, tid, ts: at(from), dur: Math.round((at(to) - at(from)) * 1000) / 1000, name, cat: state, args };
}

/**
 * From within the slice that woke to within the one that begins by it: at an edge it would be a reader's choice which of two
 * slices is meant. A timer is nobody's slice.
 */
function flow({ kind, source, target, from, to }, id, tid, at) {
  if (!source) return [];
  const common = { pid: PID, id, name: kind, cat: 'wake' };
  const cause = source.segments.findLast((segment) => segment.state === 'running' && segment.from < from) ?? source.segments[0];
  return [
    { ph: 's', tid: tid.get(source), ts: Math.min(at(from), at(cause.to) - INSIDE), ...common },
    { ph: 'f', bp: 'e', tid: tid.get(target), ts: at(to) + INSIDE, ...common },
  ];
}
