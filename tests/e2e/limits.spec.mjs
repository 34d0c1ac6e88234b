// Whatever a program does, its run ends with a message that says what happened and where, soon; the page paints all the
// while, and the next run works.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { site } from './fixture.mjs';
import { runInPage, sandboxFrame } from './program.mjs';

const SOON = 2000;
const LONGEST_FREEZE = 1000;

const open = site();

/** The longest time between two frames painted while `action` was under way. */
async function longestFreeze(page, action) {
  await page.evaluate(() => {
    globalThis.painting = { longest: 0, last: performance.now() };
    const paint = (now) => {
      const { painting } = globalThis;
      painting.longest = Math.max(painting.longest, now - painting.last);
      painting.last = now;
      painting.next = requestAnimationFrame(paint);
    };
    paint(performance.now());
  });
  await action();
  return page.evaluate(() => {
    cancelAnimationFrame(globalThis.painting.next);
    return globalThis.painting.longest;
  });
}

async function assertNextRunWorks(page) {
  const { result } = await runInPage(page, 'print("still here")');
  assert.equal(result.error, null);
  assert.equal(result.stdout, 'still here\n');
}

/** Runs `source`, and holds what is true of every run that ends badly. */
async function endsBadly(t, source, { within = SOON, ...options } = {}) {
  const page = await open(t, { allowErrors: true });
  await runInPage(page, 'print("warm")');
  let outcome;
  const freeze = await longestFreeze(page, async () => (outcome = await runInPage(page, source, options)));
  assert.ok(freeze < LONGEST_FREEZE, `the page stood still for ${freeze} ms`);
  assert.ok(outcome.milliseconds < within, `it took ${outcome.milliseconds} ms`);
  assert.ok(outcome.result.error, 'the program should not have reached its end');
  await assertNextRunWorks(page);
  return outcome.result;
}

const ONE_SECOND = { limits: { seconds: 1 }, within: 1000 + SOON };

describe('a limit', () => {
  test('on time: a loop that never awaits', async (t) => {
    const { error } = await endsBadly(t, 'print("on");\nwhile (true) {\n}', ONE_SECOND);
    assert.deepEqual([error.kind, error.limit, error.line], ['limit', 'seconds', 2]);
    assert.match(error.message, /time limit of 1 s.*line 2/);
  });

  test('on time: work that no loop guard can look into', async (t) => {
    const { error } = await endsBadly(t, '/^(a+)+$/.test("a".repeat(64) + "b")', ONE_SECOND);
    assert.deepEqual([error.kind, error.limit], ['limit', 'seconds']);
  });

  test('on turns or time: a loop that only awaits', async (t) => {
    const { error } = await endsBadly(t, 'while (true) {\n  await sleep(0);\n}', ONE_SECOND);
    assert.equal(error.kind, 'limit');
    assert.ok(['turns', 'seconds'].includes(error.limit), error.limit);
  });

  test('on output: a million prints', async (t) => {
    const { error, stdout } = await endsBadly(t, 'for (let i = 0; i < 1_000_000; i++) {\n  print("line", i);\n}', { within: 22_000 });
    assert.deepEqual([error.kind, error.limit, error.line], ['limit', 'output', 2]);
    assert.match(error.message, /output/);
    assert.ok(stdout.startsWith('line 0\nline 1\n'));
    assert.ok(stdout.length > 900_000 && stdout.length <= 1_000_000, `${stdout.length} bytes`);
  });

  test('on memory: two gigabytes at once', async (t) => {
    const { error } = await endsBadly(t, 'print("now");\nconst everything = new Uint8Array(2 * 1024 ** 3);\nprint(everything.length);');
    assert.deepEqual([error.kind, error.limit, error.line], ['limit', 'memory', 2]);
    assert.match(error.message, /memory limit of 500 MB.*2147 MB/);
  });

  test('on tasks: a million of them', async (t) => {
    const source = 'const all = [];\nfor (let i = 0; i < 1_000_000; i++) {\n  all.push(createTask(sleep(1)));\n}\nawait gather(...all);';
    const { error } = await endsBadly(t, source, { within: 22_000 });
    assert.equal(error.kind, 'limit');
    assert.equal(error.limit, 'tasks');
  });
});

