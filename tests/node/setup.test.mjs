// Set-up runs before the program, which shares its names; lines stay the program's, and what fails in it says so.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { run } from '../../www/loopscope.js';

const LANGUAGES = {
  javascript: {
    setup: `let served = 0;
async function cook(dish, seconds) {
  await sleep(seconds);
  served += 1;
  print(dish);
  return dish;
}
function burn() {
  throw new Error('burnt');
}`,
    file: 'setup.js',
    serves: 'print(served);\nawait gather(cook("egg", 2), cook("toast", 1));\nprint(served);',
    calls: '\nawait cook("egg", 1);',
    fails: '\n\nburn();',
    hides: 'const served = "mine";\nprint(served);',
    lacksWord: ['const x = 1;\nmissing();', /^missing is not defined \(setup\.js, line 2\)$/],
    isUnreadable: ['const x = 1;\nlet let = 2;', /\(setup\.js, line 2\)$/],
    awaits: ['\nawait sleep(1);', /^await is only valid .*\(setup\.js, line 2\)$/],
    goesOn: 'for (;;);',
  },
  python: {
    setup: `import asyncio
served = 0
async def cook(dish, seconds):
    global served
    await asyncio.sleep(seconds)
    served += 1
    print(dish)
    return dish
def burn():
    raise ValueError("burnt")`,
    file: 'setup.py',
    serves: 'print(served)\nawait asyncio.gather(cook("egg", 2), cook("toast", 1))\nprint(served)',
    calls: '\nawait cook("egg", 1)',
    fails: '\n\nburn()',
    hides: 'served = "mine"\nprint(served)',
    lacksWord: ['x = 1\nmissing()', /^name 'missing' is not defined \(setup\.py, line 2\)$/],
    isUnreadable: ['x = 1\nx = = 2', /\(setup\.py, line 2\)$/],
    awaits: ['import asyncio\nawait asyncio.sleep(1)', /\(setup\.py, line 2\)$/],
    goesOn: 'while True:\n    pass',
  },
};

for (const [language, { setup, file, serves, calls, fails, hides, lacksWord, isUnreadable, awaits, goesOn }] of Object.entries(LANGUAGES)) {
  describe(language, () => {
    test('the program shares its names, as they change', async () => {
      const { stdout, error } = await run(serves, { language, setup });
      assert.equal(error, null, error?.message);
      assert.equal(stdout, '0\ntoast\negg\n2\n');
    });

    test('the program may have the same names', async () => {
      assert.equal((await run(hides, { language, setup })).stdout, 'mine\n');
    });

    test('what it does is told at the line that called it, and it has no frames', async () => {
      const { trace: { events } } = await run(calls, { language, setup });
      assert.deepEqual([...new Set(events.flatMap(({ line }) => line ?? []))].sort(), [0, 2]);
      assert.equal(events.find(({ kind }) => kind === 'awaits').line, 2);
      assert.deepEqual(events.filter(({ kind }) => kind === 'frame_created'), []);
    });

    test('an error of one of its functions is marked at the line of the program', async () => {
      const { error, stderr } = await run(fails, { language, setup });
      assert.deepEqual([error.line, error.message, error.inSetup], [3, 'burnt', undefined]);
      if (language === 'python') assert.match(stderr, /File "program\.py", line 3, in <module>\n {4}burn\(\)\n.*File "setup\.py", line 10, in burn\n {4}raise ValueError/s);
    });

    for (const [source, message] of [lacksWord, isUnreadable, awaits]) {
      test(`its own fault is named as that: ${source.split('\n')[1]}`, async () => {
        const { error, stdout } = await run('print("never")', { language, setup: source });
        assert.match(error.message, message);
        assert.deepEqual([error.line, error.inSetup, stdout], [null, true, '']);
      });
    }

    test('a fault of the program is told first, and nothing of it runs', async () => {
      const { error, stdout } = await run('(', { language, setup: `${setup}\nprint("set up")` });
      assert.deepEqual([error.kind, error.line, error.inSetup, stdout], ['syntax', 1, undefined, '']);
    });

    test('it is under the limits of the run', async () => {
      const { error } = await run('1', { language, setup: goesOn, limits: { seconds: 0.5 } });
      assert.deepEqual([error.kind, error.limit], ['limit', 'seconds']);
    });

    test(`a program may be called ${file}`, async () => {
      const { error } = await run('\nmissing', { language, filename: file });
      assert.equal(error.line, 2);
    });
  });
}
