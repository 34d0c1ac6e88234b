// JavaScript on the loop, where no twin in Python can show it: whose step it is when an engine resumes a function,
// what is lazy, what a program's top level may do, and that plain promises keep the engine's own order.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { run } from '../../www/loopscope.js';

const plain = new URL('../plain/', import.meta.url);

/** Runs a program that must reach its end. */
async function finish(source) {
  const result = await run(source);
  assert.equal(result.error, null, result.error?.message);
  return result;
}

const lines = (text) => text.split('\n').slice(0, -1);

function taskNames({ tasks }) {
  return new Map(tasks.map(({ id, name }) => [id, name]));
}

describe('every print is in the trace under the task that printed it', () => {
  /** Each line that these print ends with the name of its task; "-" where there is none. */
  const PROGRAMS = {
    'calls within calls': `
      async function leaf(n) { await sleep(0); print('leaf', n); return n; }
      async function middle(n) { const v = await leaf(n); print('middle', n); return v; }
      async function outer(n) { await middle(n); print('outer', n); await sleep(1); print('slept', n); }
      const tasks = ['A', 'B'].map((name) => createTask(outer(name), { name }));
      for (const task of tasks) await task;
      print('end main');`,
    'the part that runs when it is called belongs to the caller': `
      async function child() { print('at once O'); await sleep(1); print('later O'); }
      async function outer() { await sleep(0); await child(); }
      async function called() { print('at once main'); await sleep(1); print('later C'); }
      await createTask(outer(), { name: 'O' });
      await createTask(called(), { name: 'C' });`,
    'methods, arrows, static and private ones': `
      const o = { async m(n) { await sleep(1); print('m', n); }, a: async (n) => { await o.m(n); print('a', n); } };
      class C { async m(n) { await o.a(n); print('C.m', n); } static async s(n) { await new C().m(n); print('s', n); }
        async #p(n) { await C.s(n); print('p', n); } async q(n) { await this.#p(n); print('q', n); } }
      await createTask(new C().q('W'), { name: 'W' });`,
    'Promise.all of sleeps': `
      async function worker(n) { await Promise.all([sleep(2), sleep(1)]); print('again', n); }
      const tasks = ['A', 'B'].map((name) => createTask(worker(name), { name }));
      for (const task of tasks) await task;`,
    'await null, one beside the other': `
      async function worker(n) { for (let i = 0; i < 3; i++) { await null; print(i, n); } await sleep(1); print('slept', n); }
      const tasks = ['A', 'B'].map((name) => createTask(worker(name), { name }));
      for (const task of tasks) await task;`,
    'back from a plain promise': `
      const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      async function worker(n, ms) { await delay(ms); print('again', n); await sleep(1); print('slept', n); }
      const tasks = [['A', 2000], ['B', 1000]].map(([name, ms]) => createTask(worker(name, ms), { name }));
      for (const task of tasks) await task;
      await delay(1000);
      print('main');`,
    'catch and finally after a rejection': `
      async function bad(n) { await sleep(1); throw new ValueError(n); }
      async function worker(n) {
        try { await bad(n); } catch { print('caught', n); await sleep(1); print('after', n); } finally { print('finally', n); }
        try { await Promise.reject(1); } catch { print('caught', n); } finally { print('finally', n); }
      }
      const tasks = ['A', 'B'].map((name) => createTask(worker(name), { name }));
      for (const task of tasks) await task;`,
    'functions that nobody awaits are tasks of their own': `
      async function child(n) { await sleep(1); print('child', n); }
      async function outer() { child('Task-2'); await sleep(2); print('outer O'); }
      await createTask(outer(), { name: 'O' });
      child('Task-3'); child('Task-4');
      print('main');`,
    'called first, awaited later': `
      async function child() { await sleep(1); print('child Task-2'); await sleep(1); print('child Task-2'); return 7; }
      async function worker() { const c = child(); await sleep(0.5); print('before W'); print(await c, 'W'); }
      await createTask(worker(), { name: 'W' });`,
    'one promise for two': `
      async function shared() { await sleep(1); print('shared A'); return 7; }
      const s = shared();
      async function worker(n) { print(await s, n); await sleep(1); print('slept', n); }
      const tasks = ['A', 'B'].map((name) => createTask(worker(name), { name }));
      for (const task of tasks) await task;`,
    'for await over an async generator': `
      async function* ticks(n) { for (let i = 0; i < 2; i++) { await sleep(1); print('tick', n); yield i; } }
      async function worker(n) { for await (const i of ticks(n)) { print(i, n); await sleep(0.5); print('slept', n); } print('end', n); }
      const tasks = ['A', 'B'].map((name) => createTask(worker(name), { name }));
      for (const task of tasks) await task;
      for await (const i of ticks('main')) print(i, 'main');
      print('end main');`,
    'for await over plain values and promises': `
      async function worker(n) { for await (const v of [5, Promise.resolve(6), sleep(1, 7)]) print(v, n); print('end', n); }
      const tasks = ['A', 'B'].map((name) => createTask(worker(name), { name }));
      for (const task of tasks) await task;`,
    'a generator that awaits an async function, and the reverse': `
      async function child() { await sleep(1); print('child W'); await null; print('child W'); }
      function* middle() { print('middle W'); yield* awaited(child()); print('middle W'); yield* sleep(1); print('middle W'); }
      async function worker() { await sleep(0); await middle(); print('worker W'); }
      await createTask(worker(), { name: 'W' });`,
    'callbacks belong to no task': `
      async function worker() {
        getRunningLoop().callSoon(() => print('soon -'));
        getRunningLoop().callLater(1, () => print('later -'));
        setTimeout(() => print('timer -'), 500);
        await sleep(2); print('worker W');
      }
      await createTask(worker(), { name: 'W' });`,
    'the top level, around a run of its own': `
      await run(async () => { await new Promise((resolve) => setTimeout(resolve, 9)); print('run Task-1'); await sleep(1); print('run Task-1'); });
      print('main'); await sleep(1); print('main'); await null; print('main');`,
  };

  for (const [name, source] of Object.entries(PROGRAMS)) {
    test(name, async () => {
      const { trace, stdout } = await finish(source);
      const names = taskNames(trace);
      const printed = trace.events.filter(({ kind }) => kind === 'printed');
      assert.ok(printed.length > 1);
      assert.equal(printed.map(({ text }) => text).join(''), stdout);
      for (const { task, text } of printed) assert.equal(names.get(task) ?? '-', text.trim().split(' ').at(-1), text);
    });
  }

  test('and currentTask() says the same', async () => {
    const { stdout } = await finish(`
      async function worker(n) {
        const seen = () => print(n, currentTask().getName(), getRunningLoop().isRunning());
        await null; seen(); await new Promise((resolve) => setTimeout(resolve, 9)); seen(); await sleep(1); seen();
      }
      await gather(createTask(worker('A'), { name: 'A' }), createTask(worker('B'), { name: 'B' }));`);
    assert.deepEqual(lines(stdout).sort(), [...Array(3).fill('A A True'), ...Array(3).fill('B B True')]);
  });
});

