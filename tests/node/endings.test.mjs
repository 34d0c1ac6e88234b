// Programs that never end, take too much, or break what is built in: each run ends soon, with what happened and where,
// and the next one works. (tests/e2e/limits.spec.mjs holds the same of the page, and that it paints meanwhile.)
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { run } from '../../www/loopscope.js';

/** However a run ends, it ends within two seconds of its limit. */
const GRACE = 2000;
const SECONDS = 0.5;

async function endOf(source, options = {}) {
  const start = performance.now();
  const result = await run(source, { limits: { seconds: SECONDS, ...options.limits }, clock: options.clock });
  const took = performance.now() - start;
  assert.ok(took < (options.limits?.seconds ?? SECONDS) * 1000 + GRACE, `it took ${took} ms`);
  assert.equal((await run('print("next")')).stdout, 'next\n');
  return result;
}

describe('time', () => {
  const RUNAWAYS = {
    'a loop that never awaits': 'print("on");\nwhile (true) {\n}',
    'one that catches everything': 'print("on");\nwhile (true) try { for (;;); } catch {}',
    'and calls itself when it does': 'print("on");\nfunction again() { try { for (;;); } catch { again(); } } again();',
    'async functions that yield for ever': 'print("on");\nwhile (true) await sleep(0);',
    'generators that do': 'print("on"); function* main() {\n  while (true) yield* sleep(0); }\nawait run(main);',
    'bare yields': 'print("on"); function* main() {\n  while (true) yield; }\nawait main();',
    'plain promises without end': 'print("on");\nwhile (true) await null;',
    'a long computation that no guard can look into': 'print("on");\n/^(a+)+$/.test("a".repeat(64) + "b");',
    'an interval': 'print("on");\nsetInterval(() => {}, 1000);',
    'a value that is never done being shown': 'print("on");\n({ toString() { for (;;); } })',
  };
  for (const [name, source] of Object.entries(RUNAWAYS)) {
    test(name, async () => {
      const { error, stdout } = await endOf(source);
      assert.deepEqual([error.kind, error.limit, error.line], ['limit', 'seconds', name.startsWith('a long') ? 1 : 2]);
      assert.match(error.message, new RegExp(`time limit of 0.5 s was reached at line ${error.line}.*raise limits.seconds`));
      assert.equal(stdout, 'on\n');
    });
  }

  test('real sleeps end at it, and blocking ones', async () => {
    for (const pause of ['await sleep(30)', 'time.sleep(30)', 'await new Promise((r) => setTimeout(r, 30_000))']) {
      const { error, stdout, trace } = await endOf(`print("on");\n${pause};`, { clock: 'real' });
      assert.deepEqual([error.limit, error.line, stdout], ['seconds', 2, 'on\n'], pause);
      assert.equal(trace.events.filter(({ kind }) => kind === 'limit_reached').length, 1);
    }
  });
});

describe('room', () => {
  const AMPLE = { seconds: 20 };
  const CASES = {
    'turns': ['turns', 'function* main() {\n  while (true) yield; }\nawait main();', { turns: 1000 }],
    'prints': ['output', 'for (let i = 0; ; i++)\n  print("line", i);', { output: 10_000 }],
    'one huge print': ['output', '\nprint("x".repeat(20_000));', { output: 10_000 }],
    'tasks of generators': ['tasks', 'function* f() { yield* sleep(1); }\nfor (;;) createTask(f());', { tasks: 1000 }],
    'tasks of async functions': ['tasks', 'async function f() { await sleep(1); }\nfor (;;) createTask(f());', { tasks: 1000 }],
    'tasks of the library': ['tasks', '\nfor (;;) createTask(sleep(1));', { tasks: 1000 }],
    'tasks in a group': ['tasks', 'await asyncWith(new TaskGroup(), async (group) => {\n  for (;;) group.createTask(sleep(1)); });', { tasks: 1000 }],
    'tasks, catching everything': ['tasks', '\nfor (;;) try { createTask(sleep(1)); } catch {}', { tasks: 1000 }],
    'calls that nobody awaits': ['tasks', 'async function f() { await sleep(1); }\nfor (;;) f();', { tasks: 1000 }],
    'a buffer': ['memory', '\nnew Uint8Array(2 * 1024 ** 3);', {}],
    'a buffer, catching everything': ['memory', '\ntry { new ArrayBuffer(2 ** 31); } catch {} print("on");', {}],
    'a memory of WebAssembly': ['memory', '\nnew WebAssembly.Memory({ initial: 2 ** 15 });', {}],
  };
  for (const [name, [limit, source, limits]] of Object.entries(CASES)) {
    test(name, async () => {
      const { error } = await endOf(source, { limits: { ...AMPLE, ...limits } });
      assert.deepEqual([error.kind, error.limit, error.line], ['limit', limit, 2]);
      assert.match(error.message, new RegExp(`limit of .* was reached at line 2.*raise limits.${limit}\\.$`));
    });
  }

  test('a full trace ends nothing: it says that it is not complete', async () => {
    const source = 'for (let i = 0; i < 100; i++) await sleep(1); print("end")';
    const [cut, whole] = [await run(source, { limits: { events: 100 } }), await run(source)];
    assert.deepEqual([cut.error, cut.stdout, cut.trace.complete, cut.trace.events.length], [null, 'end\n', false, 100]);
    assert.deepEqual([whole.trace.complete, whole.hash], [true, cut.hash]);
  });
});

