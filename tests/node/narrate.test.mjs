// What is said of a moment above the queues.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import { Moments } from '../../www/page/moment.js';
import { Names } from '../../www/page/names.js';
import { narrate } from '../../www/page/narrate.js';
import { stopsOf } from '../../www/page/stops.js';

async function told(source, language) {
  const record = new Record((await run(source, { language })).recording);
  const [moments, names, stops] = [new Moments(record), new Names(record), [...stopsOf(record)]];
  return stops.map((stop, i) => narrate(record, names, i > 0 ? stops[i - 1] + 1 : 0, moments.after(stop)));
}

const examples = new URL('../../www/examples/', import.meta.url);
for (const file of readdirSync(examples).filter((name) => /^\d.*\.(js|py)$/.test(name))) {
  test(`every moment of ${file} has its sentence`, async () => {
    const sentences = await told(readFileSync(new URL(file, examples), 'utf8'), file.endsWith('.py') ? 'python' : 'javascript');
    assert.ok(sentences.length > 0);
    for (const sentence of sentences) assert.match(sentence, /^\S.*\.$/, sentences.join('\n'));
  });
}

test('a program without a loop is told as what it is, and a loop to its end', async () => {
  const plain = await told('def count():\n    yield 1\n\nfor number in count():\n    print(number)\n', 'python');
  assert.deepEqual([...new Set(plain)], ['The program runs.', 'The program prints.']);
  assert.equal((await told('import asyncio\nasyncio.run(asyncio.sleep(1))\n', 'python')).at(-1), 'The loop is closed.');
});
