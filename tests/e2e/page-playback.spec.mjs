// Playback: a record is played after the run, and moved by buttons, slider, keyboard and the output; every view follows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { axeViolations, button, output, runProgram } from './page-parts.mjs';

const open = site();
const MOVING = { reducedMotion: 'no-preference' };

const BREAKFAST = `function* cook(dish, seconds) {
  print(dish, 'on');
  yield* sleep(seconds);
  print(dish, 'ready');
}
await gather(cook('egg', 3), cook('toast', 1));`;

const slider = (page) => page.getByRole('slider', { name: 'Moment', exact: true });
const region = (page, name) => page.getByRole('region', { name, exact: true });
const told = (page) => page.locator('.told');
const place = async (page) => Number(await slider(page).inputValue());
const last = async (page) => Number(await slider(page).getAttribute('max'));
const items = (page, name) => region(page, name).getByRole('listitem').allInnerTexts();

/** Waits until `locator` reads `pattern`: what shows the moment in many words follows within a few frames. */
async function reads(locator, pattern) {
  for (let tries = 0; tries < 100; tries += 1) {
    if (pattern.test(await locator.innerText())) return;
    await locator.page().waitForTimeout(20);
  }
  assert.match(await locator.innerText(), pattern);
}

/** Panels may follow within this many frames; see www/page/followers.js. */
const FRAMES = 8;

async function at(page, text) {
  await output(page).getByText(text, { exact: true }).click();
  await page.evaluate(async (frames) => {
    for (let left = frames; left > 0; left -= 1) await new Promise(requestAnimationFrame);
  }, FRAMES);
}

test('after a run it plays from the start, to the end, and output is pale until it is reached', async (t) => {
  const page = await open(t, MOVING);
  await runProgram(page, BREAKFAST);
  await button(page, 'Pause').waitFor();
  await output(page).locator('.is-ahead', { hasText: 'egg ready' }).waitFor();
  await page.waitForFunction(() => document.querySelector('#transport input').value > 8);
  assert.ok(await place(page) < await last(page));
  await button(page, 'Play').waitFor({ timeout: 15_000 });
  assert.equal(await place(page), await last(page));
  assert.equal(await output(page).locator('.is-ahead').count(), 0);
});

test('a program without anything to arrange keeps nobody waiting', async (t) => {
  const page = await open(t, MOVING);
  await runProgram(page, "print('one');");
  await button(page, 'Play').waitFor();
  assert.equal(await place(page), await last(page));
});

test('To the end, and Run, end playback; Pause holds it', async (t) => {
  const page = await open(t, MOVING);
  await runProgram(page, BREAKFAST);
  await button(page, 'Pause').click();
  const held = await place(page);
  await page.waitForTimeout(400);
  assert.equal(await place(page), held);
  await button(page, 'Play').click();
  await button(page, 'To the end').click();
  assert.equal(await place(page), await last(page));
  await button(page, 'Play').click(); // from the start again
  await button(page, 'Pause').waitFor();
  assert.ok(await place(page) < await last(page));
  await runProgram(page, "print('other');");
  await button(page, 'Play').waitFor();
});

test('an option, and the wish for less motion, show the end at once', async (t) => {
  const calm = await open(t);
  await runProgram(calm, BREAKFAST);
  assert.equal(await place(calm), await last(calm));
  const page = await open(t, MOVING);
  await runProgram(page, BREAKFAST);
  await page.getByLabel('Speed').selectOption('at once');
  await runProgram(page, BREAKFAST);
  assert.equal(await place(page), await last(page));
  await page.reload();
  await runProgram(page, BREAKFAST);
  assert.equal(await place(page), await last(page));
});

test('speed is chosen, and 16 times is faster', async (t) => {
  const page = await open(t, MOVING);
  await runProgram(page, "await sleep(1); print('a'); await sleep(1);");
  await page.getByLabel('Speed').selectOption('16');
  const began = Date.now();
  await button(page, 'Play').waitFor();
  assert.ok(Date.now() - began < 1500);
});

test('Step and Step back go from moment to moment, Next turn and Previous turn from turn to turn', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await slider(page).press('Home');
  await reads(told(page), /main is made/);
  await button(page, 'Next turn').click();
  await reads(told(page), /^Turn 1 begins/);
  await button(page, 'Step').click();
  await reads(told(page), /^main starts/);
  await button(page, 'Step').click();
  await reads(told(page), /main makes .*cook.*Task-1/);
  await button(page, 'Step back').click();
  await reads(told(page), /^main starts/);
  await button(page, 'Next turn').click();
  await reads(told(page), /^Turn 2 begins: it runs the 2/);
  await button(page, 'Previous turn').click();
  await reads(told(page), /^Turn 1 begins/);
});

test('the slider is moved by keyboard and mouse, and says where it is', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await slider(page).press('Home');
  await page.keyboard.press('ArrowRight');
  assert.equal(await place(page), 1);
  assert.match(await slider(page).getAttribute('aria-valuetext'), /^2 of \d+: turn 1, 0 s$/);
  const box = await slider(page).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  assert.ok(Math.abs(await place(page) - await last(page) / 2) <= 1);
});

