// The timeline without a page: who woke whom, which rows there are, what is found where, and the picture as a file.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import { countsAt, densityOf } from '../../www/page/timeline/density.js';
import { describeSegment } from '../../www/page/timeline/describe.js';
import { neighbour, partAt, wakesAt, wakesOf } from '../../www/page/timeline/find.js';
import { layOut } from '../../www/page/timeline/layout.js';
import { drawnEvents, timelineModel } from '../../www/page/timeline/model.js';
import { propertiesOf, resolverOf } from '../../www/page/timeline/palette.js';
import { drawLanes } from '../../www/page/timeline/picture.js';
import { toldOf } from '../../www/page/timeline/record-table.js';
import { rowsOf } from '../../www/page/timeline/rows.js';
import { stillOf } from '../../www/page/timeline/still.js';
import { h, markup } from '../../www/page/vnode.js';

async function modelOf(source, options) {
  const { recording, error } = await run(source, options);
  assert.equal(error, null);
  const record = new Record(recording);
  return timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) });
}

const laneOf = (model, name) => model.lanes.find((lane) => lane.name === name);
const story = ({ wakes }) => wakes.map(({ kind, source, target }) => `${source?.name ?? 'timer'} ${kind} ${target.name}`);
const MANY = 'async function worker(n) { await sleep(n % 3); }\nawait gather(...Array.from({ length: 1000 }, (_, n) => worker(n)));';

const ORDER = `async function a() { await sleep(1); }
async function b(done) { await done.wait(); }
const done = new Event();
const [A, B] = [createTask(a()), createTask(b(done))];
await sleep(0);
await sleep(0);
done.set();
A.cancel();
await gather([A, B], { returnExceptions: true });`;

test('a task that starts eagerly runs inside the step that makes it, which goes on afterwards', async () => {
  const model = await modelOf(`function* tea() { yield* sleep(1); }
function* main() { yield* createTask(tea(), { name: 'tea', eagerStart: true }); }
await run(main);`);
  const states = (name) => laneOf(model, name).segments.map(({ state, label }) => (label ? `${state}: ${label}` : state));
  assert.deepEqual(states('tea'), ['running', 'waiting: sleep(1)', 'running']);
  assert.deepEqual(states('Task-1'), ['ready', 'running', 'waiting: tea', 'running', 'waiting: tea', 'ready', 'running']);
});

// ---- who woke whom ----------------------------------------------------------------------------------------------

test('step by step, the table tells why each task was ready, and what it did then', async () => {
  const model = await modelOf(`function* tea() { yield* sleep(1); }
function* main() { const task = createTask(tea(), { name: 'tea', eagerStart: true }); yield* task; }
run(main());`);
  const told = model.steps.filter(({ lane }) => lane.name !== 'main').map((step) => ({ who: step.lane.name, ...toldOf(step) }));
  assert.deepEqual(told, [
    { who: 'Task-1', why: 'made by main', then: 'starts tea' },
    { who: 'tea', why: null, then: 'awaits sleep(1)' },
    { who: 'Task-1', why: null, then: 'awaits tea' },
    { who: 'tea', why: 'woken by its timer', then: 'is done' },
    { who: 'Task-1', why: 'woken by tea', then: 'is done' },
  ]);
});

test('who made whom, who woke whom, and whom a timer woke', async () => {
  const model = await modelOf('async function cook(n) { await sleep(n); }\nawait gather(cook(2), cook(1));');
  assert.deepEqual(story(model), [
    'main made Task-1', 'main made Task-2', 'timer timer Task-2', 'timer timer Task-1', 'Task-1 woke main', // through gather's callback
  ]);
  assert.ok(model.wakes.every(({ from, to }) => from <= to));
});

test('why did b run before a? It was woken first, and stood before it in the ready queue', async () => {
  const model = await modelOf(ORDER);
  const readyAgain = ({ segments }) => segments.findLast(({ state }) => state === 'ready');
  const [a, b] = [laneOf(model, 'Task-1'), laneOf(model, 'Task-2')];
  assert.ok(readyAgain(b).from < readyAgain(a).from);
  assert.equal(readyAgain(a).wake.source.name, 'main');
  assert.deepEqual([readyAgain(a).behind.count, readyAgain(a).behind.lane], [1, b]);
  assert.match(describeSegment(a, readyAgain(a)), /woken by main, right behind b \(Task-2\)/);
});

