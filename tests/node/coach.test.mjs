// The coach: each kind of mistake once, in both languages, and what looks like one and is none. That it is silent about
// every other recorded program is held where those are run: parity.test.mjs and python-parity.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import en from '../../www/i18n/en.js';
import ko from '../../www/i18n/ko.js';
import { Record } from '../../www/host/record.js';
import { remarks } from '../../www/page/coach/remarks.js';
import { COACHED, coached } from '../support/coached.mjs';

async function remarksOn(source, language) {
  const result = await run(source, { language });
  return remarks(result, result.recording ? new Record(result.recording) : null, source, language);
}

/** For each code, a program that deserves it in each language, with the line, and data worth holding. */
const MISTAKES = {
  'never-awaited': {
    javascript: [2, 'async function main() {\n  sleep(1);\n}\nawait run(main());', { name: 'sleep' }],
    python: [7, 'import asyncio\n\nasync def ring():\n    print("ding")\n\nasync def main():\n    ring()\n\nasyncio.run(main())', { name: 'ring' }],
  },
  'never-retrieved': {
    javascript: [2, 'async function fail() { throw new ValueError("soup"); }\nconst task = createTask(fail());\nawait sleep(1);', { who: 'fail (Task-1)', error: "ValueError('soup')" }],
    python: [7, 'import asyncio\n\nasync def fail():\n    raise ValueError("soup")\n\nasync def main():\n    task = asyncio.create_task(fail())\n    await asyncio.sleep(1)\n\nasyncio.run(main())',
      { who: 'fail (Task-2)', error: "ValueError('soup')" }],
  },
  'one-by-one': {
    javascript: [7, 'async function fetchPage(name) {\n  await sleep(1);\n  return name;\n}\n\nconst a = await fetchPage("a");\nconst b = await fetchPage("b");\nprint(a, b);', { name: 'fetchPage', first: 6 }],
    python: [10, 'import asyncio\n\nasync def fetch(name):\n    await asyncio.sleep(1)\n    return name\n\nasync def main():\n    pages = []\n    for name in ["a", "b"]:\n        pages.append(await fetch(name))\n    print(pages)\n\nasyncio.run(main())',
      { name: 'fetch', first: null }],
  },
  blocking: {
    javascript: [2, 'async function main() {\n  time.sleep(2);\n}\nawait run(main());', { seconds: 2 }],
    python: [4, 'import asyncio, time\n\nasync def main():\n    time.sleep(2)\n\nasyncio.run(main())', { seconds: 2 }],
  },
  'forgotten-task': {
    javascript: [3, 'async function write() { await sleep(9); }\nasync function main() {\n  createTask(write());\n  await sleep(1);\n}\nawait run(main());', { who: 'write (Task-2)' }],
    python: [7, 'import asyncio\n\nasync def write():\n    await asyncio.sleep(9)\n\nasync def main():\n    asyncio.create_task(write())\n    await asyncio.sleep(1)\n\nasyncio.run(main())', { who: 'write (Task-2)' }],
  },
  'swallowed-cancel': {
    javascript: [4, 'async function nap() {\n  try {\n    await sleep(9);\n  } catch {\n    print("no");\n  }\n}\nconst task = createTask(nap());\nawait sleep(1);\ntask.cancel();\nawait task;', { who: 'nap (Task-1)' }],
    python: [6, 'import asyncio\n\nasync def nap():\n    try:\n        await asyncio.sleep(9)\n    except asyncio.CancelledError:\n        print("no")\n\nasync def main():\n    task = asyncio.create_task(nap())\n    await asyncio.sleep(1)\n    task.cancel()\n    await task\n\nasyncio.run(main())',
      { who: 'nap (Task-2)' }],
  },
  deadlock: {
    javascript: [2, 'const bell = new Event();\nawait bell.wait();', { waits: [{ who: 'main', what: 'Event.wait' }] }],
    python: [4, 'import asyncio\n\nasync def main():\n    await asyncio.Event().wait()\n\nasyncio.run(main())', { waits: [{ who: 'main (Task-1)', what: 'Event.wait' }] }],
  },
  'deadlock-circle': {
    javascript: [2, 'let a, b;\nasync function one() { await sleep(1); await b; }\nasync function two() { await sleep(1); await a; }\na = createTask(one());\nb = createTask(two());\nawait gather(a, b);',
      { waits: [{ who: 'one (Task-1)', what: 'two (Task-2)' }, { who: 'two (Task-2)', what: 'one (Task-1)' }] }],
    python: [4, 'import asyncio\n\nasync def one():\n    await tasks[1]\n\nasync def two():\n    await tasks[0]\n\ntasks = []\n\nasync def main():\n    tasks.extend([asyncio.create_task(one()), asyncio.create_task(two())])\n    await tasks[0]\n\nasyncio.run(main())',
      { waits: [{ who: 'one (Task-2)', what: 'two (Task-3)' }, { who: 'two (Task-3)', what: 'one (Task-2)' }] }],
  },
  'loop-closed': {
    javascript: [3, 'const loop = newEventLoop();\nloop.close();\nloop.callSoon(print);', {}],
    python: [4, 'import asyncio\nloop = asyncio.new_event_loop()\nloop.close()\nloop.call_soon(print)', {}],
  },
  'run-in-loop': {
    javascript: [3, 'async function inner() {}\nasync function main() {\n  await run(inner());\n}\nawait run(main());', {}],
    python: [7, 'import asyncio\n\nasync def inner():\n    pass\n\nasync def main():\n    asyncio.run(inner())\n\nasyncio.run(main())', {}],
  },
  'first-send': {
    javascript: [5, 'function* echo() {\n  print(yield);\n}\nconst mine = echo();\nmine.next("hello");', { variable: 'mine' }],
    python: [6, 'def echo():\n    print((yield))\n\n\nmine = echo()\nmine.send("hello")', {}],
  },
  'coroutine-decorator': {
    javascript: [1, 'const tick = asyncio.coroutine(function* () {});', {}],
    python: [3, 'import asyncio\n\n@asyncio.coroutine\ndef tick():\n    yield', {}],
  },
  'loop-argument': {
    python: [4, 'import asyncio\n\nasync def main():\n    await asyncio.sleep(1, loop=asyncio.get_running_loop())\n\nasyncio.run(main())', {}],
  },
};

