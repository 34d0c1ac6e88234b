// The state of the loop at a moment: followed by hand through small programs, and what must be true of every program.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import { awaitTree, callGraphText } from '../../www/page/await-tree.js';
import { Futures } from '../../www/page/futures.js';
import { Moments } from '../../www/page/moment.js';
import { Names } from '../../www/page/names.js';
import { stopsOf, turnStops } from '../../www/page/stops.js';

const BREAKFAST = `function* cook(dish, seconds) {
  print(dish, 'on');
  yield* sleep(seconds);
  print(dish, 'ready');
}
await gather(cook('egg', 3), cook('toast', 1));`;

async function recordOf(source, options) {
  const { recording } = await run(source, options);
  return new Record(recording);
}

/** What a reader sees at each stop, as names: [time, turn, running, ready, timers, line]. */
async function story(source) {
  const record = await recordOf(source);
  const moments = new Moments(record);
  const name = (id) => (record.isTask(id) ? record.nameOf(id) : 'callback');
  return [...stopsOf(record)].map((stop) => {
    const { time, turn, running, ready, timers, line } = moments.after(stop);
    return [time, turn, running && name(running), ready.map(name).join(' '), timers.map((id) => record.deadline(id)).join(' '), line];
  });
}

test('a breakfast, moment by moment', async () => {
  assert.deepEqual(await story(BREAKFAST), [
    [0, 0, null, 'main', '', null],
    [0, 1, null, 'main', '', null],
    [0, 1, 'main', '', '', null],
    [0, 1, 'main', 'Task-1', '', 6],
    [0, 1, 'main', 'Task-1 Task-2', '', 6],
    [0, 1, null, 'Task-1 Task-2', '', 6], // main awaits gather
    [0, 2, null, 'Task-1 Task-2', '', null],
    [0, 2, 'Task-1', 'Task-2', '', 1],
    [0, 2, 'Task-1', 'Task-2', '', 2], // egg on
    [0, 2, null, 'Task-2', '3', 3],
    [0, 2, 'Task-2', '', '3', 1],
    [0, 2, 'Task-2', '', '3', 2], // toast on
    [0, 2, null, '', '1 3', 3],
    [1, 3, null, 'callback', '3', null], // toast's timer is due
    [1, 3, null, 'Task-2', '3', null],
    [1, 4, null, 'Task-2', '3', null],
    [1, 4, 'Task-2', '', '3', 3],
    [1, 4, 'Task-2', '', '3', 4], // toast ready
    [1, 4, null, 'callback', '3', 4],
    [1, 5, null, 'callback', '3', null],
    [1, 5, null, '', '3', null], // gather counts one
    [3, 6, null, 'callback', '', null],
    [3, 6, null, 'Task-1', '', null],
    [3, 7, null, 'Task-1', '', null],
    [3, 7, 'Task-1', '', '', 3],
    [3, 7, 'Task-1', '', '', 4], // egg ready
    [3, 7, null, 'callback', '', 4],
    [3, 8, null, 'callback', '', null],
    [3, 8, null, 'main', '', null], // gather is done
    [3, 9, null, 'main', '', null],
    [3, 9, 'main', '', '', 6],
    [3, 9, null, 'callback', '', 6],
    [3, 10, null, 'callback', '', null],
    [3, 10, null, '', '', null],
  ]);
});

test('a task that sleeps for nothing is ready again before its step has ended', async () => {
  const record = await recordOf('await sleep(0);');
  const moments = new Moments(record);
  const ended = [...record.events()].findIndex(({ kind }) => kind === 'step_end');
  assert.equal(moments.after(ended).of(moments.after(ended).ready[0]).state, 'ready');
  assert.equal(moments.after(ended).running, null);
});

test('what becomes ready in a turn runs in the next one', async () => {
  const record = await recordOf('createTask(sleep(0));\nconst later = createTask(sleep(0));\nawait sleep(0);\nawait later;');
  const moments = new Moments(record);
  const second = moments.after([...record.events()].findIndex(({ kind, turn }) => kind === 'turn' && turn === 2));
  assert.deepEqual(second.ready.map((id) => second.isForNextTurn(id)), [false, false, false]);
  const midway = moments.after([...record.events()].findIndex(({ kind, turn, how }) => kind === 'step_end' && turn === 2 && how));
  assert.deepEqual(midway.ready.map((id) => midway.isForNextTurn(id)), [false, false, true]);
});

test('what a task awaits, since when, at which line, and who woke it', async () => {
  const record = await recordOf(BREAKFAST);
  const moments = new Moments(record);
  const find = (name) => record.tasks.map((at) => record.subject(at)).find((id) => record.nameOf(id) === name);
  const at = (test) => [...record.events()].findIndex(test);
  const waiting = moments.after(at(({ kind, task }) => kind === 'step_end' && task === find('Task-1'))).of(find('Task-1'));
  assert.deepEqual([waiting.state, record.label(waiting.awaits), waiting.line, waiting.since], ['waiting', 'sleep(3)', 3, 0]);
  const woken = moments.after(at(({ kind, task, by }) => kind === 'ready' && task === find('Task-2') && by)).of(find('Task-2'));
  assert.deepEqual([woken.state, record.label(woken.by), woken.since], ['ready', 'sleep(1)', 1]);
  const done = moments.after(record.count - 1).of(find('Task-2'));
  assert.deepEqual([done.state, done.outcome, done.since], ['done', 'result', 1]);
});