test('at one moment every view shows the same', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await at(page, 'toast ready');
  await reads(told(page), /cook.*Task-2.* prints/);
  await page.locator('.cm-line.line-stepped', { hasText: "print(dish, 'ready')" }).waitFor();
  await page.locator('#turn', { hasText: /turn 4 · 1\.00 s/ }).waitFor();
  assert.match((await items(page, 'Timers')).join(), /3\.00 s\s+sleep\(3\) · .*Task-1/);
  assert.equal((await items(page, 'Ready queue')).join(), 'empty');
  const tree = await region(page, 'Who waits for whom').innerText();
  assert.match(tree, /main waits, line 6\s+gather pending\s+cook.*Task-1 waits, line 3\s+sleep\(3\) until 3 s\s+cook.*Task-2 running/s);
  await output(page).locator('.is-now', { hasText: 'toast ready' }).waitFor();
  assert.deepEqual(await output(page).locator('.is-ahead .text').allInnerTexts(), ['egg ready', '[None, None]']);
  const cursor = await region(page, 'Timeline').locator('.cursor').boundingBox();
  const bar = await page.getByRole('button', { name: /Task-2\): ran at 1 s/ }).boundingBox();
  assert.ok(cursor.x >= bar.x - 2 && cursor.x <= bar.x + bar.width + 2);
});

test('the ready queue is in order, and says who woke whom', async (t) => {
  const page = await open(t);
  await runProgram(page, 'const bell = new Event();\nasync function wait() { await bell.wait(); }\nconst both = gather(wait(), wait());\nawait sleep(1);\nbell.set();\nprint("rung");\nawait both;');
  await at(page, 'rung');
  const queue = await items(page, 'Ready queue');
  assert.equal(queue.length, 2);
  assert.match(queue[0], /wait\s+Task-1\s+woken by Event\.wait/);
  assert.match(queue[1], /wait\s+Task-2\s+woken by Event\.wait/);
});

test('arrow keys in the output go from line to line, and text that was edited since is not pointed into', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await output(page).focus();
  await page.keyboard.press('ArrowUp');
  await output(page).locator('.is-now', { hasText: 'egg ready' }).waitFor();
  await page.keyboard.press('ArrowUp');
  await output(page).locator('.is-now', { hasText: 'toast ready' }).waitFor();
  await page.locator('.cm-line.line-stepped').waitFor();
  await page.getByRole('textbox', { name: 'Program' }).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('// note\n');
  await button(page, 'Step').click();
  assert.equal(await page.locator('.cm-line.line-stepped').count(), 0);
});

test('a run on the real clock streams, stands at its end, and can be scrubbed', async (t) => {
  const page = await open(t, MOVING);
  await page.getByLabel('Clock').selectOption('real');
  await runProgram(page, "print('a'); await sleep(0.3); print('b');");
  assert.equal(await place(page), await last(page));
  await at(page, 'a');
  assert.equal(await output(page).locator('.is-ahead').count(), 1);
});

test('the futures say whom they wake, and the call graph can be read as text', async (t) => {
  const page = await open(t);
  await runProgram(page, BREAKFAST);
  await at(page, 'toast ready');
  await reads(region(page, 'Futures'), /gather\s+pending\s+wakes main\s+sleep\(3\)\s+pending\s+wakes cook \(Task-1\)/);
  await region(page, 'Who waits for whom').getByText('As text').click();
  await reads(page.locator('.as-text pre'), /\* Task\(name='Task-2', id=0x\w+\)[\s\S]*\+ Awaited by:\n    \* Task\(name='main', id=0x\w+\)\n      \+ Call stack:\n      \|   File 'program.js', line 6, in <module>\(\)/);
});

for (const width of [1280, 360]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`in the middle of a record axe finds no violation, and nothing overflows: ${colorScheme}, ${width} px`, async (t) => {
      const page = await open(t, { viewport: { width, height: 800 }, colorScheme });
      await runProgram(page, `${BREAKFAST}\nsleep(5);\nthrow new ValueError('burnt');`);
      await at(page, 'toast on');
      await output(page).locator('.is-ahead').first().waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      assert.deepEqual(await axeViolations(page), []);
    });
  }
}

test('on a phone every control of the bar is large enough for a thumb, and in sight', async (t) => {
  const page = await open(t, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await runProgram(page, BREAKFAST);
  const controls = ['Previous turn', 'Step back', 'Play', 'Step', 'Next turn', 'To the end'].map((name) => button(page, name));
  for (const control of [...controls, slider(page), page.getByLabel('Speed')]) {
    const { x, y, width, height } = await control.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
    assert.ok(x >= 0 && x + width <= 360 && y + height <= 740, `${x} ${y}`);
  }
});

test('a record of a hundred thousand events is scrubbed like a short one', async (t) => {
  const page = await open(t);
  await runProgram(page, 'async function f(n) { await sleep(n % 7); await sleep(1); }\nawait gather(...Array.from({ length: 4000 }, (_, n) => f(n)));');
  assert.ok(await last(page) > 20_000);
  await slider(page).press('PageDown');
  await slider(page).press('ArrowLeft');
  await page.locator('#turn', { hasText: /turn \d+ · \d/ }).waitFor();
  assert.equal(await region(page, 'Timers').getByRole('listitem').count() <= 13, true);
  await region(page, 'Who waits for whom').getByText(/and [\d,]+ more tasks/).waitFor();
});

test('Korean has the same controls', async (t) => {
  const page = await open(t, { path: '?lang=ko' });
  await page.getByRole('textbox', { name: '프로그램' }).waitFor();
  await page.waitForFunction(() => document.querySelector('.cm-content').textContent.length > 0);
  await button(page, '실행').click();
  await page.getByRole('slider', { name: '시점' }).waitFor();
  await button(page, '이전 턴').click();
  await region(page, '준비 큐').waitFor();
  await button(page, 'English').click();
  await region(page, 'Ready queue').waitFor();
  await button(page, 'Previous turn').waitFor();
});
