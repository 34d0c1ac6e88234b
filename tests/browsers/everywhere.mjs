// Every program with a recording, and every example, takes the same course in all places: node --test everywhere.mjs
// This takes minutes, so it belongs to build.sh conformance; the examples alone are in main-path.spec.mjs.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { serve } from '../../www/serve.mjs';
import { dist } from '../e2e/fixture.mjs';
import { BROWSERS } from './browsers.mjs';
import { everyProgram, inNode, inPage, natively } from './courses.mjs';

const programs = everyProgram();
let server;
let expected;
before(async () => ([server, expected] = await Promise.all([serve(dist), inNode(programs)])));
after(() => server.close());

test('natively: Python alone, because JavaScript needs an engine', async (t) => {
  const native = programs.map(({ language }) => language === 'python');
  assert.deepEqual(await natively(programs.filter((program, at) => native[at])), expected.filter((course, at) => native[at]));
  t.diagnostic(`${native.filter(Boolean).length} programs`);
});

for (const [name, start] of Object.entries(BROWSERS)) {
  test(name, async (t) => {
    const page = await start();
    t.after(() => page.close());
    await page.goto(server.address);
    assert.deepEqual(await inPage(page, programs), expected);
    t.diagnostic(`${programs.length} programs`);
  });
}
