// The timeline by hand: seeking, zooming and panning, arrows, groups, and what can be taken along.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { axeViolations, button, runProgram } from './page-parts.mjs';

const open = site();

const BREAKFAST = `async function cook(dish, seconds) {
  print(dish, 'on');
  await sleep(seconds);
  return dish;
}
await gather(cook('egg', 3), cook('toast', 1));`;
const MANY = 'async function worker(n) { for (let i = 0; i < 8; i += 1) await sleep(n % 3); }\nawait gather(...Array.from({ length: 1000 }, (_, n) => worker(n)));';

const plot = (page) => page.getByRole('group', { name: /^Timeline of/ });
const part = (page, name) => plot(page).getByRole('button', { name });
const moment = (page) => page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuetext');
const width = (page) => plot(page).evaluate((node) => Number(node.getAttribute('width')));
const wakes = (page) => page.locator('.wakes .wake').count();

async function opened(t, source, options) {
  const page = await open(t, options);
  await runProgram(page, source);
  await plot(page).waitFor();
  return page;
}

test('a click in the timeline goes to that moment, and so does the ruler', async (t) => {
  const page = await opened(t, BREAKFAST);
  await part(page, /Task-2.*waited for sleep\(1\)/).click();
  assert.match(await moment(page), /turn 2, 0 s/);
  await part(page, /Task-2.*ran at 1 s/).click();
  assert.match(await moment(page), /1 s$/);
  const { x, y, width: wide } = await page.locator('.ruler-row').boundingBox();
  await page.mouse.move(x + 4, y + 10);
  await page.mouse.down();
  assert.match(await moment(page), /0 s$/);
  await page.mouse.move(x + wide - 30, y + 10, { steps: 3 });
  await page.mouse.up();
  assert.match(await moment(page), /3 s$/);
});

test('Space on a segment goes to its moment', async (t) => {
  const page = await opened(t, BREAKFAST);
  await part(page, /main.*waited for gather/).focus();
  await page.keyboard.press('Space');
  assert.match(await moment(page), /turn [2345], [01] s/);
});

test('arrows tell who woke whom: of the segment one points at, and all of them on demand', async (t) => {
  const page = await opened(t, BREAKFAST);
  await part(page, /main.*ready at 3 s.*woken by cook \(Task-1\)/).hover();
  assert.equal(await page.locator('.wakes .wake.woke').count() >= 1, true);
  await page.locator('.readout', { hasText: 'woken by cook (Task-1)' }).waitFor();
  const before = await wakes(page);
  await button(page, 'All arrows').click();
  assert.equal(await button(page, 'All arrows').getAttribute('aria-pressed'), 'true');
  assert.ok(await wakes(page) > before);
  assert.equal(await page.locator('.wakes .made').count(), 2);
});

test('it zooms by button, key and wheel, keeps its place, and pans by dragging', async (t) => {
  const page = await opened(t, BREAKFAST);
  const natural = await width(page);
  await button(page, 'Zoom in').click();
  assert.ok(await width(page) > 1.3 * natural);
  await part(page, /main.*waited/).focus();
  await page.keyboard.press('+');
  const twice = await width(page);
  assert.ok(twice > 1.8 * natural);
  const { x, y } = await page.locator('.picture').boundingBox();
  await page.mouse.move(x + 400, y + 90);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await page.waitForFunction((wide) => Number(document.querySelector('.plot').getAttribute('width')) > wide, twice);
  const scrolled = () => page.locator('.picture').evaluate((node) => node.scrollLeft);
  const from = await scrolled();
  const shown = await moment(page);
  await page.mouse.down();
  await page.mouse.move(x + 250, y + 90, { steps: 4 });
  await page.mouse.up();
  assert.ok(await scrolled() > from + 100);
  assert.equal(await moment(page), shown); // dragging is no click
  await part(page, /main.*waited/).focus();
  await page.keyboard.press('0');
  assert.ok(await width(page) <= natural);
});

test('a step that blocks is drawn as what it is', async (t) => {
  const page = await opened(t, `async function block() { await sleep(1); time.sleep(2); }
async function other(n) { await sleep(n); }
await gather(block(), other(2));`);
  assert.equal(await page.locator('.grid .block').count(), 1);
  await part(page, /Task-1.*held up the loop for 2 s/).waitFor();
  await part(page, /Task-2.*due at 2 s, but the loop was held up/).waitFor();
  assert.match(await page.getByRole('list', { name: 'Legend' }).innerText(), /loop held up/);
});

test('a thousand tasks are five rows, which open; only those in sight are drawn', async (t) => {
  const page = await opened(t, MANY);
  const group = page.getByRole('button', { name: /^worker ×997/ });
  assert.equal(await group.getAttribute('aria-expanded'), 'false');
  assert.deepEqual(await axeViolations(page), []);
  await group.click();
  assert.equal(await group.getAttribute('aria-expanded'), 'true');
  // Only what is in sight is drawn, wherever that is; what it costs is measured by the bench.
  const counts = await page.locator('.picture').evaluate(async (picture) => {
    const drawn = [];
    for (let i = 0; i < 4; i += 1) {
      picture.scrollTop += picture.scrollHeight / 5;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      drawn.push([picture.scrollTop, picture.querySelectorAll('.plot *').length]);
    }
    return drawn;
  });
  assert.ok(counts.every(([top, nodes]) => top > 0 && nodes > 50 && nodes < 5000), JSON.stringify(counts));
  await page.locator('.picture').evaluate((node) => node.scrollTo(0, 0));
  await group.focus();
  await page.keyboard.press('Enter');
  assert.equal(await group.getAttribute('aria-expanded'), 'false');
});

test('the timeline is taken along as pictures and as data', async (t) => {
  const page = await opened(t, BREAKFAST);
  const taken = async (name) => {
    await button(page, 'Export').click();
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
    return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const light = await taken('Picture, light (SVG)');
  assert.match(light.file, /\.timeline\.svg$/);
  assert.match(light.bytes.toString(), /^<svg [^>]*>.*#ffffff.*gather/s);
  assert.doesNotMatch(light.bytes.toString(), /var\(|light-dark/);
  assert.match((await taken('Picture, dark (SVG)')).bytes.toString(), /#191e25/);
  const png = (await taken('Picture, light (PNG)')).bytes;
  assert.deepEqual([png.subarray(1, 4).toString(), png.readUInt32BE(16)], ['PNG', 1920]);
  assert.equal(JSON.parse((await taken('Trace (JSON)')).bytes).version, 1);
  assert.ok(JSON.parse((await taken('Trace for Perfetto (JSON)')).bytes).traceEvents.length > 10);
});

test('by touch its buttons are large enough, and two fingers zoom', async (t) => {
  const page = await opened(t, BREAKFAST, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  for (const name of ['Zoom in', 'Zoom out', 'Whole timeline', 'All arrows', 'Export']) {
    const box = await button(page, name).boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, name);
  }
  const natural = await width(page);
  await page.locator('.picture').evaluate((node) => {
    const { left, top } = node.getBoundingClientRect();
    const send = (type, apart) => {
      const touches = [-1, 1].map((side, identifier) => new Touch({ identifier, target: node, clientX: left + 150 + side * apart, clientY: top + 80 }));
      node.dispatchEvent(new TouchEvent(type, { touches, bubbles: true, cancelable: true }));
    };
    send('touchstart', 30);
    send('touchmove', 60);
  });
  await page.waitForFunction((wide) => Math.abs(Number(document.querySelector('.plot').getAttribute('width')) - 2 * wide) < 0.2 * wide, natural);
});
