// dist/loopscope.html from a disk, with nothing else but Python's script beside it.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, site } from './fixture.mjs';
import { button, output, ready, runProgram, type } from './page-parts.mjs';

const open = site();

/** The page alone in a folder, opened as by a double click. */
async function openFromDisk(t, options, ...others) {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope one file '));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ['loopscope.html', ...others]) copyFileSync(join(dist, file), join(folder, file));
  const page = await open(t, options);
  await page.goto(pathToFileURL(join(folder, 'loopscope.html')).href);
  await ready(page);
  return page;
}

test('from a disk it runs both languages, shows their views, and has its examples', async (t) => {
  const page = await openFromDisk(t, {}, 'loopscope-python.js');
  await runProgram(page, "print('JavaScript', await sleep(1, 'too'));");
  await output(page).getByText('JavaScript too').waitFor();
  await page.getByRole('slider', { name: 'Moment', exact: true }).waitFor();
  await page.getByRole('radio', { name: 'Python' }).check();
  await type(page, 'import asyncio, pprint\npprint.pprint(asyncio.run(asyncio.sleep(1, "Python")), width=80)');
  await button(page, 'Run').click();
  await output(page).getByText("'Python'", { exact: true }).waitFor({ timeout: 60_000 });
  await button(page, 'Examples').click();
  await page.locator('#examples-menu button').nth(2).click();
  await button(page, 'Run').click();
  await page.getByText(/^Finished/).waitFor();
});

test('without the script beside it, it says what is missing, and JavaScript runs', async (t) => {
  const page = await openFromDisk(t, { allowErrors: true });
  await page.getByRole('radio', { name: 'Python' }).check();
  await type(page, 'print(1)');
  await button(page, 'Run').click();
  await output(page).getByText(/loopscope-python\.js is not beside this page/).waitFor();
  await page.getByRole('radio', { name: 'JavaScript' }).check();
  await runProgram(page, "print('still here')");
  assert.match(await output(page).innerText(), /still here/);
});