test('a cancelled timer leaves the heap, and a step that runs a loop is still under way in it', async () => {
  const cancelled = await story('const handle = getEventLoop().callLater(5, print);\nhandle.cancel();\nawait sleep(1);');
  assert.ok(cancelled.every(([, , , , timers]) => timers === '' || timers === '1'));
  const nested = await story('async function inner() { await sleep(1); }\nprint(await run(inner()));');
  assert.equal(nested.at(-1)[2], null);
});

test('who waits for whom: gather knows its members, shield what it shields, a group its tasks', async () => {
  const outline = (nodes) => nodes.map(({ text, children }) => (children.length ? [text, outline(children)] : text));
  const last = async (source) => {
    const record = await recordOf(source);
    const waiting = [...record.events()].findIndex(({ kind, time }) => kind === 'printed' && time === 1);
    return { record, moment: new Moments(record).after(waiting) };
  };
  const watch = "createTask((async () => { await sleep(1); print('now'); })());\n";
  const tree = async (source) => {
    const { record, moment } = await last(watch + source);
    return outline(awaitTree(record, moment).roots.filter(({ id }) => record.nameOf(id) === 'main'));
  };
  assert.deepEqual(await tree('await gather(sleep(2), sleep(3));'),
    [['main', [['gather', [['Task-2', ['sleep(2)']], ['Task-3', ['sleep(3)']]]]]]]);
  assert.deepEqual(await tree('const task = createTask(sleep(2));\nawait task;'), [['main', [['Task-2', ['sleep(2)']]]]]);
  assert.deepEqual(await tree('await shield(createTask(sleep(2)));'), [['main', [['shield', [['Task-2', ['sleep(2)']]]]]]]);
  assert.deepEqual(await tree('await waitFor(sleep(2), 9);'), [['main', [['wait', [['Task-2', ['sleep(2)']]]]]]]);
  assert.deepEqual(await tree('await asyncWith(new TaskGroup(), async (group) => { group.createTask(sleep(2)); });'),
    [['main', [['TaskGroup', [['Task-2', ['sleep(2)']]]]]]]);
});

test('members of a gather that never ends are known as well', async () => {
  const record = await recordOf('const never = new Event();\nawait gather(never.wait(), never.wait());');
  const { roots } = awaitTree(record, new Moments(record).after(record.count - 1));
  assert.deepEqual(roots[0].children[0].children.map(({ text }) => text), ['Task-1', 'Task-2']);
});

test('tasks that wait for each other are told once, not for ever', async () => {
  const record = await recordOf('let a, b;\nasync function one() { await sleep(1); await b; }\nasync function two() { await sleep(1); await a; }\n'
    + 'a = createTask(one());\nb = createTask(two());\nawait sleep(2);\nawait a;');
  const { roots } = awaitTree(record, new Moments(record).after(record.count - 1));
  assert.ok(JSON.stringify(roots).length < 2000);
  assert.ok(roots.length > 0);
});

test('beside one who waits for a lock stands who has it, until it is passed on', async () => {
  const record = await recordOf(`const lock = new Lock();
    async function visit() { await lock.acquire(); await sleep(1); lock.release(); }
    await gather(visit(), visit(), visit());`);
  const holders = (nodes) => nodes.flatMap(({ text, holder, children }) => [...(text === 'Lock.acquire' ? [holder && record.nameOf(holder)] : []), ...holders(children)]);
  const at = (time) => {
    const jump = [...record.events()].findIndex(({ kind, from }) => kind === 'time_jumped' && from === time);
    return holders(awaitTree(record, new Moments(record).after(jump - 1)).roots);
  };
  assert.deepEqual(at(0), ['Task-1', 'Task-1']);
  assert.deepEqual(at(1), [null]);
});

test('the call graph in words is CPython 3.14\'s', async () => {
  const record = await recordOf(BREAKFAST);
  const waiting = [...record.events()].findIndex(({ kind }) => kind === 'time_jumped');
  const text = callGraphText(record, new Moments(record).after(waiting - 1), 'program.js');
  assert.deepEqual(text.replaceAll(/id=0x[0-9a-f]+/g, 'id=0x').split('\n'), ['Task-1', 'Task-2'].flatMap((name) => [
    `* Task(name='${name}', id=0x)`,
    '  + Call stack:',
    "  |   File 'program.js', line 3, in async cook()",
    '  + Awaited by:',
    "    * Task(name='main', id=0x)",
    '      + Call stack:',
    "      |   File 'program.js', line 6, in <module>()",
  ]));
});

