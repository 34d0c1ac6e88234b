// The programmatic door in Node: what run() resolves to, how runs end, and that one leaves nothing behind for the next.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { LIMITS, Playground, run } from '../../www/loopscope.js';

describe('a result', () => {
  test('holds everything a run came to', async () => {
    const result = await run('print("one"); console.error("two"); await sleep(1.5); 40 + 2');
    assert.equal(result.stdout, 'one\n');
    assert.equal(result.stderr, 'two\n');
    assert.equal(result.value, '42');
    assert.equal(result.error, null);
    assert.deepEqual(result.diagnostics, []);
    assert.ok(result.turns > 0);
    assert.match(result.hash, /^[0-9a-f]+$/);
    assert.deepEqual([result.trace.version, result.trace.clock], [1, 'virtual']);
    assert.ok(result.trace.events.length > 0);
  });

  test('has no trace when none is asked for, and the same hash', async () => {
    const source = 'await gather(sleep(2), sleep(1)); print("done")';
    const traced = await run(source);
    const untraced = await run(source, { trace: false });
    assert.equal(untraced.trace, null);
    assert.equal(untraced.hash, traced.hash);
  });

  test('is the same for the same program and seed', async () => {
    const source = 'print(Math.random()); await sleep(Math.random()); print(Date.now())';
    const [first, second, other] = await Promise.all([run(source, { seed: 7 }), run(source, { seed: 7 }), run(source, { seed: 8 })]);
    assert.deepEqual(second, first);
    assert.notEqual(other.stdout, first.stdout);
  });

  test('names the line of an exception, and of a syntax error', async () => {
    const thrown = (await run('print(1);\nthrow new TypeError("bad");')).error;
    assert.deepEqual([thrown.kind, thrown.type, thrown.message, thrown.line], ['exception', 'TypeError', 'bad', 2]);
    const unread = (await run('print(1);\nlet = ;')).error;
    assert.deepEqual([unread.kind, unread.type, unread.line], ['syntax', 'SyntaxError', 2]);
  });

  test('lists what the program got away with', async () => {
    const { diagnostics } = await run('print(1);\nsleep(1);');
    assert.deepEqual(diagnostics.map(({ kind, line }) => [kind, line]), [['never-awaited', 2]]);
  });
});

describe('output', () => {
  test('is heard while the program runs', async () => {
    const heard = [];
    let finished = false;
    const running = run('print("early"); await sleep(0.5); print("late")', {
      clock: 'real',
      onOutput: (chunk) => heard.push({ ...chunk, finished }),
    });
    const { stdout } = await running.finally(() => (finished = true));
    assert.equal(heard.map(({ text }) => text).join(''), stdout);
    assert.deepEqual(heard.map(({ text, stream, finished: late }) => [text, stream, late]), [
      ['early\n', 'stdout', false],
      ['late\n', 'stdout', false],
    ]);
    assert.ok(heard[1].time >= 0.5 && heard[1].time < 5, `printed at ${heard[1].time}`);
  });

  test('is cut at its limit, never inside a character', async () => {
    const { stdout, error } = await run('while (true) print("🌊")', { limits: { output: 1001 } });
    assert.deepEqual([error.kind, error.limit], ['limit', 'output']);
    assert.match(stdout, /^(🌊\n)+🌊?$/u);
    assert.ok(Buffer.byteLength(stdout) > 990 && Buffer.byteLength(stdout) <= 1001);
  });
});

describe('a run ends', () => {
  test('at its time limit, with the line', async () => {
    const start = performance.now();
    const { error } = await run('print(1);\nwhile (true) {\n}', { limits: { seconds: 0.5 } });
    assert.deepEqual([error.kind, error.limit, error.line], ['limit', 'seconds', 2]);
    assert.match(error.message, /0\.5 s.*line 2/);
    assert.ok(performance.now() - start < 2500);
  });

  test('at its memory limit, whether in one piece or in many', async () => {
    const whole = (await run('print(1);\nnew ArrayBuffer(2 * 1024 ** 3);')).error;
    assert.deepEqual([whole.kind, whole.limit, whole.line], ['limit', 'memory', 2]);
    const pieces = (await run('const all = [];\nwhile (true) {\n  all.push(new Array(1000).fill(0.5));\n}', { limits: { memory: 64e6 } })).error;
    assert.deepEqual([pieces.kind, pieces.limit], ['limit', 'memory']);
    assert.match(pieces.message, /memory limit of 64 MB/);
  });

  test('at once when its signal is aborted, with what it had printed', async () => {
    const controller = new AbortController();
    const { error, stdout, hash, trace } = await run('print("on"); await sleep(0.01); while (true) {}', {
      clock: 'real',
      signal: controller.signal,
      onOutput: () => setTimeout(() => controller.abort(), 100),
    });
    assert.equal(error.kind, 'stopped');
    assert.deepEqual([stdout, hash, trace], ['on\n', null, null]);
  });

  test('before it starts when its signal was aborted already', async () => {
    const { error, stdout } = await run('print("on")', { signal: AbortSignal.abort() });
    assert.deepEqual([error.kind, stdout], ['stopped', '']);
  });

  test('and the next one finds the globals as new', async () => {
    await run('globalThis.leftover = 1; Array.prototype.push = null; Promise.prototype.then = null');
    const { stdout } = await run('const list = []; list.push(typeof leftover); print(...list)');
    assert.equal(stdout, 'undefined\n');
  });
});

