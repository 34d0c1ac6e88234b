// A link is a lesson: what one reader shares, another opens, and nothing runs before they say so. Files go out and in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hashOf } from '../../www/link/link.js';
import { site } from './fixture.mjs';
import { axeViolations, button, editorText, output, ready, runProgram, type } from './page-parts.mjs';

const open = site();
const PROGRAM = "// 커피\nprint('one');\nawait sleep(1);\nprint('two');";
const status = (page) => page.locator('#status').innerText();
const slider = (page) => page.getByRole('slider', { name: 'Moment', exact: true });

async function openShare(page) {
  await button(page, 'Share').click();
  await page.getByRole('textbox', { name: 'Link to this program' }).waitFor();
}

test('a link carries program, clock and moment', async (t) => {
  const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await runProgram(page, PROGRAM);
  await output(page).getByText('two').click();
  const moment = await slider(page).inputValue();
  await openShare(page);
  await page.getByRole('checkbox', { name: /^at this moment/ }).check();
  assert.deepEqual(await axeViolations(page), []);
  await button(page, 'Copy link').click();
  await button(page, 'Copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await page.context().newPage();
  await other.goto(link);
  await output(other).getByText(/^This program came with the link/).waitFor();
  assert.equal(await editorText(other), PROGRAM);
  assert.equal(await status(other), '');
  await button(other, 'Run').click();
  await slider(other).waitFor();
  assert.equal(await slider(other).inputValue(), moment);

  await type(other, "print('mine')");
  await other.waitForTimeout(400); // until it is saved
  await other.reload();
  await ready(other);
  assert.equal(await editorText(other), "print('mine')");
});

test('the tag for notes carries the program and where the script is', async (t) => {
  const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await type(page, "print(1 < 2 && 'yes')");
  await openShare(page);
  await button(page, 'Copy tag for notes').click();
  await button(page, 'Copied').waitFor();
  const tag = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(tag, /print\(1 &lt; 2 &amp;&amp; 'yes'\)/);
  await page.setContent(tag);
  const block = page.locator('loop-scope');
  await block.getByRole('button', { name: 'Run' }).click();
  await block.getByText('True', { exact: true }).or(block.getByText('yes', { exact: true })).waitFor();
});

test('a damaged link says so, and leaves everything as it was', async (t) => {
  const hash = hashOf({ source: PROGRAM });
  const page = await open(t, { path: `${hash.slice(0, -3)}` });
  await output(page).getByText(/^This link is damaged/).waitFor();
  await ready(page);
  assert.match(await editorText(page), /breakfast/);
  await page.evaluate(() => (location.hash = '#9.abc'));
  await output(page).getByText(/newer version/).waitFor();
  await button(page, 'Run').click();
  await output(page).getByText('egg on').first().waitFor();
});

test('a link to a Python program switches the language', async (t) => {
  const page = await open(t, { path: hashOf({ source: 'print("하나")', language: 'python', clock: 'real' }) });
  await output(page).getByText(/^This program came with the link/).waitFor();
  assert.equal(await editorText(page), 'print("하나")');
  assert.ok(await page.getByRole('radio', { name: 'Python' }).isChecked());
  assert.equal(await page.getByRole('combobox', { name: 'Clock' }).inputValue(), 'real');
});

test('Run pressed before the program has come runs it when it has', async (t) => {
  const page = await open(t, { path: 'frame.html' });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/examples/**', async (route) => { await held; await route.continue(); });
  await page.goto(new URL('.', page.url()).href);
  await button(page, 'Run').click();
  release();
  await output(page).getByText('gathered: 3 s').waitFor();
});

test('a program goes out as a file, and comes in as one', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, PROGRAM);
  await openShare(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download').click()]);
  assert.equal(readFileSync(await download.path(), 'utf8'), PROGRAM);
  const chosen = async (files) => {
    await openShare(page);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open a file …').click()]);
    await chooser.setFiles(files);
  };
  await chosen({ name: 'tea.py', mimeType: 'text/x-python', buffer: Buffer.from('print("차")') });
  await output(page).getByText(/^File opened/).waitFor();
  assert.equal(await editorText(page), 'print("차")');
  assert.ok(await page.getByRole('radio', { name: 'Python' }).isChecked());
  await chosen({ name: 'tea.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50]) });
  await output(page).getByText(/^Only \.py and \.js/).waitFor();
  assert.equal(await editorText(page), 'print("차")');
});

test('notes with several programs ask which one to open, and are at hand for the next', async (t) => {
  const page = await open(t);
  await ready(page);
  const chosen = async (name, text) => {
    await openShare(page);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, 'Open a file …').click()]);
    await chooser.setFiles({ name, mimeType: '', buffer: Buffer.from(text) });
  };
  await chosen('lecture.md', '# Tea\n\n```python\n# 차\nprint("one")\n```\n\n```sh\nls\n```\n\n<loop-scope>\nprint("two")\n\n<!-- `<pre>` -->\n</loop-scope>\n\n```{code-block} python\nprint("three")\n```\n');
  const dialog = page.getByRole('dialog', { name: 'Programs in lecture.md' });
  const entries = dialog.getByRole('listitem').getByRole('button');
  await entries.first().waitFor();
  assert.deepEqual(await entries.allInnerTexts(), ['# 차\nPython · 2 lines', 'print("two")\nJavaScript · 1 line', 'print("three")\nPython · 1 line']);
  assert.deepEqual(await axeViolations(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.match(await editorText(page), /breakfast/);

  await button(page, 'Examples').click();
  await button(page, 'Programs in lecture.md').click();
  await entries.nth(2).click();
  await output(page).getByText(/^File opened/).waitFor();
  assert.equal(await editorText(page), 'print("three")');
  await openShare(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download').click()]);
  assert.equal(download.suggestedFilename(), 'lecture-3.py');

  await chosen('one.html', '<h1>Notes</h1><div class="highlight-python"><div class="highlight"><pre><span>print(1 &lt; 2)</span></pre></div></div><pre>plain</pre><script>document.title = "ran"</script>');
  await page.waitForFunction(() => document.querySelector('.cm-content').textContent === 'print(1 < 2)');
  await chosen('none.md', 'Nothing.\n');
  await output(page).getByText('These notes hold no program in Python or JavaScript.').waitFor();
  assert.equal(await editorText(page), 'print(1 < 2)');
});
