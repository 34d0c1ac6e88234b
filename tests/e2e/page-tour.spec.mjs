// The guided tour: eight moments of one run, told one after the other, by mouse and by keyboard.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { axeViolations, button, output, ready } from './page-parts.mjs';

const open = site();
const tour = (page) => page.locator('#tour');
const moment = async (page) => Number(await page.getByRole('slider', { name: 'Moment', exact: true }).inputValue());

test('it walks through eight moments, each with its views, and back', async (t) => {
  const page = await open(t);
  await ready(page);
  await output(page).getByRole('button', { name: 'Tour: the event loop in eight steps' }).click();
  const moments = [];
  const titles = new Set();
  for (let step = 1; step <= 8; step += 1) {
    await tour(page).getByText(`${step} of 8`, { exact: true }).waitFor();
    moments.push(await moment(page));
    titles.add(await tour(page).getByRole('heading').innerText());
    assert.ok(await page.locator('.is-told').count() > 0);
    if (step === 4) assert.deepEqual(await axeViolations(page), []);
    if (step < 8) await button(page, 'Next').press('Enter');
  }
  assert.equal(titles.size, 8);
  assert.deepEqual(moments, [...moments].sort((a, b) => a - b));
  await button(page, 'Back').click();
  assert.equal(await moment(page), moments[6]);
  await page.keyboard.press('Escape');
  assert.ok(await tour(page).isHidden());
  assert.equal(await page.locator('.is-told').count(), 0);
});

test('from the menu, on a phone, in Korean; own text is kept, and a run of it ends the tour', async (t) => {
  const page = await open(t, { path: '?lang=ko', viewport: { width: 360, height: 740 } });
  const typed = "print('mine')";
  await page.locator('.cm-content').waitFor();
  await page.waitForFunction(() => document.querySelector('.cm-content').textContent.length > 0);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(typed);
  await page.locator('#examples').click();
  await button(page, '둘러보기: 이벤트 루프 여덟 단계').first().click();
  await tour(page).getByText('8단계 중 1단계').waitFor();
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  assert.equal(scrollWidth, clientWidth);
  await page.locator('#examples').click();
  await button(page, '예제를 열기 전의 내 코드').click();
  assert.match(await page.locator('.cm-content').innerText(), /mine/);
  await button(page, '실행').click();
  await tour(page).waitFor({ state: 'hidden' });
});
