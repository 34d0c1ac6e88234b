// The editor: marks what went wrong where, knows asyncio, and lets the keyboard out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { button, editorText, output, ready, runProgram, type } from './page-parts.mjs';

const open = site();

/** What helps whoever types comes with the first touch of the editor. */
async function helped(page) {
  await ready(page);
  await page.locator('.cm-content').focus();
  await page.locator('.cm-content[aria-autocomplete]').waitFor();
}

test('an exception marks its line with the message, and the output leads to it', async (t) => {
  const page = await open(t);
  await runProgram(page, "print('a');\n\nthrow new ValueError('too salty');");
  await page.locator('.line-message.error', { hasText: 'ValueError: too salty' }).waitFor();
  assert.equal(await page.locator('.cm-line.line-error').innerText(), "throw new ValueError('too salty');");
  assert.equal(await page.locator('.cm-gutterElement.gutter-error').innerText(), '3');
  await output(page).getByRole('button', { name: 'line 3' }).click();
  assert.ok(await page.locator('.cm-content').evaluate((content) => content === document.activeElement));
  await page.keyboard.type('/');
  assert.match(await editorText(page), /\n\/throw/);
});

test('a syntax error is shown the same way, and the next run clears it', async (t) => {
  const page = await open(t);
  await runProgram(page, 'const = 3;');
  await page.locator('.line-message.error', { hasText: 'SyntaxError' }).waitFor();
  await runProgram(page, 'print(3)');
  assert.equal(await page.locator('.line-message').count(), 0);
});

test('completion knows the bare names, asyncio itself, and what a variable is', async (t) => {
  const page = await open(t);
  await helped(page);
  const option = (name) => page.getByRole('option', { name: new RegExp(`^${name}\\b`) });
  await type(page, '');
  await page.keyboard.type('gath');
  await option('gather').waitFor();
  await type(page, '');
  await page.keyboard.type('asyncio.sle');
  await option('sleep').waitFor();
  await type(page, '');
  await page.keyboard.type('const queue = new Queue(2);\nqueue.put');
  await option('putNowait').waitFor();
  await type(page, 'const queue = new Que');
  await page.keyboard.type('u');
  await option('Queue').waitFor();
  assert.match(await option('Queue').innerText(), /^Queue\s*\(maxsize\?\)$/);
  await type(page, 'const kettle = 3;\n');
  await page.keyboard.type('ket');
  await option('kettle').waitFor();
});

test('nothing is completed within text, nor after what it does not know', async (t) => {
  const page = await open(t);
  await helped(page);
  for (const program of ["print('gath", 'print(`gath', '// gath', 'tasks[0].canc', 'mystery.canc']) {
    await type(page, program.slice(0, -1));
    await page.keyboard.type(program.at(-1));
    await page.waitForTimeout(300);
    assert.equal(await page.locator('.cm-tooltip-autocomplete').count(), 0, program);
  }
});

test('hovering a name explains it', async (t) => {
  const page = await open(t);
  await helped(page);
  await type(page, 'await shield(job)');
  await page.getByText('shield').hover();
  await page.getByText('shield(aw) → Future').waitFor();
});

test('in Python completion and hover know asyncio and its objects', async (t) => {
  const page = await open(t);
  await helped(page);
  await page.getByRole('radio', { name: 'Python' }).check();
  const option = (name) => page.getByRole('option', { name: new RegExp(`^${name}\\b`) });
  await type(page, 'import asyncio\n\nqueue = asyncio.Queue(2)\nqueue.pu');
  await page.keyboard.type('t');
  await option('put_nowait').waitFor();
  await type(page, 'asyncio.gat');
  await page.keyboard.type('h');
  await option('gather').waitFor();
  await type(page, 'await asyncio.shield(job)');
  await page.getByText('shield').hover();
  await page.getByText('shield(arg) → Future').waitFor();
});

test('Tab indents, and Escape then Tab leaves', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, 'x');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  assert.equal(await editorText(page), '  x');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  assert.ok(await page.evaluate(() => !document.activeElement.closest('.cm-editor')));
  assert.equal(await editorText(page), '  x');
});

test('Korean composed by an input method arrives whole, and Enter within it runs nothing', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, '');
  const session = await page.context().newCDPSession(page);
  for (const text of ['ㅎ', '하', '한']) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text: '한' });
  for (const text of ['ㄱ', '그', '글']) await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text: '글' });
  assert.equal(await editorText(page), '한글');
  assert.ok(await button(page, 'Stop').isDisabled());
});

// As an input method sends it: each syllable is composed letter by letter, and put in when the next one begins.
test('Hangul is composed in the editor, letter by letter, and nothing runs meanwhile', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, "print('')");
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const session = await page.context().newCDPSession(page);
  const compose = (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const shown = [];
  for (const letters of [['ㅎ', '하', '한'], ['ㄱ', '그', '글']]) {
    for (const text of letters) {
      await compose(text);
      shown.push(await editorText(page));
    }
    await page.keyboard.press('Control+Enter'); // while one composes it is the input method's
    await session.send('Input.insertText', { text: letters.at(-1) });
  }
  assert.deepEqual(shown, ["print('ㅎ')", "print('하')", "print('한')", "print('한ㄱ')", "print('한그')", "print('한글')"]);
  assert.equal(await editorText(page), "print('한글')");
  assert.equal(await page.locator('#status').innerText(), '');
  await page.keyboard.press('Control+Enter');
  await output(page).getByText('한글', { exact: true }).waitFor();
});
