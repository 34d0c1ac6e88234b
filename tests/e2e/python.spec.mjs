// Python in the page: it is loaded when it is first run, with a bar that says how far; it ends as JavaScript does,
// whatever a program does; and the switch shows the same program in the other language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { site } from './fixture.mjs';
import { button, chooseLanguage, editorText, output, ready, runProgram, type } from './page-parts.mjs';
import { runInPage } from './program.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const open = site();
const MODULE = '**/python/loopscope_bg.wasm';

async function openPython(t, options) {
  const page = await open(t, options);
  await ready(page);
  await chooseLanguage(page, 'python');
  return page;
}

const python = (page, source, options) => runInPage(page, source, { language: 'python', ...options });

describe('the switch', () => {
  test('shows the same example in the other language, and back', async (t) => {
    const page = await openPython(t);
    assert.match(await editorText(page), /await asyncio\.gather\(/);
    await chooseLanguage(page, 'javascript');
    assert.match(await editorText(page), /await gather\(/);
  });

  test('keeps what was typed in each, with its own undo, also over a reload', async (t) => {
    const page = await open(t);
    await ready(page);
    await type(page, "print('mine in JavaScript')");
    await page.getByRole('radio', { name: 'Python' }).check();
    await page.waitForFunction(() => document.getElementById('file').textContent.endsWith('.py'));
    await type(page, "print('mine in Python')");
    await page.getByRole('radio', { name: 'JavaScript' }).check();
    assert.equal(await editorText(page), "print('mine in JavaScript')");
    await page.getByRole('radio', { name: 'Python' }).check();
    assert.equal(await editorText(page), "print('mine in Python')");
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+z');
    assert.match(await editorText(page), /import asyncio/);
    await page.keyboard.press('Control+y');
    await page.reload();
    await ready(page);
    assert.ok(await page.getByRole('radio', { name: 'Python' }).isChecked());
    assert.equal(await editorText(page), "print('mine in Python')");
  });

  test('has a name in both languages of the page', async (t) => {
    const page = await open(t);
    await page.getByRole('radiogroup', { name: 'Language of the program' }).waitFor();
    await button(page, '한국어').click();
    await page.getByRole('radiogroup', { name: '프로그램 언어' }).waitFor();
  });

  test('is reached and worked by the keyboard', async (t) => {
    const page = await open(t);
    await ready(page);
    await page.getByRole('radio', { name: 'JavaScript' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.getElementById('file').textContent.endsWith('.py'));
  });
});

describe('in the page', () => {
  test('a program that is typed runs, with its times and its timeline', async (t) => {
    const page = await openPython(t);
    await runProgram(page, 'import asyncio\n\nasync def f():\n    print("one")\nawait asyncio.sleep(90)\nprint("two")');
    assert.match(await output(page).innerText(), /90\.00 s\s+two/);
    await page.getByText(/^Finished · 90 s/).waitFor();
    await page.getByRole('group', { name: /^Timeline of/ }).waitFor();
  });

  test('an exception is marked at its line, and told once in words', async (t) => {
    const page = await openPython(t);
    await runProgram(page, 'print(1)\nraise ValueError("too salty")');
    await page.locator('.line-error', { hasText: 'raise' }).waitFor();
    await output(page).locator('.error').getByText('ValueError: too salty').waitFor();
    await output(page).getByText('Traceback (most recent call last):').waitFor();
  });

  test('a syntax error is marked at its line', async (t) => {
    const page = await openPython(t);
    await runProgram(page, 'print(1)\nif True print(2)');
    await page.locator('.line-error', { hasText: 'if True' }).waitFor();
  });

  test('input() reads the lines of the box, and says where to write them', async (t) => {
    const page = await openPython(t);
    await runProgram(page, 'print("hello", input("who? "))');
    await output(page).getByText(/Write the lines into the Input box/).waitFor();
    await page.getByLabel('Lines that input() reads').fill('Mina');
    await runProgram(page, 'print("hello", input("who? "))');
    await output(page).getByText('who? hello Mina').waitFor();
  });

  test('Stop ends a loop that never awaits, and Run after it is quick', async (t) => {
    const page = await openPython(t);
    await runProgram(page, 'print("warm")');
    await page.waitForTimeout(3000); // until the next interpreter is ready
    await type(page, 'print("on")\nwhile True:\n    pass');
    await button(page, 'Run').click();
    await output(page).getByText('on', { exact: true }).waitFor();
    await button(page, 'Stop').click();
    await output(page).getByText('You stopped the program.').waitFor();
    await type(page, 'print("again")');
    const start = Date.now();
    await button(page, 'Run').click();
    await output(page).getByText('again').waitFor();
    t.diagnostic(`Run after Stop: ${Date.now() - start} ms`);
  });

  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      test(`axe finds no violation, and nothing stands outside: ${colorScheme}, ${width} px`, async (t) => {
        const page = await openPython(t, { viewport: { width, height: 800 }, colorScheme });
        await runProgram(page, 'import asyncio\nasync def f():\n    pass\nf()\ninput()');
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      });
    }
  }
});

describe('loading', () => {
  test('begins with the first run, and not before', async (t) => {
    const page = await openPython(t);
    const loaded = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/python/')).length);
    await page.waitForTimeout(500);
    assert.equal(await loaded(), 0);
    await runProgram(page, 'print(1)');
    assert.equal(await loaded(), 3);
  });

  test('shows how much has come, in bytes', async (t) => {
    const page = await openPython(t);
    await page.evaluate(() => {
      globalThis.told = [];
      const note = () => globalThis.told.push([document.getElementById('status').textContent, document.getElementById('loading').value]);
      new MutationObserver(note).observe(document.getElementById('status'), { childList: true });
    });
    await runProgram(page, 'print(1)');
    const told = await page.evaluate(() => globalThis.told);
    const bytes = told.filter(([text]) => /^Loading Python: \d+\.\d of \d+\.\d MB$/.test(text));
    assert.ok(bytes.length > 1, JSON.stringify(told));
    assert.ok(bytes.every(([, value], i) => i === 0 || value >= bytes[i - 1][1]));
    assert.ok(await page.locator('#loading').isHidden());
  });

  test('that fails says so, and Try again tries again', async (t) => {
    const page = await open(t, { allowErrors: true });
    await ready(page);
    await chooseLanguage(page, 'python');
    await page.context().route(MODULE, (route) => route.abort());
    await runProgram(page, 'print("here")');
    await output(page).getByText(/Python could not be loaded/).waitFor();
    await page.context().unroute(MODULE);
    await button(page, 'Try again').click();
    await output(page).getByText('here', { exact: true }).waitFor();
  });

  test("of the library's second part waits for a program that names it, and can fail and be tried again", async (t) => {
    const page = await open(t, { allowErrors: true });
    const part = '**/python/more.bin';
    assert.equal((await python(page, 'print(1)')).result.stdout, '1\n');
    await page.context().route(part, (route) => route.abort());
    const { result: { error } } = await python(page, 'import pprint\npprint.pprint([1])');
    assert.equal(error.kind, 'unavailable', JSON.stringify(error));
    await page.context().unroute(part);
    assert.equal((await python(page, 'import pprint\npprint.pprint([1])')).result.stdout, '[1]\n');
  });

  test('that breaks off half-way is told as well, and begun anew', async (t) => {
    const page = await open(t, { allowErrors: true });
    await page.context().route(MODULE, async (route) => {
      const response = await route.fetch();
      const whole = await response.body();
      await route.fulfill({ response, body: whole.subarray(0, whole.length / 2) });
    });
    const { result: { error } } = await python(page, 'print(1)');
    assert.equal(error.kind, 'unavailable', JSON.stringify(error));
    await page.context().unroute(MODULE);
    assert.equal((await python(page, 'print(2)')).result.stdout, '2\n');
  });
});

describe('however a program ends, the next one works', () => {
  const ENDINGS = {
    'a loop that never awaits': ['print(1)\nwhile True:\n    pass\n', { limits: { seconds: 1 } }, 'limit', 'LimitError'],
    'recursion without end': ['def f():\n    return f()\nf()\n', {}, 'exception', 'RecursionError'],
    'a list nested a hundred thousand deep': ['a = []\nfor _ in range(100_000):\n    a = [a]\nprint(repr(a))\n', {}, 'exception', 'RecursionError'],
    'ten billion letters': ['x = "x" * 10 ** 10\n', {}, 'exception|limit', 'MemoryError|OverflowError|LimitError'],
    'a million prints': ['for i in range(1_000_000):\n    print("line", i)\n', {}, 'limit', 'LimitError'],
    'memory that only grows': ['a = []\nwhile True:\n    a.append("x" * 1_000_000)\n', { limits: { memory: 200e6 } }, 'limit|exception', 'LimitError|MemoryError'],
  };
  for (const [what, [source, options, kind, type]] of Object.entries(ENDINGS)) {
    test(what, async (t) => {
      const page = await open(t, { allowErrors: true });
      const { result: { error } } = await python(page, source, options);
      assert.match(error?.kind ?? '', new RegExp(kind), JSON.stringify(error));
      assert.match(error.type, new RegExp(type), JSON.stringify(error));
      const { result } = await python(page, 'print("still here")');
      assert.equal(result.stdout, 'still here\n');
    });
  }
});

test('what makes no sense here is refused in one sentence', async (t) => {
  const page = await open(t);
  for (const name of ['socket', 'subprocess', 'multiprocessing', 'ssl', 'requests', 'aiohttp']) {
    const { result: { error } } = await python(page, `import ${name}\n`);
    assert.match(error?.type ?? '', /ImportError|ModuleNotFoundError/, name);
    assert.ok(error.message.length > 40, `${name}: ${error.message}`);
  }
});
