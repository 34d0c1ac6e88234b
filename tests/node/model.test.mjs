// The timeline's model: what a trace means to the picture, and where things stand on its axis.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import { layAxis } from '../../www/page/timeline/axis.js';
import { drawnEvents, timelineModel } from '../../www/page/timeline/model.js';

/** A trace from rows of [time, turn, kind, task, more]. */
function traceOf(tasks, rows, clock = 'virtual') {
  const born = (kind, task) => (kind === 'spawned' ? tasks.find(({ id }) => id === task) : null);
  const events = rows.map(([time, turn, kind, task, more]) => ({ time, turn, kind, task, ...born(kind, task), ...more }));
  return { clock, events };
}

const TASKS = [
  { id: 1, name: 'main', label: '<module>', parent: null, line: null },
  { id: 2, name: 'Task-1', label: 'cook egg', parent: 1, line: 9 },
  { id: 3, name: 'Task-2', label: 'cook toast', parent: 1, line: 9 },
];

/** main gathers two cooks; toast sleeps 1 s, egg sleeps 3 s. */
const BREAKFAST = [
  [0, 0, 'spawned', 1],
  [0, 1, 'step_begin', 1],
  [0, 1, 'spawned', 2],
  [0, 1, 'ready', 2],
  [0, 1, 'spawned', 3],
  [0, 1, 'ready', 3],
  [0, 1, 'awaits', 1, { label: 'gather', line: 9 }],
  [0, 1, 'step_end', 1, { how: 'waiting', line: 9 }],
  [0, 2, 'step_begin', 2],
  [0, 2, 'awaits', 2, { label: 'sleep(3)', line: 3 }],
  [0, 2, 'step_end', 2],
  [0, 2, 'step_begin', 3],
  [0, 2, 'awaits', 3, { label: 'sleep(1)', line: 3 }],
  [0, 2, 'step_end', 3],
  [1, 3, 'time_jumped', undefined, { from: 0, to: 1 }],
  [1, 3, 'ready', 3],
  [1, 3, 'step_begin', 3],
  [1, 3, 'step_end', 3, { how: 'finished', line: 4 }],
  [1, 3, 'settled', undefined, { future: 3, outcome: 'result' }],
  [3, 4, 'ready', 2],
  [3, 4, 'step_begin', 2],
  [3, 4, 'step_end', 2, { how: 'finished' }],
  [3, 4, 'settled', undefined, { future: 2, outcome: 'result' }],
  [3, 4, 'ready', 1],
  [3, 5, 'step_begin', 1],
  [3, 5, 'step_end', 1, { how: 'finished' }],
  [3, 5, 'settled', undefined, { future: 1, outcome: 'result' }],
];

const breakfast = () => timelineModel(traceOf(TASKS, BREAKFAST));
const short = (position) => Number(position.toFixed(2));
const shape = (lane) => lane.segments.map(({ state, from, to }) => `${state} ${short(from)}-${short(to)}`);
const laneOf = (model, id) => model.lanes.find((lane) => lane.id === id);

test('the axis is a row of steps, of turns within one instant, and of gaps', () => {
  assert.deepEqual(breakfast().intervals.map(({ kind }) => kind),
    ['step', 'turn', 'step', 'step', 'gap', 'step', 'gap', 'step', 'turn', 'step']);
});

test('a task is ready from where in a step it was made, or from the end of the one it waited for', () => {
  const model = breakfast();
  assert.deepEqual(shape(laneOf(model, 1)), ['running 0-1', 'waiting 1-8', 'ready 8-9', 'running 9-10']);
  assert.deepEqual(shape(laneOf(model, 2)), ['ready 0.17-2', 'running 2-3', 'waiting 3-7', 'running 7-8']);
  assert.deepEqual(shape(laneOf(model, 3)), ['ready 0.5-3', 'running 3-4', 'waiting 4-5', 'running 5-6']);
});

test('a segment knows its times, what it waited for, and where', () => {
  const [, , waiting] = laneOf(breakfast(), 2).segments;
  const { began, ended, label, line } = waiting;
  assert.deepEqual({ began, ended, label, line }, { began: 0, ended: 3, label: 'sleep(3)', line: 3 });
});

