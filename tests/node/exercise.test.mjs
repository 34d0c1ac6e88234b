// What an exercise can ask of the course of a run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Record } from '../../www/host/record.js';
import { brokenRule } from '../../www/embed/rules.js';
import { run } from '../../www/loopscope.js';

const recordOf = async (source) => new Record((await run(source)).recording);
const together = await recordOf('await gather(sleep(1), sleep(3))');
const oneByOne = await recordOf('await sleep(1); await sleep(3)');

test('overlap: two waits for the same kind of thing at the same time', () => {
  assert.equal(brokenRule(together, 'overlap sleep'), null);
  assert.deepEqual(brokenRule(oneByOne, 'overlap sleep'), { rule: 'overlap', value: 'sleep' });
  assert.deepEqual(brokenRule(together, 'overlap sleep(1)'), { rule: 'overlap', value: 'sleep(1)' });
});

test('within: seconds of the loop\'s clock; of several rules the first that is broken', () => {
  assert.equal(brokenRule(together, 'within 3\noverlap sleep'), null);
  assert.deepEqual(brokenRule(oneByOne, '\n  within 3\n  overlap sleep\n'), { rule: 'within', value: '3' });
});

test('a rule that there is not is the lecturer\'s to mend', () => {
  assert.throws(() => brokenRule(together, 'overlaps sleep'), /there is no rule "overlaps sleep"/);
});
