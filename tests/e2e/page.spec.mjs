// The newcomer's path through the page: read, run, change, run again, come back later.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { button, editorText, output, ready, runProgram, type } from './page-parts.mjs';

const open = site();

test('a first visit shows a program, and Ctrl-Enter runs it', async (t) => {
  const page = await open(t);
  await ready(page);
  assert.match(await editorText(page), /gather/);
  await page.keyboard.press('Control+Enter');
  await output(page).getByText("['egg', 'toast']").waitFor();
  await page.getByText(/^Finished · /).waitFor();
});

test('Run runs what was typed; printing shows the time on the virtual clock', async (t) => {
  const page = await open(t);
  await runProgram(page, "print('one'); await sleep(90); print('two');");
  assert.match(await output(page).innerText(), /0\.00 s\s+one\s+90\.00 s\s+two/);
});

test('Stop is there while a program runs, ends it, and gives the keyboard back to Run', async (t) => {
  const page = await open(t);
  await ready(page);
  assert.ok(await button(page, 'Stop').isDisabled());
  await type(page, 'while (true) await sleep(0);');
  await button(page, 'Run').click();
  await page.waitForFunction(() => !document.getElementById('stop').disabled);
  await button(page, 'Stop').focus();
  await page.keyboard.press('Enter');
  await output(page).getByText('You stopped the program.').waitFor();
  assert.ok(await button(page, 'Stop').isDisabled());
  assert.ok(await button(page, 'Run').evaluate((run) => run === document.activeElement));
  await runProgram(page, "print('again')");
  await output(page).getByText('again').waitFor();
});

test('Run during a run starts over, and nothing of the old run is mixed in', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, "print('old'); while (true) await sleep(0);");
  await button(page, 'Run').click();
  await output(page).getByText('old').waitFor();
  await runProgram(page, "print('new')");
  assert.match((await output(page).innerText()).trim(), /^0\.00 s\s+new$/);
});

test('what is typed survives a reload, even right after typing', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, "print('한글도 그대로')");
  await page.reload();
  await ready(page);
  assert.equal(await editorText(page), "print('한글도 그대로')");
});

test('without storage the page works all the same', async (t) => {
  const page = await open(t);
  await page.addInitScript(() => {
    Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new DOMException('no storage', 'SecurityError'); };
  });
  await page.reload();
  await runProgram(page, "print('fine')");
  await output(page).getByText('fine').waitFor();
});

test('the clock is chosen, kept, and used', async (t) => {
  const page = await open(t);
  await ready(page);
  await page.getByLabel('Clock').selectOption('real');
  await page.reload();
  await ready(page);
  assert.equal(await page.getByLabel('Clock').inputValue(), 'real');
  const start = Date.now();
  await runProgram(page, 'await sleep(0.4)');
  assert.ok(Date.now() - start >= 390);
});

test('the page speaks Korean: by address, by browser, and by choice, which it keeps', async (t) => {
  const page = await open(t, { path: '?lang=ko' });
  await button(page, '실행').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  const other = await open(t, { locale: 'ko-KR' });
  await button(other, '실행').waitFor();
  await button(other, 'English').click();
  await button(other, 'Run').waitFor();
  await other.getByRole('log', { name: 'Output' }).waitFor();
  await other.reload();
  await button(other, 'Run').waitFor();
});

test('a change of language keeps what is on the page, and says it in the new one', async (t) => {
  const page = await open(t);
  await runProgram(page, "print('stays'); await sleep(1);\nsleep(1);\nmissing();");
  await button(page, '한국어').click();
  const log = page.getByRole('log', { name: '출력' });
  await log.getByText('stays').waitFor();
  await log.getByRole('button', { name: '3행' }).waitFor();
  await page.getByText('단계별 기록').waitFor();
});