for (const [code, programs] of Object.entries(MISTAKES)) {
  for (const [language, [line, source, data]] of Object.entries(programs)) {
    test(`${code} in ${language}, once and at its line`, async () => {
      assert.deepEqual(await remarksOn(source, language), [{ line, code, data }]);
    });
  }
}

test('every remark has its words and a remedy in both languages of the page', () => {
  for (const [code, programs] of Object.entries(MISTAKES)) {
    for (const [language, [, , data]] of Object.entries(programs)) {
      for (const key of [`coach.${code}`, `coach.${code}.remedy`]) {
        for (const table of [en, ko]) assert.match(table[key]({ ...data, isPython: language === 'python' }), /^(?!.*(?:undefined|null)).+\.$/, key);
      }
    }
  }
});

/** Two who take two locks in opposite order, beside `more`. */
const twoLocks = (more) => `const [first, second] = [new Lock(), new Lock()];
async function both(a, b) {
  await a.acquire();
  await sleep(2);
  await b.acquire();
}
${more}
await gather(both(first, second), both(second, first));`;

test('a circle over locks says who has which', async () => {
  const [one, two] = ['both (Task-1)', 'both (Task-2)'];
  const waits = [{ who: one, what: 'Lock.acquire', holder: two }, { who: two, what: 'Lock.acquire', holder: one }];
  assert.deepEqual(await remarksOn(twoLocks(''), 'javascript'), [{ line: 5, code: 'deadlock-circle', data: { waits } }]);
  for (const table of [en, ko]) assert.match(table['coach.deadlock-circle']({ waits }), /Lock\.acquire.*both \(Task-2\).*Lock\.acquire.*both \(Task-1\)/);
});