test('a step that blocks holds up everyone: who is due meanwhile is overdue', async () => {
  const model = await modelOf(`async function block() { await sleep(1); time.sleep(2); }
async function other(n) { await sleep(n); }
await gather(block(), other(1), other(2));`);
  const step = laneOf(model, 'Task-1').segments.at(-1);
  assert.deepEqual([step.state, step.blocked], ['running', 2]);
  const [interval] = model.intervals.filter(({ blocked }) => blocked);
  assert.deepEqual([interval.from, interval.to], [1, 3]);
  const waiting = laneOf(model, 'Task-3').segments.find(({ state }) => state === 'waiting');
  assert.equal(waiting.overdue, model.intervals.indexOf(interval) + 0.5); // at 2 s
  assert.equal(laneOf(model, 'Task-2').segments.at(-2).state, 'ready'); // as soon as the timers fired, before the step
});

test('what is shown at a moment, and for a segment, are its own wakes', async () => {
  const model = await modelOf(ORDER);
  const set = laneOf(model, 'Task-2').segments.findLast(({ state }) => state === 'ready').wake;
  assert.deepEqual(wakesAt(model, set.to, set.event), [set]);
  const step = laneOf(model, 'main').segments.find(({ state, from, to }) => state === 'running' && from < set.from && set.from <= to);
  assert.equal(wakesOf(model, step).filter(({ source }) => source.name === 'main').length, 2);
});

// ---- rows -------------------------------------------------------------------------------------------------------

test('of a thousand tasks made at one line, three have a lane and one row stands for the others', async () => {
  const { lanes } = await modelOf(MANY);
  const { rows, rowOf } = rowsOf(lanes);
  assert.deepEqual(rows.map(({ lane, group }) => lane?.name ?? `${group.label} ×${group.count}`), ['main', 'Task-1', 'Task-2', 'Task-3', 'worker ×997']);
  assert.equal(rowOf.get(lanes.at(-1)), 4);
  assert.deepEqual(rows.map(({ above }) => above), [-1, 0, 1, 2, 3]);
  const opened = rowsOf(lanes, new Set([rows[4].group.key]));
  assert.equal(opened.rows.length, 5 + 997);
  assert.deepEqual([opened.rows[5].lane.name, opened.rows[5].depth], ['Task-4', 2]);
});

test('a few tasks are never folded, nor families among many that are small', () => {
  const lanesOf = (count, line) => Array.from({ length: count }, (_, id) => ({ id, parent: -1, label: 'f', line: line(id), segments: [] }));
  assert.equal(rowsOf(lanesOf(24, () => 1)).rows.length, 24);
  assert.equal(rowsOf(lanesOf(25, () => 1)).rows.length, 4);
  assert.equal(rowsOf(lanesOf(60, (id) => id % 10)).rows.length, 60);
});

test('what folded tasks made is folded with them; and families that alternate are one row each', () => {
  const lanes = [];
  for (let id = 1; id <= 40; id += 1) lanes.push({ id, parent: null, label: id % 2 ? 'a' : 'b', line: 1, segments: [] }, { id: 100 + id, parent: id, label: 'child', line: 2, segments: [] });
  const { rows, rowOf } = rowsOf(lanes);
  const groups = rows.filter(({ group }) => group).map(({ group }) => [group.label, group.count, group.lanes.length]);
  assert.deepEqual(groups, [['a', 17, 34], ['b', 17, 34]]);
  assert.equal(rowOf.get(lanes.at(-1)), rows.findIndex(({ group }) => group?.label === 'b'));
});

test('the row of a group tells how many run, are ready and wait', async () => {
  const { lanes } = await modelOf(MANY);
  const density = densityOf(lanes.filter(({ label }) => label === 'worker'));
  const at = (position) => countsAt(density, position);
  assert.deepEqual(at(1.5), { running: 0, ready: 1000, waiting: 0 }); // all made, none has run
  assert.ok(density.running.every((count) => count === 0 || count === 1));
  assert.ok(at(600).waiting > 300 && at(600).ready > 300);
  assert.deepEqual(at(1e9), { running: 0, ready: 0, waiting: 0 });
});

// ---- what is where ----------------------------------------------------------------------------------------------