test('the clock never jumps while a step is in flight', async () => {
  const { trace, stdout } = await finish(`
    async function slow(n) { for (let i = 0; i < 200; i++) await null; print(n, getRunningLoop().time()); }
    let chain = Promise.resolve();
    for (let i = 0; i < 200; i++) chain = chain.then(() => {});
    chain.then(() => print('chain', getEventLoop().time()));
    const future = new Future();
    chain.then(() => {}).then(() => future.setResult('set'));
    createTask(sleep(1));
    await gather(slow('A'), slow('B'), sleep(1));
    print(await future, getEventLoop().time());`);
  assert.deepEqual(lines(stdout).sort(), ['A 0', 'B 0', 'chain 0', 'set 1']);
  let inFlight = null;
  for (const { kind, task } of trace.events) {
    if (kind === 'step_begin') inFlight = task;
    if (kind === 'step_end') inFlight = null;
    if (kind === 'time_jumped') assert.equal(inFlight, null);
  }
});

describe('cancellation is thrown in where a native function awaits', () => {
  const CASES = {
    'through catch and finally, which may await': [`
      async function worker() {
        try { await sleep(10); } catch (e) { print(e.name, e.message); await sleep(1); throw e; } finally { await sleep(1); print('cleaned', getRunningLoop().time()); }
      }
      const task = createTask(worker()); await sleep(1); print(task.cancel('enough'));
      try { await task; } catch (e) { print(e instanceof CancelledError, e.message, task.cancelled()); }`,
    ['True', 'CancelledError enough', 'cleaned 3', 'True enough True']],
    'and may be refused': [`
      async function worker() { try { await sleep(10); } catch { await sleep(1); } return 'done'; }
      const task = createTask(worker()); await sleep(1); task.cancel(); print(await task, task.cancelled());`,
    ['done False']],
    'at the innermost call': [`
      async function child() { try { await sleep(10); } finally { print('child'); } }
      async function worker() { try { await child(); } finally { print('worker'); } }
      const task = createTask(worker()); await sleep(1); task.cancel(); await wait([task]); print(task.cancelled());`,
    ['child', 'worker', 'True']],
    'in an async generator and the loop over it': [`
      async function* ticks() { try { await sleep(10); yield 1; } catch (e) { print('generator', e.name); throw e; } }
      async function worker() { try { for await (const tick of ticks()) print(tick); } finally { print('loop'); } }
      const task = createTask(worker()); await sleep(1); task.cancel(); await wait([task]); print(task.cancelled());`,
    ['generator CancelledError', 'loop', 'True']],
    'before the first step, since its code has run': [`
      async function worker() { try { await sleep(1); } finally { print('finally'); } }
      const task = createTask(worker()); task.cancel(); await wait([task]); print(task.cancelled());`,
    ['finally', 'True']],
    'but not into a generator that never started': [`
      function* worker() { try { yield* sleep(1); } finally { print('finally'); } }
      const task = createTask(worker()); task.cancel(); await wait([task]); print(task.cancelled());`,
    ['True']],
  };
  for (const [name, [source, expected]] of Object.entries(CASES)) {
    test(name, async () => assert.deepEqual(lines((await finish(source)).stdout), expected));
  }
});

