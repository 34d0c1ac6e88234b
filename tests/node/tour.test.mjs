// The guided tour: each of its eight moments is in the run of its program, one after the other, in both languages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import en from '../../www/i18n/tour/en.js';
import ko from '../../www/i18n/tour/ko.js';
import { eventOf, steps } from '../../www/tour/steps.js';

const PROGRAMS = { javascript: 'breakfast.js', python: 'breakfast.py' };
const PRINTED = 'both ordered\ntea started\ntoast started\ntoast ready\ntea ready\nserved: tea toast\n';

for (const [language, file] of Object.entries(PROGRAMS)) {
  test(`its moments come one after the other in ${language}`, async () => {
    const source = readFileSync(new URL(`../../www/tour/${file}`, import.meta.url), 'utf8');
    const { stdout, error, recording } = await run(source, { language });
    assert.equal(error, null);
    assert.equal(stdout, PRINTED);
    const record = new Record(recording);
    const events = steps.map((step) => eventOf(step, record));
    assert.ok(events[0] >= 0);
    assert.deepEqual(events, [...new Set(events)].sort((a, b) => a - b));
  });
}

test('every step is told in both languages', () => {
  assert.equal(steps.length, 8);
  for (const table of [en, ko]) {
    for (const { name } of steps) assert.ok(table[`tour.${name}`] && table[`tour.${name}.text`], name);
    assert.deepEqual(Object.keys(table), Object.keys(en));
  }
});
