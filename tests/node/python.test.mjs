// Python through the door in Node: what a run resolves to, how it ends, and what it is given.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Playground, run } from '../../www/loopscope.js';

const python = (source, options) => run(source, { language: 'python', ...options });

describe('a result', () => {
  test('holds everything a run came to', async () => {
    const source = 'import asyncio, sys\nprint("one")\nprint("two", file=sys.stderr)\nasyncio.run(asyncio.sleep(1.5))\n';
    const result = await python(source);
    assert.deepEqual([result.stdout, result.stderr, result.error, result.exitCode], ['one\n', 'two\n', null, 0]);
    assert.deepEqual(result.diagnostics, []);
    assert.ok(result.turns > 0);
    assert.match(result.hash, /^[0-9a-f]{16}$/);
    assert.deepEqual([result.trace.version, result.trace.clock, result.trace.complete], [1, 'virtual', true]);
    assert.deepEqual(result.trace.events.filter(({ kind }) => kind === 'printed').map(({ stream, text }) => [stream, text]).slice(0, 1), [['stdout', 'one\n']]);
    assert.ok(result.trace.tasks.length > 0);
  });

  test('has no trace when none is asked for, and the same hash', async () => {
    const source = 'import asyncio\nasync def main():\n    await asyncio.gather(asyncio.sleep(2), asyncio.sleep(1))\nasyncio.run(main())\n';
    const [traced, untraced] = [await python(source), await python(source, { trace: false })];
    assert.equal(untraced.trace, null);
    assert.equal(untraced.hash, traced.hash);
  });

  test('is the same for the same program and seed', async () => {
    const source = 'import random, time\nprint(random.random(), random.sample(range(99), 3), time.time(), {"a", "b", "c"})\n';
    const [first, second, other] = await Promise.all([7, 7, 8].map((seed) => python(source, { seed })));
    assert.equal(first.error, null);
    assert.equal(second.stdout, first.stdout);
    assert.notEqual(other.stdout, first.stdout);
  });

  test('has one real clock: time.time() goes as fast as time.monotonic()', async () => {
    const source = 'import time\nbegin, wall = time.monotonic(), time.time()\ntime.sleep(0.05)\n'
      + 'passed = time.time() - wall\nprint(0.05 <= passed + 1e-6, passed <= time.monotonic() - begin + 1e-6)\n';
    assert.equal((await python(source, { clock: 'real' })).stdout, 'True True\n');
  });

  test('names the line of an exception, whose traceback is on stderr', async () => {
    const { error, stderr, exitCode } = await python('print(1)\ndef f():\n    raise ValueError("bad")\nf()\n');
    assert.deepEqual([error.kind, error.type, error.message, error.line, exitCode], ['exception', 'ValueError', 'bad', 3, 1]);
    assert.match(stderr, /^Traceback \(most recent call last\):\n {2}File "program\.py", line 4, in <module>\n.*ValueError: bad\n$/s);
  });

  test('names the line of a syntax error', async () => {
    const { error, exitCode } = await python('print(1)\nif True print(2)\n');
    assert.deepEqual([error.kind, error.type, error.line, exitCode], ['syntax', 'SyntaxError', 2, 1]);
  });

  test('lists what the program got away with, which is on stderr as well', async () => {
    const source = 'import asyncio\nasync def f():\n    raise ValueError(1)\nasync def main():\n    asyncio.create_task(f())\n    await asyncio.sleep(1)\nasyncio.run(main())\n';
    const { diagnostics, stderr, error } = await python(source);
    assert.equal(error, null);
    assert.deepEqual(diagnostics.map(({ kind }) => kind), ['never-retrieved']);
    assert.match(stderr, /^Task exception was never retrieved\nfuture: <Task finished name='Task-2' .*ValueError: 1\n$/s);
  });
});