describe('coroutines of the library', () => {
  test('do nothing until they are awaited, and one that never is is reported with its line', async () => {
    const { stdout, diagnostics } = await finish(`
const queue = new Queue();
queue.get();
const block = asyncWith(new Lock(), async () => print('entered'));
function* coroutine() { print('started'); }
async function worker() {
  coroutine();
  sleep(1);
}
await worker();
waitFor(sleep(1), 2);
const used = sleep(3);
await used;
queue.putNowait(1);
print(queue.qsize());
sleep(1);`);
    assert.equal(stdout, '1\n');
    const reports = diagnostics.map(({ kind, message, line }) => `${line} ${kind} ${message.match(/'(.+)'/)[1]}`);
    assert.deepEqual(reports.sort((a, b) => parseInt(a) - parseInt(b) || (a < b ? -1 : 1)), [
      '3 never-awaited Queue.get', '4 never-awaited asyncWith', '7 never-awaited coroutine', '8 never-awaited sleep',
      '11 never-awaited sleep', '11 never-awaited wait_for', '16 never-awaited sleep',
    ]);
  });

  test('cannot be awaited twice', async () => {
    const { stdout } = await finish('const c = sleep(1); await c; try { await c; } catch (e) { print(e.name, e.message); }');
    assert.equal(stdout, 'RuntimeError cannot reuse already awaited coroutine\n');
  });

  test('a thousand forgotten ones are not a thousand reports', async () => {
    const { diagnostics } = await finish('for (let i = 0; i < 1100; i++) sleep(1);');
    assert.equal(diagnostics.length, 101);
    assert.equal(diagnostics.at(-1).message, '1000 more coroutines were never awaited');
  });
});

test('tasks are traced with the line where they were made', async () => {
  const { trace } = await finish(`async function child() {
  await sleep(1);
}
function* generator() {
  yield* sleep(1);
}
const one = createTask(child());
const two = createTask(generator());
child();
await gather(
  child(),
  sleep(1),
);`);
  const made = trace.tasks.map(({ name, label, line }) => `${name} ${label} ${line}`);
  assert.deepEqual(made, [
    'main <module> null', 'Task-1 child 7', 'Task-2 generator 8', 'Task-3 child 10', 'Task-4 sleep 10', 'Task-5 child 9',
  ]);
});

