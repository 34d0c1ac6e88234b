// The page after its first visit, when its server is gone: as it was, and Python where it had been run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../../www/serve.mjs';
import { dist, site } from './fixture.mjs';
import { button, output, ready, runProgram, type } from './page-parts.mjs';

const open = site();

test('without its server the page opens and runs both languages, and says which version it is', async (t) => {
  const server = await serve(dist);
  const page = await open(t, { allowErrors: true, serviceWorkers: 'allow' });
  await page.goto(server.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await page.getByRole('radio', { name: 'Python' }).check();
  await type(page, 'print("from the network")');
  await button(page, 'Run').click();
  await output(page).getByText('from the network').waitFor({ timeout: 60_000 });
  await page.waitForFunction(async () => Boolean(await caches.match('python/more.bin')));

  server.close();
  assert.equal(await page.evaluate(() => fetch('third-party-licences.txt').then(() => 'there', () => 'gone')), 'gone');
  await page.goto(`${server.address}?lang=en`);
  await ready(page);
  await type(page, 'import pprint\npprint.pprint("from the cache")');
  await button(page, 'Run').click();
  await output(page).getByText('from the cache').waitFor({ timeout: 60_000 });
  await page.getByRole('radio', { name: 'JavaScript' }).check();
  await runProgram(page, "print('JavaScript', await sleep(1, 'too'));");
  await output(page).getByText('JavaScript too').waitFor();
  await button(page, 'Share').click();
  await page.getByText(/^Loopscope \d+\.\d+\.\d+: works without a connection/).waitFor();
});
