// Every recorded Python program leaves in Node what it left in CPython 3.11, the page's examples among them, and gives the
// coach no reason to speak but those that are listed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';
import { COACHED, coached } from '../support/coached.mjs';
import { leavesOf, recordedPrograms } from '../support/recordings.mjs';

for (const { name, source, recorded } of recordedPrograms()) {
  test(name, async () => {
    const result = await run(source, { language: 'python' });
    assert.deepEqual(leavesOf(result), recorded);
    assert.deepEqual(coached(result, source, 'python'), COACHED.python[name] ?? []);
  });
}