test('a step that holds everybody up is reported with the line where it did', async () => {
  for (const clock of ['virtual', 'real']) {
    const { diagnostics } = await run(`async function busy() {
  print('before');
  time.sleep(0.15);
  print('after');
  await sleep(0.1);
}
await busy();`, { clock });
    assert.deepEqual(diagnostics.map(({ kind, line }) => [kind, line]), [['slow-step', 3]], clock);
  }
});

test('awaits are traced with what is awaited, and where', async () => {
  const { trace } = await finish(`async function child() {
  await sleep(1);
  await gather(
    sleep(1),
    sleep(2),
  );
}
function* generator() {
  yield* sleep(1);
  yield* awaited(child());
}
await child();
const task = createTask(generator());
await task;`);
  const names = taskNames(trace);
  const awaits = trace.events.filter(({ kind }) => kind === 'awaits');
  assert.deepEqual(awaits.map(({ task, line, label }) => `${names.get(task)} ${line} ${label}`), [
    'main 2 sleep(1)', 'main 3 gather', 'Task-1 3 sleep(1)', 'Task-2 3 sleep(2)',
    'main 14 Task-3', 'Task-3 9 sleep(1)', 'Task-3 2 sleep(1)', 'Task-3 3 gather', 'Task-4 3 sleep(1)', 'Task-5 3 sleep(2)',
  ]);
});

describe('at the top level', () => {
  test('no loop runs, and yet tasks can be made and awaited', async () => {
    const { stdout } = await finish(`
      try { getRunningLoop(); } catch (e) { print(e.name, e.message); }
      print(currentTask());
      async function worker() { print(getRunningLoop() === getEventLoop(), currentTask().getName()); }
      const task = createTask(sleep(1, 'slept'));
      await worker();
      print(task.getName(), await task, (await gather(sleep(1, 'x'), sleep(1, 'y'))).join());`);
    assert.deepEqual(lines(stdout), ['RuntimeError no running event loop', 'None', 'True main', 'Task-1 slept x,y']);
  });

  test('every form of run works, one after the other; within a task none does', async () => {
    const { stdout } = await finish(`
      async function main() { await sleep(1); return currentTask().getName(); }
      function* generator() { yield* sleep(1); return currentTask().getName(); }
      print(await run(main()), await run(main), await run(generator()), await run(generator));
      const loop = newEventLoop(); print(await loop.runUntilComplete(main())); loop.close();
      await asyncWith(new Runner(), async (runner) => print(await runner.run(main())));
      async function inner() { try { await run(main); } catch (e) { print(e.message); } }
      await inner();`);
    assert.deepEqual(lines(stdout), [
      // Each run ends with two tasks of its own, as CPython's does.
      'Task-1 Task-4 Task-7 Task-10', 'Task-13', 'Task-14', 'asyncio.run() cannot be called from a running event loop',
    ]);
  });

  test('what JavaScript started runs to its end, then tasks that are left are cancelled', async () => {
    const { stdout } = await finish(`
      const now = () => getEventLoop().time();
      createTask((async () => { try { await sleep(1000); } finally { print('cancelled', now()); await sleep(1); print('cleaned', now()); } })());
      (async () => { await sleep(2); print('floating', now()); })();
      setTimeout(() => print('timer', now()), 3000);
      print('end', now());`);
    assert.deepEqual(lines(stdout), ['end 0', 'floating 2', 'timer 3', 'cancelled 3', 'cleaned 4']);
  });

  test('an exception ends the program: what was started is cancelled', async () => {
    const { error, stdout } = await run(`
      setInterval(() => print('tick'), 1000);
      createTask((async () => { try { await sleep(1000); } finally { print('cancelled', getEventLoop().time()); } })());
      await sleep(2.5);
      throw new ValueError('over');`);
    assert.deepEqual([error.type, error.message, error.line], ['ValueError', 'over', 5]);
    assert.deepEqual(lines(stdout), ['tick', 'tick', 'cancelled 2.5']);
  });

  test('the value is that of the last expression: a promise is awaited, a coroutine is not', async () => {
    const values = {
      '1 + 1;': '2',
      '(1, 2, [3, "x"])': "[3, 'x']",
      '({ a: null }); // an object': "{'a': None}",
      'async function main() { await sleep(1); return 5 }\nmain()': '5',
      'sleep(1)': '<coroutine object sleep>',
      'createTask(sleep(1))': "<Task cancelled name='Task-1' coro=<sleep()>>",
      'return 7; 8': '7',
      'let x = 3': null,
      '(function () { return 4; }());': '4',
    };
    for (const [source, value] of Object.entries(values)) assert.equal((await finish(source)).value, value, source);
  });
});

