// The output: every stream by name, what the program gave, how it failed, and never more than a page can hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { output, runProgram } from './page-parts.mjs';

const open = site();

test('stderr is marked with its name, and text is never markup', async (t) => {
  const page = await open(t);
  await runProgram(page, "print('<b>plain</b>'); console.error('<img src=x onerror=alert(1)>');");
  const error = output(page).locator('.stderr');
  assert.match(await error.innerText(), /stderr\s+<img src=x onerror=alert\(1\)>/);
  assert.equal(await output(page).locator('b, img').count(), 0);
});

test('the value of the program is shown', async (t) => {
  const page = await open(t);
  await runProgram(page, "const sum = await gather(sleep(1, 20), sleep(2, 22));\nsum");
  assert.match(await output(page).locator('.value').innerText(), /value\s+\[20, 22\]/);
});

test('a coroutine that was never awaited is reported with its line', async (t) => {
  const page = await open(t);
  await runProgram(page, "print('before');\nsleep(3);\nprint('after');");
  const warning = output(page).locator('.warning');
  assert.match(await warning.innerText(), /was never awaited\s+line 2/);
  await page.locator('.cm-line.line-warning', { hasText: 'sleep(3);' }).waitFor();
});

test('a loop that never ends is stopped at its limit, with the line', async (t) => {
  const page = await open(t);
  await runProgram(page, 'let n = 0;\nwhile (true) await sleep(0);');
  const error = output(page).locator('.error');
  assert.match(await error.innerText(), /Limit reached/);
  await error.getByRole('button', { name: 'line 2' }).waitFor();
});

test('a hundred thousand lines: the last thousand are shown, and it says how many are not', async (t) => {
  const page = await open(t);
  await runProgram(page, 'for (let i = 1; i <= 100000; i += 1) print(i);');
  const printed = output(page).locator('.printed');
  assert.equal(await printed.count(), 1000);
  assert.match(await printed.last().innerText(), /100000$/);
  await output(page).getByText('99,000 earlier lines are no longer shown').waitFor();
});