test('a program without tasks has a timeline without rows, which can be drawn and pointed at', () => {
  const layout = layOut(timelineModel({ clock: 'virtual', complete: true, events: [] }), rowsOf([]), 900);
  assert.deepEqual(layout.rows, []);
  assert.equal(drawLanes(layout, { left: 0, right: 900, top: 0, bottom: 500 }, 'hatch').length, 1); // the grid
  assert.equal(partAt(layout, 300, 0), null);
});

test('what is under a pointer is what is drawn there', async () => {
  const model = await modelOf(ORDER);
  const layout = layOut(model, rowsOf(model.lanes), 900);
  for (const lane of model.lanes) {
    for (const segment of lane.segments) {
      const x = layout.x((segment.from + segment.to) / 2);
      assert.deepEqual(partAt(layout, x, layout.y(layout.rowOf.get(lane))), { lane, segment });
    }
  }
  assert.equal(partAt(layout, 10, layout.height + 5), null);
  for (const position of [0, 0.25, 3, model.intervals.length]) assert.ok(Math.abs(layout.positionAt(layout.x(position)) - position) < 1e-9);
});

test('arrow keys lead along a lane and to the nearest of the next', async () => {
  const model = await modelOf(ORDER);
  const layout = layOut(model, rowsOf(model.lanes), 900);
  const [main, a] = model.lanes;
  const first = { lane: main, segment: main.segments[0] };
  assert.equal(neighbour(layout, first, 'ArrowLeft'), null);
  assert.deepEqual(neighbour(layout, first, 'ArrowRight'), { lane: main, segment: main.segments[1] });
  assert.deepEqual(neighbour(layout, first, 'ArrowDown'), { lane: a, segment: a.segments[0] });
  assert.deepEqual(neighbour(layout, first, 'End'), { lane: main, segment: main.segments.at(-1) });
});

test('zoomed, all is wider alike; and only what is in sight is drawn', async () => {
  const model = await modelOf(MANY);
  const layout = layOut(model, rowsOf(model.lanes), 900);
  const twice = layout.at(2);
  assert.ok(Math.abs(twice.axis.x(500) - 2 * layout.axis.x(500)) < 1e-6);
  assert.equal(layout.at(layout.whole).isDense, true);
  const count = ({ children }) => 1 + children.filter((child) => child.tag).reduce((sum, child) => sum + count(child), 0);
  const nodes = drawLanes(twice, { left: 3000, right: 4200, top: 0, bottom: 400 }, 'ready').filter(Boolean).reduce((sum, node) => sum + count(node), 0);
  assert.ok(nodes < 400, `${nodes} nodes`);
});

// ---- as a file --------------------------------------------------------------------------------------------------

const colours = propertiesOf(readFileSync(new URL('../../www/page/tokens.css', import.meta.url), 'utf8'));

test('text of a program is never markup in a picture', () => {
  assert.equal(markup(h('text', { x: 1.005, 'aria-label': '"<&' }, '<script>&\u0000')), '<text x="1" aria-label="&quot;&lt;&amp;">&lt;script&gt;&amp;\ufffd</text>');
});

for (const theme of ['light', 'dark']) {
  test(`a picture for a slide needs nothing but itself: ${theme}`, async () => {
    const model = await modelOf(ORDER);
    const { text, width, height } = stillOf(model, { title: 'a < b', resolve: resolverOf(colours, theme) });
    assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.doesNotMatch(text, /var\(|light-dark|NaN|undefined|null|<style/);
    for (const words of ['a &lt; b', 'ready, not yet run', 'Task-1', 'Task-2', 'turn', 'wakes', 'cancelled']) assert.ok(text.includes(`>${words}<`), words);
    assert.ok(text.includes(`fill="${theme === 'light' ? '#ffffff' : '#191e25'}"`));
    assert.deepEqual([width, height > 200], [960, true]);
    const hatch = text.match(/<pattern id="([^"]+)"/)[1];
    for (const [, used] of text.matchAll(/url\(#([^)]+)\)/g)) assert.equal(used, hatch);
    assert.equal([...text.matchAll(/<(?!\/)(?:[^>]*[^/])?>/g)].length, [...text.matchAll(/<\//g)].length);
  });
}

test('a picture of very many steps is no wider than two slides', async () => {
  const { width } = stillOf(await modelOf(MANY), { resolve: resolverOf(colours, 'light') });
  assert.ok(width <= 2 * 960, String(width));
});