describe('the time', () => {
  test('jumps on the virtual clock', async () => {
    const start = performance.now();
    const { stdout } = await python('import time\nbefore = time.monotonic()\ntime.sleep(3600)\nprint(time.monotonic() - before)\n');
    assert.equal(stdout, '3600.0\n');
    assert.ok(performance.now() - start < 10_000);
  });

  test('passes on the real clock, and output comes meanwhile', async () => {
    const heard = [];
    const source = 'import asyncio\nasync def main():\n    print("early")\n    await asyncio.sleep(0.6)\n    print("late")\nasyncio.run(main())\n';
    const { stdout } = await python(source, { clock: 'real', onOutput: ({ text, time }) => heard.push({ text, time, at: performance.now() }) });
    assert.equal(stdout, 'early\nlate\n');
    assert.deepEqual(heard.map(({ text }) => text), ['early\n', 'late\n']);
    assert.ok(heard[1].at - heard[0].at > 400, 'the first line came before the sleep');
    assert.ok(heard[1].time - heard[0].time >= 0.6);
  });
});

describe('input()', () => {
  test('reads the lines that were given', async () => {
    const { stdout } = await python('name = input("Who? ")\nprint(name, input())\n', { input: 'Mina\n20' });
    assert.equal(stdout, 'Who? Mina 20\n');
  });

  test('without lines says how to give them', async () => {
    const { error } = await python('print(1)\ninput()\n');
    assert.deepEqual([error.type, error.line], ['EOFError', 2]);
  });
});

describe('a run ends', () => {
  test('with the status that the program asks for', async () => {
    const { error, exitCode } = await python('import sys\nsys.exit(3)\n');
    assert.deepEqual([error, exitCode], [null, 3]);
  });

  test('at its time limit, with the line, also where nothing is awaited', async () => {
    const start = performance.now();
    const { error } = await python('print(1)\nwhile True:\n    pass\n', { limits: { seconds: 1 } });
    assert.deepEqual([error.kind, error.limit], ['limit', 'seconds']);
    assert.ok(performance.now() - start < 8000);
  });

  test('at its output limit', async () => {
    const { error, stdout } = await python('while True:\n    print("🌊")\n', { limits: { output: 1001 } });
    assert.deepEqual([error.kind, error.limit, error.line], ['limit', 'output', 2]);
    assert.match(stdout, /^(🌊\n)+🌊?$/u);
  });

  test('at once when its signal is aborted', async () => {
    const controller = new AbortController();
    const { error, stdout } = await python('print("on")\nwhile True:\n    pass\n', {
      signal: controller.signal,
      onOutput: () => setTimeout(() => controller.abort(), 50),
    });
    assert.deepEqual([error.kind, stdout], ['stopped', 'on\n']);
  });
});

/** What is nested or large beyond bounds: an error of CPython's or one of ours, never a crash; and the next run works. */
const TOO_MUCH = {
  'recursion without end': ['def f():\n    return f()\nf()\n', 'RecursionError'],
  'a list nested a hundred thousand deep, shown': ['a = []\nfor _ in range(100_000):\n    a = [a]\nprint(repr(a))\n', 'RecursionError'],
  'an expression of five thousand terms': [`print(${Array(5000).fill('1').join(' + ')})\n`, 'RecursionError|^$'],
  'ten billion letters': ['x = "x" * 10 ** 10\n', 'MemoryError|OverflowError|LimitError'],
};

describe('beyond bounds', () => {
  for (const [what, [source, type]] of Object.entries(TOO_MUCH)) {
    test(what, async () => {
      const { error } = await python(source);
      assert.match(error?.type ?? '', new RegExp(type), error?.message);
      assert.equal((await python('print("still here")')).stdout, 'still here\n');
    });
  }
});

test('a warm interpreter is ready: a run after a run takes under half a second', async (t) => {
  const playground = new Playground();
  t.after(() => playground.dispose());
  await playground.run('print(1)', { language: 'python' });
  await playground.prepare({ language: 'python' });
  const start = performance.now();
  assert.equal((await playground.run('print(2)', { language: 'python' })).stdout, '2\n');
  assert.ok(performance.now() - start < 500, `${performance.now() - start} ms`);
});

test('both languages run side by side', async () => {
  const results = await Promise.all([run('print("js")'), python('print("py")'), run('print("js again")')]);
  assert.deepEqual(results.map(({ stdout }) => stdout), ['js\n', 'py\n', 'js again\n']);
});