test('the record has one row a step, with what came of it', () => {
  const rows = breakfast().steps.map(({ lane, time, turn, then }) => [time, turn, lane.label, then.outcome ?? then.label, then.line]);
  assert.deepEqual(rows, [
    [0, 1, 'main', 'gather', 9],
    [0, 2, 'cook egg', 'sleep(3)', 3],
    [0, 2, 'cook toast', 'sleep(1)', 3],
    [1, 3, 'cook toast', 'result', 4],
    [3, 4, 'cook egg', 'result', null],
    [3, 5, 'main', 'result', null],
  ]);
});

test('a step lasts as long as it held up the loop, and ends where it waits for a plain promise', () => {
  const model = timelineModel(traceOf(TASKS.slice(0, 1), [
    [0, 0, 'spawned', 1],
    [0, 1, 'step_begin', 1],
    [0.25, 1, 'blocked'],
    [0.25, 1, 'step_end', 1, { how: 'foreign', line: 7 }],
    [0.25, 1, 'step_begin', 1],
    [0.25, 1, 'step_end', 1, { how: 'finished', line: 8 }],
  ]));
  const [running, next] = model.lanes[0].segments;
  assert.deepEqual([running.ended, running.blocked, running.line], [0.25, 0.25, 7]);
  assert.equal(model.steps[0].then.label, 'Promise');
  assert.equal(next.state, 'running');
});

test('a task that runs a loop by hand stands still until that loop stops', () => {
  const model = timelineModel(traceOf(TASKS.slice(0, 2), [
    [0, 0, 'spawned', 1],
    [0, 0, 'loop_started'],
    [0, 1, 'step_begin', 1],
    [0, 1, 'spawned', 2],
    [0, 1, 'loop_started'],
    [0, 2, 'step_begin', 2],
    [0, 2, 'step_end', 2, { how: 'waiting' }],
    [5, 3, 'step_begin', 2],
    [5, 3, 'step_end', 2, { how: 'finished' }],
    [5, 3, 'settled', undefined, { future: 2, outcome: 'result' }],
    [5, 3, 'loop_stopped'],
    [5, 3, 'step_end', 1, { how: 'finished' }],
    [5, 3, 'loop_stopped'],
  ]));
  assert.deepEqual(model.intervals.map(({ kind }) => kind), ['step', 'turn', 'step', 'gap', 'step', 'step']);
  assert.deepEqual(shape(laneOf(model, 1)), ['running 0-1', 'waiting 1-5', 'running 5-6']);
});

test('a record that is not complete says so', () => {
  assert.equal(timelineModel({ ...traceOf([], []), complete: false }).truncated, true);
});

test('each event has its place on the axis: one after the other within a step, or between two', () => {
  const { positions } = breakfast();
  assert.deepEqual([...positions.slice(0, 10)].map(short), [0, 0, 0.17, 0.33, 0.5, 0.67, 0.83, 1, 2, 2.5]);
  assert.deepEqual([...positions], [...positions].toSorted((a, b) => a - b));
  assert.equal(positions.at(-1), breakfast().intervals.length);
});

test('a task that is given another name has that one', () => {
  const model = timelineModel(traceOf(TASKS, [[0, 0, 'spawned', 1], [0, 0, 'spawned', 2], [0, 0, 'named', 2, { name: 'chef' }], [0, 0, 'named', 1, { name: 'boss' }]]));
  assert.deepEqual(model.lanes.map(({ name, label }) => [name, label]), [['boss', 'boss'], ['chef', 'cook egg']]);
});

test('a record with many events is read only as far as it is drawn', () => {
  let read = 0;
  function* endless() {
    yield { kind: 'spawned', time: 0, turn: 0, task: 1, name: 'main', label: '<module>', parent: 0, line: 0 };
    for (;;) {
      yield { kind: 'step_begin', time: 0, turn: (read += 1), task: 1 };
      yield { kind: 'step_end', time: 0, turn: read, task: 1, how: 'yielded', line: 1 };
    }
  }
  assert.equal(timelineModel({ clock: 'virtual', events: endless() }, { lanes: 10, steps: 500 }).truncated, true);
  assert.ok(read < 600);
});