describe('recursion without end', () => {
  const CASES = {
    'of functions': 'print("on");\nfunction f() { return f() + 1; } f();',
    'of generators': 'print("on");\nfunction* f() { yield* f(); } await f();',
    'of async functions': 'print("on");\nasync function f() { await f(); } await f();',
    'of both': 'print("on");\nasync function f() { await g(); } function* g() { yield* awaited(f()); } await f();',
    'through awaited()': 'print("on");\nfunction* f() { yield* awaited(f()); } await f();',
  };
  for (const [name, source] of Object.entries(CASES)) {
    test(name, async () => {
      const { error, stdout } = await endOf(source, { limits: { seconds: 20 } });
      assert.deepEqual([error.kind, error.type, error.line, stdout], ['exception', 'RangeError', 2, 'on\n']);
    });
  }

  test('can be caught', async () => {
    const { stdout, error } = await run('function* f() { yield* awaited(f()); } try { await f(); } catch (e) { print(e.name); } await sleep(1); print("on")');
    assert.deepEqual([stdout, error], ['RangeError\non\n', null]);
  });
});

describe('a deadlock is told at once, with who waits for whom', () => {
  const CASES = {
    'await new Future();': 'main (<module>) waits for Future',
    'await new Queue().get();': 'main (<module>) waits for Queue.get',
    'await new Promise(() => {});': 'main (<module>) waits for something outside the loop',
    'const lock = new Lock(); await lock.acquire(); await lock.acquire();': 'main (<module>) waits for Lock.acquire',
    'async function a() { await sleep(0); await b; } async function c() { await d; } const d = createTask(a()), b = createTask(c()); await d;':
      'main (<module>) waits for Task-1; Task-1 (a) waits for Task-2; Task-2 (c) waits for Task-1',
  };
  for (const [source, words] of Object.entries(CASES)) {
    for (const clock of ['virtual', 'real']) {
      test(`${clock}: ${source}`, async () => {
        const { error } = await endOf(`print(1);\n${source}`, { clock, limits: { seconds: 20 } });
        assert.deepEqual([error.kind, error.line], ['deadlock', 2]);
        assert.ok(error.message.endsWith(words), error.message);
      });
    }
  }

  test('but not while a plain promise is still on its way', async () => {
    const source = `
      const future = new Future();
      let chain = Promise.resolve();
      for (let i = 0; i < 100; i++) chain = chain.then(() => {});
      chain.then(() => future.setResult('set'));
      const digested = new Future();
      crypto.subtle.digest('SHA-1', new Uint8Array(9)).then(() => digested.setResult('digested'));
      print(await future, await digested);`;
    for (const clock of ['virtual', 'real']) assert.equal((await run(source, { clock })).stdout, 'set digested\n');
  });
});

describe('a program that changes what is built in may break its run, but not the next', () => {
  const CHANGES = {
    'Promise.prototype.then': 'Promise.prototype.then = null;',
    'Promise': 'globalThis.Promise = null;',
    'Array.prototype.push': 'Array.prototype.push = () => { throw new Error("push"); };',
    'Array.prototype[Symbol.iterator]': 'Array.prototype[Symbol.iterator] = null;',
    'getters on Object.prototype': 'for (const name of ["done", "value", "line", "limit", "type", "kind", "then"]) Object.defineProperty(Object.prototype, name, { get() { throw new Error(name); } });',
    'setters on Object.prototype': 'for (const name of ["run", "nonce", "result", "error"]) Object.defineProperty(Object.prototype, name, { set() { throw new Error(name); } });',
    'Object.prototype.then': 'Object.prototype.then = (resolve) => resolve("then");',
    'Error.prepareStackTrace': 'Error.prepareStackTrace = () => { throw new Error("stack"); };',
    'Function.prototype.call and apply': 'Function.prototype.call = Function.prototype.apply = null;',
    'every method of many prototypes': 'for (const { prototype } of [Array, Error, Function, Map, Promise, RegExp, Set, String, WeakMap]) for (const name of Reflect.ownKeys(prototype)) try { delete prototype[name]; } catch {}',
    'every global': 'for (const name of Object.getOwnPropertyNames(globalThis)) try { globalThis[name] = null; } catch {}',
  };
  const ENDS = {
    'and goes on': 'await sleep(1); print(await gather(sleep(1, "x"), createTask((async () => { await sleep(1); return "y"; })())));',
    'and throws': 'throw new ValueError("thrown");',
    'and never ends': 'for (;;);',
  };
  for (const [change, changing] of Object.entries(CHANGES)) {
    for (const [end, ending] of Object.entries(ENDS)) {
      test(`${change}, ${end}`, async () => {
        const { error, stdout } = await endOf(`${changing}\n${ending}`);
        if (error) assert.ok(error.message.length > 0 && ['exception', 'limit', 'crash'].includes(error.kind), JSON.stringify(error));
        // With that method every list is a thenable, and awaiting one gives what it resolves to.
        else assert.equal(stdout, change === 'Object.prototype.then' ? 'then\n' : "['x', 'y']\n");
      });
    }
  }
});
