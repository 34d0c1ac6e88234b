// The whole page without a mouse: Tab comes to every control in the order in which it stands, what has the focus is seen,
// every view is operated, and what opens closes by Escape and gives the focus back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { button, output, ready } from './page-parts.mjs';

const open = site();
const GROUPED = 'async function worker(n) { await sleep(n % 3); }\nawait gather(...Array.from({ length: 30 }, (_, n) => worker(n)));';

/** What has the focus: its name, and whether that is seen. */
const focused = (page) => page.evaluate(() => {
  const node = document.activeElement;
  const titled = document.getElementById(node.getAttribute('aria-labelledby'));
  const label = node.getAttribute('aria-label') ?? (titled ?? node.labels?.[0] ?? node).textContent;
  const { outlineStyle, outlineWidth } = getComputedStyle(node);
  const ring = node.querySelector('.hit');
  const edge = (selector) => getComputedStyle(document.querySelector(selector)).borderColor;
  const isSeen = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || (ring && getComputedStyle(ring).stroke !== 'none')
    || (node.closest('.program #editor') && edge('.panel.program') !== edge('.panel.results')); // beside its own caret
  return { name: label.trim().replace(/\s+/g, ' '), isSeen: Boolean(isSeen), isPage: node === document.body };
});
const focusOn = async (page) => (await focused(page)).name;

/** Goes on with Tab; from the editor, as it says itself. */
async function tab(page) {
  if ((await focusOn(page)) === 'Program') await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
}

/** What Tab comes to, from the first control to the end of the page. */
async function stops(page) {
  await button(page, 'Examples').focus();
  const met = [];
  for (let at = await focused(page); !at.isPage; at = await focused(page)) {
    assert.ok(at.isSeen, `${at.name}: has the focus, and it is not seen`);
    met.push(at.name);
    await tab(page);
  }
  return met;
}

async function tabTo(page, name) {
  for (let i = 0; i < 60 && (await focusOn(page)) !== name; i += 1) await tab(page);
  assert.equal(await focusOn(page), name);
}

async function run(t, source) {
  const page = await open(t);
  await ready(page);
  await page.getByRole('textbox', { name: 'Program' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(source);
  await page.keyboard.press('Control+Enter');
  await page.locator('#transport').waitFor();
  return page;
}

test('Tab comes to every control and every view, in order, and each shows it', async (t) => {
  const page = await run(t, GROUPED);
  const met = await stops(page);
  const once = met.map((name) => name.replace(/^main: .*/, 'Timeline').replace(/^line \d+$/, 'line').replace(/^Clock.*/, 'Clock').replace(/^worker ×\d+.*|^\d+ × worker.*/, 'group'));
  const wanted = ['Examples', 'Run', 'What if', 'Clock', 'Share', '한국어', 'JavaScript', 'Program', 'Output', 'Zoom out', 'Whole timeline', 'Zoom in',
    'All arrows', 'Export', 'group', 'Timeline', 'line', 'Step by step', 'Frames', 'The loop', 'As text',
    'Previous turn', 'Step back', 'Play', 'Step', 'Next turn', 'To the end', 'Speed', 'Moment'];
  assert.deepEqual(wanted.filter((name) => !once.includes(name)), [], once.join(' · '));
  const places = wanted.map((name) => once.indexOf(name));
  assert.deepEqual(places, places.toSorted((a, b) => a - b), once.join(' · '));
  assert.ok(met.length < 60, `${met.length} stops`); // a long record is no long way
});

test('every menu opens, goes on by Tab, and closes by Escape, which gives the focus back', async (t) => {
  const page = await run(t, GROUPED);
  for (const name of ['Examples', 'What if', 'Share', 'Export']) {
    await tabTo(page, name);
    const menu = page.locator(`#${{ 'What if': 'what-if' }[name] ?? name.toLowerCase()}-menu`);
    await page.keyboard.press('Enter');
    await menu.getByRole('button').first().waitFor();
    await page.keyboard.press('Tab');
    assert.ok(await menu.evaluate((node) => node.contains(document.activeElement)), name);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    assert.equal(await focusOn(page), name);
  }
});

test('each view is worked by keys: the timeline and its groups, the record, the output, the slider', async (t) => {
  const page = await run(t, `print('on');\n${GROUPED}\nprint('off');`);
  const moment = () => page.getByRole('slider', { name: 'Moment' }).getAttribute('aria-valuetext');
  await tabTo(page, 'Export');
  await page.keyboard.press('Tab');
  const group = page.getByRole('button', { name: /^worker ×/ });
  await page.keyboard.press('Enter');
  assert.equal(await group.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Tab');
  const segment = await focusOn(page);
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await focusOn(page), segment);
  const last = await moment();
  await page.keyboard.press(' ');
  assert.notEqual(await moment(), last);
  await tabTo(page, 'Step by step');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter'); // closed, and open again
  await page.getByRole('region', { name: 'Step by step' }).getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.getByRole('region', { name: 'Step by step' }).locator('button[tabindex="0"]').count(), 1);
  await page.keyboard.press('Enter');
  assert.equal(await focusOn(page), 'Program');
  await output(page).focus();
  await page.keyboard.press('ArrowUp');
  const printed = await moment();
  await page.getByRole('slider', { name: 'Moment' }).focus();
  for (const key of ['Home', 'ArrowRight', 'End']) {
    const before = await moment();
    await page.keyboard.press(key);
    assert.notEqual(await moment(), before, key);
  }
  assert.notEqual(await moment(), printed);
});

test('the tour and "what if" take the focus, end by Escape, and give it back', async (t) => {
  const page = await open(t);
  await ready(page);
  const menuItem = async (name, item) => {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: item }).focus();
    await page.keyboard.press('Enter');
  };
  await menuItem('What if', 'You are the scheduler');
  const bar = page.getByRole('region', { name: 'What if' });
  await bar.waitFor();
  await page.waitForFunction(() => document.getElementById('what-if-bar').contains(document.activeElement));
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'hidden' });
  assert.equal(await focusOn(page), 'What if');
  await button(page, 'Examples').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#tour').waitFor();
  assert.equal(await focusOn(page), 'Next');
  await page.keyboard.press('Escape');
  await page.locator('#tour').waitFor({ state: 'hidden' });
  assert.equal(await focusOn(page), 'Run');
});