test('a task stands under the one that created it', () => {
  const tasks = [['a', null], ['b', null], ['c', 'a'], ['d', 'c'], ['e', 'a']].map(([id, parent]) => ({ id, name: id, parent }));
  const model = timelineModel(traceOf(tasks, tasks.map(({ id }) => [0, 0, 'spawned', id])));
  assert.deepEqual(model.lanes.map(({ id, depth }) => `${id}${depth}`), ['a0', 'c1', 'd2', 'e1', 'b0']);
});

test('sleep(0) makes a task ready again at once, and says so', () => {
  const model = timelineModel(traceOf([TASKS[0]], [
    [0, 0, 'spawned', 1],
    [0, 1, 'step_begin', 1],
    [0, 1, 'awaits', 1, { label: 'sleep(0)', line: 2 }],
    [0, 1, 'ready', 1],
    [0, 1, 'step_end', 1],
    [0, 2, 'step_begin', 1],
    [0, 2, 'step_end', 1, { how: 'finished' }],
    [0, 2, 'settled', undefined, { future: 1, outcome: 'result' }],
  ]));
  assert.deepEqual(shape(model.lanes[0]), ['running 0-1', 'ready 1-2', 'running 2-3']);
  assert.equal(model.lanes[0].segments[1].label, 'sleep(0)');
});

test('a cancellation is marked where it was asked for, and where it was thrown in', () => {
  const model = timelineModel(traceOf(TASKS.slice(0, 2), [
    [0, 0, 'spawned', 1],
    [0, 0, 'spawned', 2],
    [0, 1, 'step_begin', 2],
    [0, 1, 'step_end', 2],
    [1, 2, 'step_begin', 1],
    [1, 2, 'cancel_requested', undefined, { future: 2 }],
    [1, 2, 'ready', 2],
    [1, 2, 'step_end', 1],
    [1, 3, 'step_begin', 2],
    [1, 3, 'cancel_delivered', 2],
    [1, 3, 'step_end', 2, { how: 'finished' }],
    [1, 3, 'settled', undefined, { future: 2, outcome: 'cancelled' }],
  ]));
  const lane = laneOf(model, 2);
  assert.deepEqual(lane.cancels.map(({ at, time }) => [short(at), time]), [[2.33, 1]]);
  assert.equal(lane.segments.at(-1).cancelled, true);
  assert.equal(lane.outcome, 'cancelled');
});

test('a task that never ended is left open, and one settled outside a step ends there', () => {
  const model = timelineModel(traceOf(TASKS, [
    [0, 0, 'spawned', 1],
    [0, 0, 'spawned', 2],
    [0, 1, 'step_begin', 1],
    [0, 1, 'awaits', 1, { label: 'Event.wait()' }],
    [0, 1, 'step_end', 1],
    [2, 2, 'settled', undefined, { future: 2, outcome: 'cancelled' }],
  ]));
  assert.equal(laneOf(model, 1).outcome, null);
  assert.equal(laneOf(model, 1).segments.at(-1).open, true);
  assert.equal(model.intervals.at(-1).kind, 'rest');
  assert.equal(laneOf(model, 2).ended, 2);
});

test('on the real clock a few milliseconds are one instant, and a long step is as long as it took', () => {
  const model = timelineModel(traceOf(TASKS.slice(0, 1), [
    [0, 0, 'spawned', 1],
    [0.002, 1, 'step_begin', 1],
    [0.502, 1, 'step_end', 1],
    [0.504, 2, 'step_begin', 1],
    [0.504, 2, 'step_end', 1],
  ], 'real'));
  assert.deepEqual(model.intervals.map(({ kind }) => kind), ['step', 'turn', 'step', 'rest']);
  assert.equal(model.intervals[0].to - model.intervals[0].from, 0.5);
});