test('a circle over locks says so of a Python program too', async () => {
  const source = `import asyncio

async def both(a, b):
    async with a:
        await asyncio.sleep(1)
        async with b:
            pass

async def main():
    first, second = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(both(first, second), both(second, first))

asyncio.run(main())`;
  const [one, two] = ['both (Task-2)', 'both (Task-3)'];
  const waits = [{ who: one, what: 'Lock.acquire', holder: two }, { who: two, what: 'Lock.acquire', holder: one }];
  assert.deepEqual(await remarksOn(source, 'python'), [{ line: 6, code: 'deadlock-circle', data: { waits } }]);
});

test('whose lock it is stays open once a lock has been passed on since', async () => {
  const passed = twoLocks('const third = new Lock();\nasync function visit() {\n  await third.acquire();\n  await sleep(3);\n  third.release();\n}\nconst visits = [createTask(visit()), createTask(visit())];');
  assert.deepEqual((await remarksOn(passed, 'javascript')).map(({ code }) => code), ['deadlock']);
});

/** What resembles a mistake. */
const FINE = {
  'the second call uses what came of the first': 'async function f(x) { await sleep(1); return x; }\nconst a = await f(1);\nconst b = await f(a);',
  'the two change something together': 'let sum = 0;\nasync function f(x) {\n  await sleep(1);\n  sum += x;\n}\nawait f(1);\nawait f(2);',
  'the two share something': 'async function f(door, x) { await sleep(1); }\nconst door = {};\nawait f(door, 1);\nawait f(door, 2);',
  'nothing waits for time': 'async function f(x) { return x; }\nconst a = await f(1);\nconst b = await f(2);',
  'two pauses': 'await sleep(1);\nawait sleep(2);',
  'a timeout catches what it threw in itself': 'async function main() {\n  try {\n    await asyncWith(timeout(1), async () => {\n      await sleep(9);\n    });\n  } catch (error) {\n    print(error.name);\n  }\n}\nawait run(main());',
  'a cancellation is raised again': 'async function f() {\n  try {\n    await sleep(9);\n  } catch (error) {\n    throw error;\n  }\n}\nconst task = createTask(f());\nawait sleep(1);\ntask.cancel();\nawait gather(task, { returnExceptions: true }).catch(() => {});',
  'a task that is not kept, but done in time': 'async function f() { await sleep(1); }\ncreateTask(f());\nawait sleep(2);',
  'an error of the loop that the program catches': 'const loop = newEventLoop();\nloop.close();\ntry { loop.callSoon(print); } catch {}',
  'a generator that was started': 'function* echo() { print(yield); }\nconst mine = echo();\nmine.next();\nmine.next("hello");',
  'a step that is over in time': 'time.sleep(0.05);\nawait sleep(1);',
};

for (const [what, source] of Object.entries(FINE)) {
  test(`nothing is said where ${what}`, async () => {
    assert.deepEqual(await remarksOn(source, 'javascript'), []);
  });
}

const examples = new URL('../../www/examples/', import.meta.url);
const EXAMPLES = { '07-never-run': ['13 never-awaited'], '11-gather': ['14 one-by-one'] };

for (const file of readdirSync(examples).filter((each) => /^\d.*\.js$/.test(each))) {
  test(`the example ${file}`, async () => {
    const source = readFileSync(new URL(file, examples), 'utf8');
    assert.deepEqual(coached(await run(source), source, 'javascript'), EXAMPLES[file.replace('.js', '')] ?? []);
  });
}

test('the one that a recording does not hold yet: examples/07-never-run.py', async () => {
  const source = readFileSync(new URL('07-never-run.py', examples), 'utf8');
  assert.deepEqual(coached(await run(source, { language: 'python' }), source, 'python'), COACHED.python['examples/07-never-run']);
});