test('a panic of ours ends the run with a message that says so, and the next one works', async () => {
  const failing = new Playground({ testing: { panic: true } });
  after(() => failing.dispose());
  const { error, stdout } = await failing.run('print("on");\nawait sleep(1);\nprint("never");');
  assert.equal(error.kind, 'crash');
  assert.match(error.message, /^Loopscope itself failed: panicked at .*asked for by a test.*fault of ours/s);
  assert.equal(error.line, 2);
  assert.equal(stdout, 'on\n');
  assert.equal((await run('print("still here")')).stdout, 'still here\n');
});

test('a program does not see Node', async () => {
  for (const name of ['process', 'require', 'module', 'Buffer', '__dirname', 'setImmediate']) {
    assert.equal((await run(`print(typeof ${name})`)).stdout, 'undefined\n', name);
  }
  const { error } = await run('await fetch("http://127.0.0.1")');
  assert.equal(error.message, 'fetch is refused: a program here has no network');
});

test('several runs at once do not mix', async () => {
  const results = await Promise.all([1, 2, 3].map((n) => run(`await sleep(${n}); print(${n})`)));
  assert.deepEqual(results.map(({ stdout }) => stdout), ['1\n', '2\n', '3\n']);
});

describe('misuse is a TypeError, in words', () => {
  const MISUSES = [
    [[42], /source must be a string/],
    [['', null], /options must be an object/],
    [['', { clok: 'real' }], /no option "clok": choose from language, clock/],
    [['', { clock: 'slow' }], /clock must be "virtual" or "real"/],
    [['', { language: 'cobol' }], /language must be "javascript"/],
    [['', { seed: 1.5 }], /seed must be a whole number/],
    [['', { schedule: 'random' }], /schedule must be "fifo", \{ shuffled: seed \} or \{ chosen: picks \}/],
    [['', { schedule: { chosen: [-1] } }], /schedule must be/],
    [['', { schedule: { shuffled: 1, chosen: [] } }], /schedule must be/],
    [['', { trace: 'yes' }], /trace must be true or false/],
    [['', { limits: { second: 1 } }], /no limit "second": choose from seconds/],
    [['', { limits: { seconds: 0 } }], /limits\.seconds must be a number above 0/],
    [['', { signal: {} }], /signal must be an AbortSignal/],
    [['', { onOutput: 'log' }], /onOutput must be a function/],
  ];
  for (const [given, words] of MISUSES) {
    test(String(words), () => assert.rejects(run(...given), { name: 'TypeError', message: words }));
  }
});

describe('a playground', () => {
  const playground = new Playground();
  after(() => playground.dispose());

  test('that is prepared starts programs without delay', async () => {
    await playground.prepare();
    const start = performance.now();
    assert.equal((await playground.run('print("on")')).stdout, 'on\n');
    assert.ok(performance.now() - start < 1000);
  });

  test('that is disposed of stops what runs, and runs no more', async () => {
    const another = new Playground({ warm: false });
    const running = another.run('await sleep(30)', { clock: 'real' });
    another.dispose();
    assert.equal((await running).error.kind, 'stopped');
    await assert.rejects(another.run(''), TypeError);
  });
});

test('the limits have names, defaults, and cannot be changed for everyone', () => {
  assert.deepEqual(Object.keys(LIMITS), ['seconds', 'turns', 'events', 'tasks', 'output', 'memory']);
  assert.ok(Object.isFrozen(LIMITS));
});
