// On paper stand the program and what came of it: whole, light, and without controls.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { button, output, runProgram } from './page-parts.mjs';

const open = site();

for (const [paper, width] of [['upright', 794], ['lying', 1123]]) {
  test(`nothing is cut off: ${paper}`, async (t) => {
    const page = await open(t, { colorScheme: 'dark' });
    await runProgram(page, "for (let i = 0; i < 60; i += 1) print('line', i);");
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media: 'print' });
    for (const id of ['editor', 'output', 'timeline', 'loop']) {
      const cut = await page.locator(`#${id}`).evaluate((node) => getComputedStyle(node).overflowY !== 'visible' || node.getBoundingClientRect().bottom > node.parentElement.getBoundingClientRect().bottom + 1);
      assert.equal(cut, false, id);
    }
    assert.ok(await output(page).getByText('line 59').isVisible());
    assert.ok((await output(page).boundingBox()).height > 60 * 15);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    for (const name of ['Run', 'Stop', 'Share', 'Examples', 'Play', 'Export']) assert.ok(await button(page, name).isHidden(), name);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('#output .text')).color), 'rgb(27, 34, 45)');
  });
}
