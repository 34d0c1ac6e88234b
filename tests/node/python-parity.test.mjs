// Every recorded Python program leaves in Node what it left in CPython 3.11, the page's examples among them, and takes
// the same course each time.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';
import { leavesOf, recordedPrograms } from '../support/recordings.mjs';

for (const { name, source, recorded } of recordedPrograms()) {
  test(name, async () => {
    const first = await run(source, { language: 'python' });
    assert.deepEqual(leavesOf(first), recorded);
    const second = await run(source, { language: 'python', trace: false });
    assert.equal(second.hash, first.hash);
  });
}
