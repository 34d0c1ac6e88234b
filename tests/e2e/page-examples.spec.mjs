// The Examples menu: each program runs as its comments promise, and none costs the reader their own text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examples, fileOf } from '../../www/examples/index.js';
import { site } from './fixture.mjs';
import { button, chooseLanguage, editorText, output, ready, type } from './page-parts.mjs';

const open = site();

async function choose(page, name) {
  await button(page, 'Examples').click();
  await page.locator('#examples-menu').getByRole('button', { name, exact: true }).click();
}

/** What is worth holding of each example's output, whatever its language. */
const PROMISES = {
  '01-iterator': [/bank 1\b.*bakery 4/s],
  '02-generator': [/nobody is up yet.*gets up.*coffee/s],
  '03-send': [/Mina orders cake: 9/, /no money left/],
  '04-delegation': [/\(7 letters of noise\)/],
  '05-generator-coroutine': [/Ada: stroke 1.*Bo: stroke 1.*Ada: stroke 2.*Bo: stroke 2/s, /1\.00 s\s+Bo is ashore/],
  '06-native-coroutine': [/3\.00 s\s+here you are: a cup of tea/],
  '07-never-run': [/a card, still blank: True/, /1\.00 s\s+home already/, /was never awaited/],
  '08-loop-by-hand': [/running\? False/, /dawn/, /RuntimeError: Event loop is closed/],
  '09-future-and-callbacks': [/cat: a bicycle.*dog: woof/s, /unpacking a bicycle/, /InvalidStateError/],
  '10-task': [/oven done\? False.*lay the table.*bread goes into the oven.*light the candles/s, /3\.00 s\s+oven done\? True/],
  '11-gather': [/in sequence: 4 s/, /gathered: 3 s/, /\['egg', 'toast'\]/],
  '12-create-task-order': [/not a sound yet.*soprano: la\b.*alto: la\b.*conductor smiles/s, /True True/],
  '13-cancellation': [/part 3/, /the disk is full: True.*deleting/s, /3\.00 s\s+CancelledError True/],
  '14-timeouts': [/Mina picks up/, /3\.00 s\s+TimeoutError: Jun is out/, /Bo picks up/],
  '15-producer-and-consumer': [/cook: kitchen closed/, /4\.00 s\s+guest: tea eaten/],
};

for (const language of ['javascript', 'python']) {
  test(`one after the other, in ${language}, each runs and keeps its promises`, async (t) => {
    const page = await open(t);
    await ready(page);
    await chooseLanguage(page, language);
    for (const { name, title } of examples) {
      const file = fileOf(name, language);
      await t.test(file, async () => {
        await choose(page, title[language].en);
        await page.locator('#file', { hasText: file }).waitFor();
        await page.getByText(/^Finished · /).waitFor({ state: 'hidden' });
        await button(page, 'Run').click();
        await page.getByText(/^Finished · /).waitFor();
        const printed = await output(page).innerText();
        for (const promise of PROMISES[name]) assert.match(printed, promise);
        assert.equal(await output(page).locator('.error').count(), 0);
        if (await page.locator('#timeline svg').count() > 0) await page.getByRole('group', { name: /^Timeline of/ }).waitFor();
      });
    }
  });
}

test('an example replaces edited text, undo brings that back, and so does the menu after a reload', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, "print('my own')");
  await choose(page, 'Iterator');
  await output(page).getByText(/Undo brings your text back/).waitFor();
  assert.match(await editorText(page), /ticketMachine/);
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+z');
  assert.equal(await editorText(page), "print('my own')");

  await choose(page, 'Generator');
  await page.reload();
  await ready(page);
  await choose(page, 'Your text before the example');
  assert.equal(await editorText(page), "print('my own')");
});

test('an example chosen during a run ends that run', async (t) => {
  const page = await open(t);
  await ready(page);
  await type(page, 'while (true) await sleep(0);');
  await button(page, 'Run').click();
  await page.waitForFunction(() => !document.getElementById('stop').disabled);
  await choose(page, 'Iterator');
  await output(page).getByText(/Undo brings your text back/).waitFor();
  assert.ok(await button(page, 'Stop').isDisabled());
  await page.waitForTimeout(300);
  assert.equal(await output(page).getByText('You stopped the program.').count(), 0);
});

test('Escape closes the menu and gives the keyboard back', async (t) => {
  const page = await open(t);
  await ready(page);
  await button(page, 'Examples').press('Enter');
  await page.locator('#examples-menu').getByRole('button').first().waitFor();
  await page.keyboard.press('Escape');
  assert.ok(await button(page, 'Examples').evaluate((menu) => menu === document.activeElement));
});