test('the futures of a moment: state, and who is told', async () => {
  const record = await recordOf(`const future = getEventLoop().createFuture();
    function look() { print('looked'); }
    future.addDoneCallback(look);
    future.addDoneCallback(print);
    future.removeDoneCallback(print);
    getEventLoop().callLater(2, function settle() { future.setResult(1); });
    const helper = createTask((function* helper() { return yield* future; })());
    await gather(helper, sleep(1));`);
  const futures = new Futures(record);
  const moments = new Moments(record);
  const names = new Names(record);
  const seen = (event) => futures.at(moments.after(event), 20).listed.map(({ id, told }) => [
    record.label(id), moments.after(event).of(id).outcome ?? 'pending', ...told.map(({ how, id: whom, name, line }) => (how === 'calls' ? `calls ${name} ${line ?? ''}` : `${how} ${names.who(whom)}`))]);
  const kindAt = (kind, time) => [...record.events()].findIndex((event) => event.kind === kind && event.time === time);
  assert.deepEqual(seen(kindAt('time_jumped', 0) - 1), [
    ['Future', 'pending', 'calls look 3', 'wakes helper (Task-1)'],
    ['Task-1', 'pending', 'tells gather'],
    ['Task-2', 'pending', 'tells gather'],
    ['gather', 'pending', 'wakes main'],
    ['sleep(1)', 'pending', 'wakes sleep (Task-2)'],
  ]);
  assert.deepEqual(seen(kindAt('callback_end', 2)).slice(0, 1), [['Future', 'result', 'calls look 3', 'wakes helper (Task-1)']]);
  assert.deepEqual(seen(record.count - 1), []);
});

test('who waits at asCompleted() waits for all that are left, and one who waits in a loop for those of that round', async () => {
  const outline = (nodes) => nodes.map(({ text, children }) => (children.length ? [text, outline(children)] : text));
  const at = async (source, time) => {
    const record = await recordOf(source);
    const jump = [...record.events()].findIndex(({ kind, from }) => kind === 'time_jumped' && from === time);
    return outline(awaitTree(record, new Moments(record).after(jump - 1)).roots);
  };
  assert.deepEqual(await at('for (const next of asCompleted([sleep(1), sleep(2)])) await next;', 1),
    [['main', ['Queue.get', ['Task-2', ['sleep(2)']]]]]);
  const rounds = 'let left = new Set([createTask(sleep(1)), createTask(sleep(2))]);\n'
    + "while (left.size > 0) [, left] = await wait(left, { returnWhen: 'FIRST_COMPLETED' });";
  assert.deepEqual(await at(rounds, 1), [['main', [['wait', [['Task-2', ['sleep(2)']]]]]]]);
});

// ---- what is true of every program ------------------------------------------------------------------------------

const folder = new URL('../../www/examples/', import.meta.url);
const programs = readdirSync(folder).filter((file) => /^\d.*\.js$/.test(file)).map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]);

for (const [file, source] of programs) {
  test(`${file}: seeking is the same in any order, and no turn begins with a queue of another length than the loop says`, async () => {
    const record = await recordOf(source);
    const there = new Moments(record);
    const everywhere = new Moments(record);
    const view = ({ time, turn, ready, timers, tasks, futures, running, line }) => ({ time, turn, ready, timers, tasks, futures, running, line });
    const stops = stopsOf(record);
    for (const [i, stop] of stops.entries()) {
      const seen = view(there.after(stop));
      everywhere.after(stops[(i * 7919) % stops.length]);
      assert.deepEqual(view(everywhere.after(stop)), seen);
      assert.ok(seen.ready.every((id) => !seen.timers.includes(id)));
    }
    for (let i = 0; i < record.count; i += 1) {
      if (record.kind(i) === 'turn') assert.equal(there.after(i).ready.length, record.field(i, 'ready'), `event ${i}`);
    }
  });
}

test('stops are in order, end with the last event, and each turn has its first one', async () => {
  const record = await recordOf(BREAKFAST);
  const stops = [...stopsOf(record)];
  assert.deepEqual(stops, stops.toSorted((a, b) => a - b));
  assert.equal(stops.at(-1), record.count - 1);
  const turns = [...turnStops(record, stops)].map((stop) => record.turns[stops[stop]]);
  assert.deepEqual(turns, [...turns.keys()]);
});

test('a record of many events is sought through checkpoints, with the same result', async () => {
  const record = await recordOf('async function f() { for (let n = 0; n < 900; n += 1) await sleep(n % 3); }\nawait gather(...Array.from({ length: 30 }, f));');
  assert.ok(record.count > 131_072, `${record.count} events`);
  const forwards = new Moments(record);
  const jumping = new Moments(record);
  jumping.after(record.count - 1);
  for (const at of [70_000, 10, 131_073, 65_536, 65_535, record.count - 1, 131_071]) {
    assert.deepEqual(jumping.after(at).ready, new Moments(record).after(at).ready, `event ${at}`);
    assert.deepEqual(jumping.after(at).timers, forwards.after(at).timers, `event ${at}`);
  }
});

test('an empty record has no stops', () => {
  const record = new Record({ schema: 'turn event_loop:id time:seconds ready:id', words: new Uint32Array(0), texts: [], clock: 'virtual', complete: true });
  assert.deepEqual([...stopsOf(record)], []);
});