test('kinds it does not know, and tasks it was not told of, change nothing', () => {
  const strange = [[0, 1, 'sneezed', 1], [0, 1, 'step_begin', 99], [0, 1, 'step_end', 99], [0, 1, 'ready', 99], [0, 1, 'settled', undefined, { future: 99 }]];
  const model = timelineModel(traceOf(TASKS, [...BREAKFAST.slice(0, 8), ...strange, ...BREAKFAST.slice(8)]));
  assert.deepEqual(model.lanes.map(shape), breakfast().lanes.map(shape));
});

test('what cannot be read in a picture is counted', () => {
  const few = timelineModel(traceOf(TASKS, BREAKFAST), { lanes: 2, steps: 1500 });
  assert.deepEqual([few.lanes.length, few.hiddenTasks], [2, 1]);
  const short = timelineModel(traceOf(TASKS, BREAKFAST), { lanes: 200, steps: 2 });
  assert.deepEqual([short.steps.length, short.truncated], [2, true]);
});

test('an empty trace is an empty picture', () => {
  const model = timelineModel(traceOf([], []));
  assert.deepEqual([model.lanes, model.intervals, model.end], [[], [], 0]);
  assert.deepEqual(layAxis(model.intervals, 500).ticks, [{ x: 0, time: 0 }]);
});

test('the axis fills the width there is, and keeps order', () => {
  const { intervals } = breakfast();
  const axis = layAxis(intervals, 600);
  assert.ok(Math.abs(axis.width - 600) < 0.001);
  const edges = intervals.map((_, i) => axis.x(i + 1) - axis.x(i));
  assert.ok(edges.every((width) => width > 0));
  assert.equal(axis.x(0.5), (axis.x(0) + axis.x(1)) / 2);
});

test('time is drawn in proportion, and every instant has its tick', () => {
  const axis = layAxis(breakfast().intervals, 1000);
  const gap = (i) => axis.x(i + 1) - axis.x(i);
  assert.ok(gap(6) > 1.7 * gap(4) && gap(6) < 2.1 * gap(4));
  const times = axis.ticks.map(({ time }) => time);
  for (const instant of [0, 1, 3]) assert.ok(times.includes(instant), `no tick at ${instant}`);
  assert.deepEqual(times, times.toSorted((a, b) => a - b));
});

test('a pause that dwarfs all others is folded; a single one is not', () => {
  const gap = (from, to) => ({ kind: 'gap', from, to });
  const step = { kind: 'step', from: 0, to: 0, turn: 1 };
  assert.deepEqual(layAxis([step, gap(0, 3600), step], 500).folds(), []);
  const [fold] = layAxis([step, gap(0, 1), step, gap(1, 3601), step, gap(3601, 3602)], 500).folds();
  assert.equal(fold.seconds, 3600);
});

test('where many steps share an instant it says from where to where, and needs more room rather than hide one', () => {
  const steps = Array.from({ length: 400 }, () => ({ kind: 'step', from: 0, to: 0, turn: 1 }));
  const axis = layAxis(steps, 300);
  assert.ok(axis.width > 300);
  assert.deepEqual(axis.instants(), [{ from: 0, to: axis.width }]);
});

test('of many tasks only the first are decoded, and the picture is the same', async () => {
  const { recording } = await run('async function f(n) { await sleep(n % 3); }\nawait gather(...Array.from({ length: 40 }, (_, n) => f(n)));');
  const record = new Record(recording);
  const limits = { lanes: 10, steps: 500 };
  const whole = timelineModel({ clock: record.clock, events: record.events() }, limits);
  assert.deepEqual(timelineModel({ clock: record.clock, events: drawnEvents(record, limits) }, limits), whole);
  assert.deepEqual([whole.lanes.length, whole.hiddenTasks], [10, 31]);
});

test('what run() does for itself at the end has no lane, in either language', async () => {
  const lanes = async (source, language) => {
    const record = new Record((await run(source, { language })).recording);
    return timelineModel({ clock: record.clock, events: record.events() }).lanes.map(({ label }) => label);
  };
  assert.deepEqual(await lanes('async function work() {}\nawait run(work());', 'javascript'), ['main', 'work']);
  assert.deepEqual(await lanes('import asyncio\nasync def work():\n    pass\nasyncio.run(work())', 'python'), ['work']);
});