describe('a fault', () => {
  test('recursion without end', async (t) => {
    const { error } = await endsBadly(t, 'const down = () => down() + 1;\ndown();');
    assert.deepEqual([error.kind, error.type], ['exception', 'RangeError']);
    assert.equal(error.line, 1);
  });

  test('a throw of something that is no error', async (t) => {
    const { error } = await endsBadly(t, 'print(1);\nthrow 42;');
    assert.equal(error.kind, 'exception');
    assert.match(error.message, /42/);
  });

  test('a panic of ours', async (t) => {
    const page = await open(t, { allowErrors: true });
    const { error, stdout } = await page.evaluate(async () => {
      const { Playground } = await import(new URL('loopscope.js', location.href).href);
      return new Playground({ testing: { panic: true } }).run('print("on");\nawait sleep(1);\nprint("never");');
    });
    assert.equal(error.kind, 'crash');
    assert.match(error.message, /^Loopscope itself failed: panicked at .*asked for by a test.*fault of ours/s);
    assert.deepEqual([error.line, stdout], [2, 'on\n']);
    await assertNextRunWorks(page);
  });

  test('a sandbox that the browser takes away, as it does when memory runs out', async (t) => {
    const page = await open(t, { allowErrors: true });
    await runInPage(page, 'print("warm")');
    const start = performance.now();
    const running = runInPage(page, 'await sleep(15)', { clock: 'real' });
    // Chromium ends the frame's process; a frame that answers no more looks the same from the page.
    await sandboxFrame(page).evaluate(() => (MessagePort.prototype.postMessage = () => {}));
    const { result: { error } } = await running;
    assert.equal(error.kind, 'crash');
    assert.match(error.message, /browser ended the sandbox.*memory/);
    assert.ok(performance.now() - start < 5000);
    await assertNextRunWorks(page);
  });
});

describe('Stop', () => {
  const RUNAWAYS = {
    'a loop that never awaits': 'while (true) {\n}',
    'a loop that only awaits': 'while (true) {\n  await sleep(0);\n}',
    'a long sleep': 'await sleep(15)',
  };
  for (const [name, source] of Object.entries(RUNAWAYS)) {
    test(`ends ${name} at once, and keeps what was printed`, async (t) => {
      const page = await open(t, { allowErrors: true });
      const { result, waited } = await page.evaluate(async (program) => {
        const { run } = await import(new URL('loopscope.js', location.href).href);
        const controller = new AbortController();
        const heard = new Promise((resolve) => (globalThis.heard = resolve));
        const options = { clock: 'real', signal: controller.signal, onOutput: () => globalThis.heard() };
        const running = run(`print("started");\nawait sleep(0.01);\n${program}`, options);
        await heard;
        await new Promise((resolve) => setTimeout(resolve, 300));
        const start = performance.now();
        controller.abort();
        return { result: await running, waited: performance.now() - start };
      }, source);
      assert.ok(waited < SOON, `Stop took ${waited} ms`);
      assert.deepEqual([result.error.kind, result.stdout], ['stopped', 'started\n']);
      assert.match(result.error.message, /^Stopped( at line \d+)?\.$/);
      const { milliseconds } = await runInPage(page, 'print("next")');
      assert.ok(milliseconds < SOON, `the next run took ${milliseconds} ms`);
    });
  }
});

describe('the host', () => {
  test('lets a fault of its listener surface, and the run goes on', async (t) => {
    const page = await open(t, { allowErrors: true });
    const surfaced = page.waitForEvent('pageerror');
    const { stdout, error } = await page.evaluate(async () => {
      const { run } = await import(new URL('loopscope.js', location.href).href);
      return run('print("on")', { onOutput: () => { throw new Error('of the listener'); } });
    });
    assert.deepEqual([stdout, error], ['on\n', null]);
    assert.match((await surfaced).message, /of the listener/);
  });

  test('says which file it could not fetch, and tries again at the next run', async (t) => {
    const page = await open(t, { allowErrors: true });
    const context = page.context();
    await context.route('**/runtime.js', (route) => route.fulfill({ status: 404, body: '' }));
    await page.reload();
    const { result: { error } } = await runInPage(page, 'print(1)');
    assert.equal(error.kind, 'unavailable');
    assert.match(error.message, /^JavaScript could not be loaded: .*runtime\.js could not be fetched: 404/);
    await context.unroute('**/runtime.js');
    await assertNextRunWorks(page);
  });
});