describe('errors that nothing catches go to stderr with their line, and the program goes on', () => {
  const CASES = {
    'a rejection': ['Promise.reject(new ValueError("lost"));', 'Uncaught ValueError: lost (line 1)\n'],
    'a rejection with no error': ['Promise.reject(42);', 'Uncaught number: 42 was thrown, which is not an Error\n'],
    'in a timer': ['setTimeout(() => {\n  throw new TypeError("late");\n}, 10);', 'Uncaught TypeError: late (line 2)\n'],
    'in a microtask': ['queueMicrotask(() => { throw new RangeError("soon"); });', 'Uncaught RangeError: soon (line 1)\n'],
  };
  for (const [name, [source, expected]] of Object.entries(CASES)) {
    test(name, async () => {
      const { stderr, stdout } = await finish(`${source}\nawait sleep(1);\nprint('on');`);
      assert.equal(stderr, expected);
      assert.match(stdout, /on\n$/);
    });
  }
});

describe('whatever is thrown ends the program with words and a line', () => {
  const CASES = {
    'throw 42': ['number', '42 was thrown, which is not an Error'],
    'throw null': ['null', 'None was thrown, which is not an Error'],
    'throw undefined': ['undefined', 'None was thrown, which is not an Error'],
    'throw "text"': ['string', "'text' was thrown, which is not an Error"],
    'throw new Error("plain")': ['Exception', 'plain'],
    'await Promise.reject(42)': ['number', '42 was thrown, which is not an Error'],
    'throw Object.assign(new Error(), { message: Symbol("s") })': ['Exception', 'Symbol(s)'],
    'throw new Proxy({}, { getPrototypeOf() { throw 1; } })': ['Error', 'something was thrown that cannot be shown'],
  };
  for (const [source, [type, message]] of Object.entries(CASES)) {
    test(source, async () => {
      const { error } = await run(`print(1);\n${source};`);
      assert.deepEqual([error.kind, error.type, error.message, error.line], ['exception', type, message, 2]);
    });
  }
});

describe('plain promises keep the order of the engine: as in Node, word for word', () => {
  const LOG = "const log = (...values) => console.log(values.map(String).join(' '));\n";
  for (const file of readdirSync(plain)) {
    test(file, async () => {
      const source = LOG + readFileSync(new URL(file, plain), 'utf8');
      const node = spawnSync(process.execPath, ['--input-type=module'], { input: source, encoding: 'utf8' });
      assert.equal(node.stderr, '');
      assert.equal((await finish(source)).stdout, node.stdout);
    });
  }
});

test('how long a step may take is the loop\'s slowCallbackDuration', async () => {
  const slowSteps = async (set) => {
    const { diagnostics } = await finish(`async function main() { ${set} await sleep(0); time.sleep(0.3); }\nawait run(main);`);
    return diagnostics.filter(({ kind }) => kind === 'slow-step').length;
  };
  assert.equal(await slowSteps(''), 1);
  assert.equal(await slowSteps('getRunningLoop().slowCallbackDuration = 0.5;'), 0);
  assert.equal(await slowSteps('getRunningLoop().slowCallbackDuration = 0.2;'), 1);
  assert.deepEqual(lines((await finish(`print(getEventLoop().slowCallbackDuration);
    try { getEventLoop().slowCallbackDuration = 'long'; } catch (error) { print(error.message); }`)).stdout),
  ['0.1', "a number of seconds was expected, got 'long'"]);
});
