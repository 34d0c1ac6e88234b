// What everybody does, in three engines: open the page, run in both languages, step back, stop, hand a link on; and a run
// takes the same course in each. The specs of tests/e2e look closer, in Chromium alone.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hashOf } from '../../www/link/link.js';
import { serve } from '../../www/serve.mjs';
import { dist } from '../e2e/fixture.mjs';
import { notes } from '../e2e/notes.mjs';
import { BROWSERS, until } from './browsers.mjs';
import { examples, inNode, inPage } from './courses.mjs';

const GATHERED = `import asyncio

async def tea(name, seconds):
    await asyncio.sleep(seconds)
    return name

loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.wait_for(tea('보리차', 0.2), 1)))
print(loop.run_until_complete(tea('녹차', 0.1)))
loop.close()`;

/** Calls of every kind that Python makes by itself: each goes through the interpreter's own code, unlike a plain call. */
const ENDLESS = `import asyncio
import functools

class Echo:
    def __getattr__(self, name):
        return self.louder

    def __repr__(self):
        return f"<{self!r}>"

    def __eq__(self, other):
        return self == other

    def __hash__(self):
        return hash((self,))

    def __call__(self):
        return self()

    def __init__(self, *rest):
        Echo(*rest, self) if rest else None

async def awaits():
    await awaits()

def delegates():
    yield from delegates()

@functools.cache
def remembers(number):
    return remembers(number + 1)

def sorts(*_):
    return sorted("ab", key=sorts)

def passes_on(*args, **keywords):
    return sum(passes_on(*args, **keywords) for _ in args)

calls = [
    lambda: Echo().loud, lambda: repr(Echo()), lambda: Echo() == Echo(), lambda: hash(Echo()), lambda: Echo()(), lambda: Echo(1),
    lambda: asyncio.run(awaits()), lambda: next(delegates()), lambda: remembers(1), sorts, lambda: passes_on(1, two=2),
]
for call in calls:
    try:
        call()
    except RecursionError as error:
        print(str(error)[:32])
    except RuntimeError as error:  # out of a generator
        print(str(error.__cause__)[:32])
`;

/** What README says that a page's policy must allow; and 'unsafe-eval', without which WebKit's driver cannot ask the page anything. */
const strictPolicy = (files) => ({ 'Content-Security-Policy': `default-src 'none'; script-src ${files} 'unsafe-eval'; connect-src ${files}; frame-src ${files}` });

const write = notes();
const inNodeOnce = inNode(examples());

for (const [name, start] of Object.entries(BROWSERS)) {
  describe(name, { timeout: 120_000 }, () => {
    let server;
    let page;
    before(async () => {
      [server, page] = await Promise.all([serve(dist), start()]);
    });
    after(async () => {
      await page?.close();
      server?.close();
    });

    const text = (selector) => page.evaluate((given) => document.querySelector(given).textContent, selector);
    const moment = () => page.evaluate(() => Number(document.querySelector('#transport input').value));
    const outputShows = (part) => until(page, (given) => document.getElementById('output').textContent.includes(given), part);
    const ended = () => until(page, () => document.getElementById('stop').disabled && document.getElementById('status').textContent !== '');

    /** Opens the page anew, with the lesson of a link, if one is given. */
    async function open(lesson) {
      await page.goto('about:blank');
      await page.goto(server.address + (lesson ? hashOf(lesson) : ''));
      await until(page, () => document.querySelector('.cm-content')?.textContent.length > 0);
    }

    async function run(lesson) {
      await open(lesson);
      await page.click('#run');
      await ended();
    }

    test('the page opens, runs its example, and steps back', async () => {
      await run();
      assert.match(await text('#output'), /gathered: 3 s/);
      await page.click('#transport .toEnd');
      const last = await moment();
      await page.click('#transport .stepBack');
      assert.equal(await moment(), last - 1);
      await page.click('#transport .previousTurn');
      assert.ok(await moment() < last - 1);
      await until(page, () => document.querySelector('#timeline svg') && document.querySelectorAll('#loop li').length > 0);
    });

    test('what is typed runs, by the keyboard', async () => {
      await open();
      await page.click('.cm-line');
      await page.press('Control', 'a');
      await page.type("print('typed'); await sleep(1); print([1, 2])");
      await page.press('Control', 'Enter');
      await ended();
      assert.match(await text('#output'), /^0\.00 s\s*typed1\.00 s\s*\[1, 2\]$/);
    });

    for (const clock of ['virtual', 'real']) {
      test(`run_until_complete waits in Python: ${clock} clock`, async () => {
        await run({ source: GATHERED, language: 'python', clock });
        assert.match(await text('#output'), /보리차[\s\S]+녹차/);
        assert.match(await text('#status'), /^Finished/);
        await page.click('#transport .toEnd');
        const last = await moment();
        await page.click('#transport .stepBack');
        assert.equal(await moment(), last - 1);
      });
    }

    test('recursion without end is an exception like any other in Python', async () => {
      await run({ source: ENDLESS, language: 'python' });
      const printed = await text('#output');
      assert.equal(printed.match(/maximum recursion depth exceeded/g)?.length, 11, printed);
      assert.match(await text('#status'), /^Finished/);
    });

    for (const [language, source] of [['javascript', "print('on');\nfor (;;);"], ['python', "print('on')\nwhile True:\n    pass"]]) {
      test(`Stop ends what never awaits, and the next run works: ${language}`, async () => {
        await open({ source, language });
        await page.click('#run');
        await outputShows('on');
        await page.click('#stop');
        await outputShows('You stopped the program.');
        await page.click('.cm-line');
        await page.press('Control', 'a');
        await page.type("print('again')");
        await page.click('#run');
        await ended();
        assert.match(await text('#output'), /^0\.00 s\s*again$/);
      });
    }

    test('every example takes the course that it takes in Node', async () => {
      await open();
      assert.deepEqual(await inPage(page, examples()), await inNodeOnce);
    });

    test('a link is copied, carries the program, and runs nothing by itself', async () => {
      const source = "// 커피\nprint('one');";
      await open({ source });
      await page.click('#share');
      await until(page, () => document.querySelector('.share-link')?.value.includes('#'));
      await page.click('#share-menu .primary');
      await until(page, () => document.querySelector('#share-menu .primary').innerText === 'Copied');
      const link = await page.evaluate(() => document.querySelector('.share-link').value);
      await page.goto('about:blank');
      await page.goto(link);
      await outputShows('This program came with the link');
      assert.match(await text('.cm-content'), /커피/);
      assert.equal(await text('#status'), '');
    });

    for (const isStrict of [false, true]) {
      test(`an element in notes runs both languages${isStrict ? ', under a strict policy too' : ''}`, async () => {
        const { files } = write('');
        const { address } = write("<loop-scope>print('coffee')</loop-scope><loop-scope language=python>print('tea')</loop-scope>",
          { headers: isStrict ? strictPolicy(files) : {} });
        await page.goto(address);
        const printed = await page.evaluate(async () => {
          await customElements.whenDefined('loop-scope');
          return Promise.all([...document.querySelectorAll('loop-scope')].map(async (scope) => (await scope.run()).stdout));
        });
        assert.deepEqual(printed, ['coffee\n', 'tea\n']);
      });
    }
  });
}
