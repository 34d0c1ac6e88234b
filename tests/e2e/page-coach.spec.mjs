// The coach in the page: beside the line, in the page's language, and as a list for those who listen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { axeViolations, button, runProgram, type } from './page-parts.mjs';

const open = site();
const FORGOTTEN = 'async function write() { await sleep(9); }\nasync function main() {\n  createTask(write());\n  await sleep(1);\n}\nawait run(main());';

test('a remark stands under its line and in the list, follows the language, and goes with the run', async (t) => {
  const page = await open(t);
  await runProgram(page, FORGOTTEN);
  const note = page.locator('.line-message.coach');
  await note.getByText('Nobody kept write (Task-2) or waited for it').waitFor();
  assert.equal(await page.locator('.cm-line.line-coach').innerText(), '  createTask(write());');
  const list = page.getByRole('list', { name: 'Coach' });
  assert.match(await list.getByRole('listitem').innerText(), /^Line 3: Nobody kept .* Keep what createTask\(\) returns, and await it\.$/);
  assert.deepEqual(await axeViolations(page), []);

  await button(page, '한국어').click();
  await note.getByText('변수에 두고 await하세요').waitFor();
  await page.getByRole('list', { name: '코치' }).getByText('3행: write (Task-2)').waitFor();
  await type(page, 'print("fine")', '프로그램');
  await button(page, '실행').click();
  await page.getByText(/^끝 · /).waitFor();
  assert.equal(await note.count(), 0);
  assert.equal(await page.getByRole('list', { name: '코치' }).count(), 0);
});

test('after an edit nothing is said of lines that are no longer those that ran', async (t) => {
  const page = await open(t);
  await runProgram(page, FORGOTTEN);
  await page.locator('.line-message.coach').waitFor();
  await type(page, 'print("other")');
  await button(page, '한국어').click();
  assert.equal(await page.locator('.line-message.coach', { hasText: '변수' }).count(), 0);
});
