// What if: another order, the reader as the scheduler, a prediction before the run; each says plainly what it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { axeViolations, button, output, ready, runProgram, type } from './page-parts.mjs';

const open = site();
const CHOIR = `function* sing(voice) {
  print(voice, 1);
  yield;
  print(voice, 2);
}
await gather(sing('a'), sing('b'), sing('c'));`;

const bar = (page) => page.getByRole('region', { name: 'What if' });
const printed = async (page) => (await output(page).locator('.printed .text').allInnerTexts()).join(', ');

async function choose(page, mode) {
  await button(page, 'What if').click();
  await page.locator('#what-if-menu').getByRole('button', { name: mode }).click();
}

async function openWith(t, program, options) {
  const page = await open(t, options);
  await ready(page);
  await type(page, program);
  return page;
}

test('another order is marked in the bar, the output and over the timeline; Run goes back', async (t) => {
  const page = await openWith(t, CHOIR);
  await choose(page, 'Another order');
  await bar(page).getByText('Order 1').waitFor();
  await bar(page).getByText("not CPython's order", { exact: true }).waitFor();
  await output(page).getByText("This is not CPython's order").waitFor();
  await page.locator('#schedule', { hasText: "not CPython's order" }).waitFor();
  const drawn = new Set();
  for (let seed = 2; seed < 6; seed += 1) {
    await bar(page).getByRole('button', { name: 'Another one' }).click();
    await bar(page).getByText(`Order ${seed}`).waitFor();
    drawn.add(await printed(page));
  }
  assert.ok(drawn.size > 1);
  assert.deepEqual(await axeViolations(page), []);
  await page.setViewportSize({ width: 360, height: 780 });
  assert.ok(await page.locator('#schedule').isVisible());
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await bar(page).getByRole('button', { name: "CPython's order" }).click();
  await bar(page).waitFor({ state: 'hidden' });
  await page.getByText(/^Finished · /).waitFor();
  assert.equal(await printed(page), 'a 1, b 1, c 1, a 2, b 2, c 2');
  assert.equal(await output(page).getByText("not CPython's order").count(), 0);
});

test('you are the scheduler: each pick goes on from there, by button or in the ready queue, and can be undone', async (t) => {
  const page = await openWith(t, CHOIR);
  await choose(page, 'You are the scheduler');
  await bar(page).getByText('Choice 1').waitFor();
  const picks = bar(page).locator('.pick');
  assert.deepEqual(await picks.allInnerTexts(), ['sing (Task-1)', 'sing (Task-2)', 'sing (Task-3)']);
  assert.equal(await printed(page), '');
  assert.ok(await picks.first().evaluate((first) => first === document.activeElement));
  await picks.nth(2).click();
  await bar(page).getByText('Choice 2').waitFor();
  assert.equal(await printed(page), 'c 1');
  await page.locator('.readyQueue .chip', { hasText: 'sing' }).nth(1).click();
  await bar(page).getByText('Choice 3').waitFor();
  assert.equal(await printed(page), 'c 1, b 1, a 1');
  await button(page, 'Undo').click();
  await bar(page).getByText('Choice 2').waitFor();
  assert.equal(await printed(page), 'c 1');
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press('Enter');
  await bar(page).getByText('Choice 3').waitFor();
  await page.keyboard.press('Enter');
  await bar(page).getByText('Choice 4').waitFor();
  await page.keyboard.press('Enter');
  await bar(page).getByText('The program has ended. 4 choices were yours.').waitFor();
  assert.equal(await printed(page), 'c 1, a 1, b 1, c 2, a 2, b 2');
  await page.locator('#schedule', { hasText: "not CPython's order" }).waitFor();
});

test('where there is nothing to choose, that is said', async (t) => {
  const page = await openWith(t, "print('alone');\nawait sleep(1);\nprint('still');");
  await choose(page, 'You are the scheduler');
  await bar(page).getByText('never more than one task was ready').waitFor();
  assert.equal(await printed(page), 'alone, still');
});

test('a prediction is put in order by keys and by dragging, and compared with the run', async (t) => {
  const page = await openWith(t, "print('one');\nprint('two');\nprint('three');");
  await choose(page, 'Predict first');
  const list = page.getByRole('list', { name: 'Your prediction' });
  const order = () => list.locator('.text').allInnerTexts();
  await list.waitFor();
  assert.deepEqual((await order()).sort(), ['one', 'three', 'two']);
  assert.deepEqual(await axeViolations(page), []);
  for (const text of ['two', 'one']) {
    const up = list.getByRole('button', { name: `Move up: ${text}` });
    while ((await order())[0] !== text) await up.press('Enter');
  }
  assert.deepEqual(await order(), ['one', 'two', 'three']);
  const grips = list.locator('.grip');
  const [from, to] = [await grips.nth(2).boundingBox(), await grips.nth(0).boundingBox()];
  await page.mouse.move(from.x + 2, from.y + 4);
  await page.mouse.down();
  await page.mouse.move(to.x + 2, to.y - 8, { steps: 8 });
  await page.mouse.up();
  assert.deepEqual(await order(), ['three', 'one', 'two']);

  await button(page, 'Run').click();
  await bar(page).getByText('Line 1 is the first to differ. You expected “three”, and it printed “one”.').waitFor();
  await bar(page).getByRole('button', { name: 'Show the moment' }).click();
  assert.equal(await output(page).locator('.is-now .text').innerText(), 'one');

  await choose(page, 'Predict first');
  await list.waitFor();
  for (const text of ['three', 'two', 'one']) {
    const up = list.getByRole('button', { name: `Move up: ${text}` });
    while ((await order())[0] !== text) await up.press('Enter');
  }
  await button(page, 'Run and compare').click();
  await bar(page).getByText('All 3 lines are as you predicted.').waitFor();
  await bar(page).getByRole('button', { name: 'Close' }).click();
  await bar(page).waitFor({ state: 'hidden' });
});

test('a program that prints too little or too much to predict is told why', async (t) => {
  const page = await openWith(t, "print('alone');");
  await choose(page, 'Predict first');
  await bar(page).getByText('needs at least two different lines').waitFor();
  await runProgram(page, 'for (let i = 0; i < 50; i += 1) print(i);');
  await choose(page, 'Predict first');
  await bar(page).getByText('prints 50 lines').waitFor();
});
