// The timeline: what it shows, in words and by keyboard as well as in the picture, in every width.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { axeViolations, button, runProgram } from './page-parts.mjs';

const open = site();

const BREAKFAST = `function* cook(dish, seconds) {
  print(dish, 'on');
  yield* sleep(seconds);
  return dish;
}
const egg = createTask(cook('egg', 3));
const toast = createTask(cook('toast', 1));
await egg;
toast.cancel();`;

const plot = (page) => page.getByRole('group', { name: /^Timeline of/ });

test('every task has its lane, and every segment its sentence', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await page.getByRole('group', { name: 'Timeline of 3 tasks over 3 s' }).waitFor();
  assert.equal(await page.locator('.end.result').count() >= 3, true);
  await plot(page).getByRole('button', { name: /Task-2.*waited for sleep\(1\) from 0 s to 1 s/ }).waitFor();
});

test('pointing at a segment tells about it, and marks its line in the editor', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await plot(page).getByRole('button', { name: /waited for sleep\(3\)/ }).hover();
  await page.locator('.readout', { hasText: 'waited for sleep(3) from 0 s to 3 s' }).waitFor();
  await page.locator('.cm-line.line-pointed', { hasText: 'yield* sleep(seconds)' }).waitFor();
});

test('arrow keys walk through it, and Enter goes to the line', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await plot(page).getByRole('button').first().focus();
  const first = await page.locator('.readout').innerText();
  await page.keyboard.press('ArrowRight');
  const second = await page.locator('.readout').innerText();
  assert.notEqual(first, second);
  await page.keyboard.press('ArrowDown');
  assert.match(await page.locator('.readout').innerText(), /Task-1/);
  assert.equal(await plot(page).locator('[tabindex="0"]').count(), 1);
  await page.keyboard.press('Enter');
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('cm-content')));
});

test('the record tells the same, step by step', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await plot(page).waitFor();
  const rows = await page.getByRole('row').allInnerTexts();
  assert.match(rows[1], /0\.00 s\s+1\s+main/);
  assert.ok(rows.some((row) => /1\.00 s.*Task-2.*is done/s.test(row)));
  assert.ok(rows.some((row) => /3\.00 s.*Task-1.*is done/s.test(row)));
});

for (const width of [1280, 360]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`with results, nothing overflows and axe finds no violation: ${colorScheme}, ${width} px`, async (t) => {
      const page = await open(t, { viewport: { width, height: 800 }, colorScheme });
      await runProgram(page, `${BREAKFAST}\nsleep(5);\nconsole.error('oops');\nthrow new ValueError('burnt');`);
      await plot(page).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      const small = await page.locator('.picture text').evaluateAll((texts) => texts.filter((text) => parseFloat(getComputedStyle(text).fontSize) < 11).length);
      assert.equal(small, 0);
      assert.deepEqual(await axeViolations(page), []);
    });
  }
}

test('on a phone every control is large enough for a thumb', async (t) => {
  const page = await open(t, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await button(page, 'Run').waitFor();
  for (const name of ['Run', 'Stop', 'Examples', '한국어']) {
    const { width, height } = await button(page, name).boundingBox();
    assert.ok(width >= 44 && height >= 44, `${name}: ${width} by ${height}`);
  }
});

test('it is drawn anew when the window changes', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  const wide = await plot(page).evaluate(({ clientWidth }) => clientWidth);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.locator('.picture.stacked').waitFor();
  assert.ok(await plot(page).evaluate(({ clientWidth }) => clientWidth) < wide);
});
