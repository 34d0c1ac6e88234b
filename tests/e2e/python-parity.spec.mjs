// Every recorded Python program leaves in Chromium what it left in CPython 3.11, and takes the same schedule as in Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';
import { leavesOf, recordedPrograms } from '../support/recordings.mjs';
import { site } from './fixture.mjs';
import { runInPage } from './program.mjs';

const open = site();

test('as in CPython, and as in Node', async (t) => {
  const page = await open(t);
  for (const { name, source, recorded } of recordedPrograms()) {
    await t.test(name, async () => {
      const [{ result }, inNode] = await Promise.all([runInPage(page, source, { language: 'python' }), run(source, { language: 'python' })]);
      assert.deepEqual(leavesOf(result), recorded);
      assert.equal(result.hash, inNode.hash);
    });
  }
});
