// The page opens, asks nobody else for anything, works under any path, and axe finds nothing to object to.
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { dist, site } from './fixture.mjs';
import { axeViolations } from './page-parts.mjs';

const elsewhere = await mkdtemp(join(tmpdir(), 'loopscope-'));
await mkdir(join(elsewhere, 'deep/er'), { recursive: true });
await symlink(dist, join(elsewhere, 'deep/er/page'));
after(() => rm(elsewhere, { recursive: true }));

const open = site();
const openElsewhere = site(elsewhere);
const runButton = (page) => page.getByRole('button', { name: 'Run', exact: true });

test('the page opens and can run a program', async (t) => {
  const page = await open(t);
  await runButton(page).waitFor();
  await page.getByRole('log', { name: 'Output' }).waitFor();
});

test('it loads everything from below its own address, wherever that is', async (t) => {
  const page = await openElsewhere(t, { path: 'deep/er/page/' });
  await runButton(page).waitFor();
  // The page readies a sandbox as soon as it has time to: then it has loaded all there is.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.wasm')));
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const here = new URL('.', page.url()).href;
  assert.ok(loaded.length > 0);
  assert.deepEqual(loaded.filter((address) => !address.startsWith(here) && !address.startsWith('blob:')), []);
});

for (const width of [1280, 360]) {
  const viewport = { width, height: 800 };

  test(`nothing stands outside a window of ${width} px`, async (t) => {
    const page = await open(t, { viewport });
    await runButton(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds no violation: ${colorScheme}, ${width} px`, async (t) => {
      const page = await open(t, { viewport, colorScheme });
      await runButton(page).waitFor();
      assert.deepEqual(await axeViolations(page), []);
    });
  }
}
