// Notes through each generator: what `render` stored is read without a script, and with one each program is the
// element's, letter by letter, and runs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Playground } from '../../www/loopscope.js';
import { render } from '../../www/notes/render.js';
import { site } from '../e2e/fixture.mjs';
import { buildSite, generators, sites } from './generators.mjs';

const open = site(sites);
const playground = new Playground();
after(() => playground.dispose());

const PYTHON = `import asyncio

async def cook(dish, seconds):
    await asyncio.sleep(seconds)
    print(dish, "*ready*" if 1 < 2 else "_not_")

async def main():
    await asyncio.gather(cook("egg", 3), cook("toast", 1))

asyncio.run(main())
print("\\n{{ done }}")`;
const JAVASCRIPT = 'await sleep(1);\nprint("snake_case *and* `ticks`", [1, 2]);';
const PRINTED = ['toast *ready*\negg *ready*\n\n{{ done }}', "snake_case *and* `ticks` [1, 2]"];

/** An exercise as Markdown has it: its program in a fence, and its set-up too. */
const EXERCISE = `<loop-scope exercise="both">
<div hidden data-exercise="setup">

\`\`\`python
import asyncio

async def __both__():
    return 1 < 2
\`\`\`

</div>

\`\`\`python
print(asyncio.run(__both__()))

print("_both_")
\`\`\`

<div hidden data-exercise="output">True
_both_</div>

</loop-scope>`;
const SOLUTION = 'print(asyncio.run(__both__()))\n\nprint("_both_")';

/** The two programs, the second of them in a list or in what else the generator indents; and an exercise, where one can be. */
function notesOf({ extension, mark, within, keepsElements }) {
  const isHtml = extension === '.html';
  const escape = (text) => (isHtml ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;') : text);
  const [heading, before, after] = isHtml ? ['<h1>Notes</h1>', '<p>Before.</p>', '<p>After.</p>'] : ['# Notes', 'Before.', 'After.'];
  const program = (language, text) => mark(language).join(`\n${escape(text)}\n`);
  return [heading, before, program('python', PYTHON), after, within(program('js', JAVASCRIPT)), keepsElements ? EXERCISE : '', ''].join('\n\n');
}

for (const [name, generator] of Object.entries(generators)) {
  test(name, { timeout: 240_000 }, async (t) => {
    const { text, faults } = await render(notesOf(generator), generator.extension, playground);
    assert.deepEqual(faults, []);
    const path = await buildSite(name, text);
    const programs = [['python', PYTHON, PRINTED[0]], ['javascript', JAVASCRIPT, PRINTED[1]]];
    if (generator.keepsElements) programs.push(['python', SOLUTION, 'True\n_both_']);

    await t.test('reads well without a script', { skip: generator.needsScript && 'nothing of it does' }, async (tt) => {
      const page = await open(tt, { path, javaScriptEnabled: false, allowErrors: true });
      assert.deepEqual(await page.locator('[slot=output]').evaluateAll((slots) =>
        slots.map((slot) => [...slot.querySelectorAll('samp')].map((samp) => samp.textContent).join(''))), programs.map(([, , printed]) => printed));
      for (const picture of await page.locator('[slot=output] > svg').all()) {
        const { width, height } = await picture.boundingBox();
        assert.ok(width > 100 && width <= 580 && height > 50, `${width} x ${height}`);
      }
      const output = page.locator('samp').first();
      const { height } = await output.boundingBox();
      assert.ok(height >= 4 * 12, 'four lines are four lines');
    });

    await t.test('with one its programs run', async (tt) => {
      const page = await open(tt, { path, allowErrors: true });
      const thrown = [];
      page.on('pageerror', (error) => thrown.push(error.stack));
      await page.waitForFunction(() => customElements.get('loop-scope'));
      await page.reload(); // now that its errors are heard
      const elements = page.locator('loop-scope');
      await elements.nth(1).getByRole('button', { name: 'Run' }).waitFor({ state: 'attached' });
      assert.deepEqual(await elements.evaluateAll((all) => all.map(({ source, language }) => [language, source])), programs.map((program) => program.slice(0, 2)));
      assert.equal(await page.locator('pre', { hasText: 'asyncio.run(main())' }).filter({ visible: true }).count(), 1, 'the block of code has given way to the element');
      await elements.nth(1).getByRole('button', { name: 'Run' }).click();
      await elements.nth(1).getByRole('log').getByText(PRINTED[1]).waitFor();
      if (generator.keepsElements) {
        await elements.nth(2).getByRole('button', { name: 'Run' }).click();
        await elements.nth(2).getByText('Solved').first().waitFor();
      }
      assert.deepEqual(thrown, []);
    });

    if (name === 'reveal.js') await t.test('keys typed in a program do not turn the slide', async (tt) => {
      const page = await open(tt, { path, allowErrors: true });
      const scope = page.locator('loop-scope').first();
      await scope.locator('.source').click();
      await scope.locator('.cm-content').waitFor();
      await page.keyboard.type('n ');
      await page.keyboard.press('ArrowRight');
      assert.match(await scope.locator('.cm-content').innerText(), /n /);
      assert.equal(await page.evaluate('Reveal.getIndices().h'), 0);
      await page.keyboard.press('Escape');
      await page.locator('#next').evaluate(() => document.activeElement.blur());
      await page.keyboard.press('ArrowRight');
      assert.equal(await page.evaluate('Reveal.getIndices().h'), 1);
    });

    if (name === 'reveal.js') await t.test('autoplay waits for its slide and its fragment, which lie unseen under the first', async (tt) => {
      const page = await open(tt, { path, allowErrors: true });
      await page.evaluate(() => {
        globalThis.ranAt = [];
        addEventListener('ls-run', ({ target }) => globalThis.ranAt.push([target.source, Reveal.getIndices().h, Reveal.getIndices().f]));
        document.getElementById('next').innerHTML = '<loop-scope autoplay>print(1)</loop-scope><div class="fragment"><loop-scope autoplay>print(2)</loop-scope></div>';
        Reveal.sync();
      });
      await page.waitForTimeout(500);
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => globalThis.ranAt.length === 1);
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => globalThis.ranAt.length === 2);
      assert.deepEqual(await page.evaluate(() => globalThis.ranAt), [['print(1)', 1, -1], ['print(2)', 1, 0]]);
    });
  });
}
