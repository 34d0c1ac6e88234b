// Every recorded Python program leaves in Node what it left in CPython 3.11, the page's examples among them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';
import { leavesOf, recordedPrograms } from '../support/recordings.mjs';

for (const { name, source, recorded } of recordedPrograms()) {
  test(name, async () => {
    assert.deepEqual(leavesOf(await run(source, { language: 'python' })), recorded);
  });
}
