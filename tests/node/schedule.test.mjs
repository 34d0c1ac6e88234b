// Other schedules than CPython's, through the door: what they may change, and where a record says that one could choose.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import { choiceAfter, choicesOf, countChoices } from '../../www/page/what-if/choices.js';
import { firstDifference, letterOfLine, linesOf, obstacle, shuffled } from '../../www/page/what-if/prediction.js';

const CHOIR = {
  javascript: `function* sing(voice) {
  print(voice, 1);
  yield;
  print(voice, 2);
}
await gather(sing('a'), sing('b'), sing('c'));`,
  python: `import asyncio

async def sing(voice):
    print(voice, 1)
    await asyncio.sleep(0)
    print(voice, 2)

async def main():
    await asyncio.gather(sing("a"), sing("b"), sing("c"))

asyncio.run(main())`,
};

for (const [language, source] of Object.entries(CHOIR)) {
  const sung = async (schedule) => (await run(source, { language, schedule })).stdout.trim().replaceAll('\n', ', ');

  describe(language, () => {
    test('first in, first out, if nobody says otherwise', async () => {
      assert.equal(await sung(undefined), 'a 1, b 1, c 1, a 2, b 2, c 2');
      assert.equal(await sung('fifo'), await sung({ chosen: [] }));
    });

    test('picks, one for each choice, then first in, first out', async () => {
      assert.equal(await sung({ chosen: [2] }), 'c 1, a 1, b 1, c 2, a 2, b 2');
      assert.equal(await sung({ chosen: [1, 1, 2, 1] }), 'b 1, c 1, a 1, a 2, c 2, b 2');
    });

    test('a seed gives the same order each time, and some seed another one', async () => {
      const seeds = [1, 2, 3, 4, 5];
      const orders = await Promise.all(seeds.map((seed) => sung({ shuffled: seed })));
      assert.equal(await sung({ shuffled: 3 }), orders[2]);
      assert.ok(new Set(orders).size > 1);
      for (const order of orders) assert.deepEqual(order.split(', ').sort(), ['a 1', 'a 2', 'b 1', 'b 2', 'c 1', 'c 2']);
    });

    test('the record says which schedule it had, and where it could have been another', async () => {
      const { recording, trace } = await run(source, { language, schedule: { chosen: [1, 1, 2] } });
      assert.deepEqual(trace.schedule, { chosen: [1, 1, 2] });
      const record = new Record(recording);
      const names = (tasks) => tasks.map((task) => record.nameOf(task).at(-1) - (language === 'python' ? 1 : 0)).join('');
      const choices = Array.from(choicesOf(record), ({ ready, task }) => `${names([...ready])}: ${names([task])}`);
      assert.deepEqual(choices.slice(0, 4), ['123: 2', '13: 3', '231: 1', '23: 2']);
      assert.equal(countChoices(record), choices.length);
    });
  });
}

const examples = new URL('../../www/examples/', import.meta.url);

test('in every example, the picks read from a shuffled record give the same course again', async () => {
  for (const file of readdirSync(examples).filter((each) => /^\d.*\.js$/.test(each))) {
    const source = readFileSync(new URL(file, examples), 'utf8');
    const drawn = await run(source, { schedule: { shuffled: 7 } });
    const picks = Array.from(choicesOf(new Record(drawn.recording)), ({ ready, task }) => [...ready].indexOf(task));
    const chosen = await run(source, { schedule: { chosen: picks } });
    assert.equal(chosen.hash, drawn.hash, file);
  }
});

test('a record cut off at a choice ends with that moment', async () => {
  const { recording } = await run(CHOIR.javascript, { schedule: { chosen: [2] } });
  const record = new Record(recording);
  const { event } = choiceAfter(record, 1);
  const cut = record.until(event);
  assert.equal(cut.count, event + 1);
  assert.deepEqual(cut.event(event), record.event(event));
  assert.deepEqual([...cut.events()].filter(({ kind }) => kind === 'printed').map(({ text }) => text), ['c 1\n']);
});

test('lines to predict: two to twelve, not all the same, and never in their own order', () => {
  assert.equal(obstacle([]), 'predictTooFew');
  assert.equal(obstacle(['a', 'a']), 'predictTooFew');
  assert.equal(obstacle(['a', 'b']), null);
  assert.equal(obstacle(Array.from({ length: 13 }, (_, i) => `${i}`)), 'predictTooMany');
  assert.deepEqual(linesOf('a\n\nb'), ['a', '', 'b']);
  for (let seed = 0; seed < 50; seed += 1) {
    for (const lines of [['a', 'b'], ['a', 'b', 'b', 'c']]) {
      assert.notDeepEqual(shuffled(lines, seed), lines);
      assert.deepEqual(shuffled(lines, seed).sort(), lines);
    }
  }
});

test('the first place where a prediction and the output part', () => {
  assert.equal(firstDifference(['a', 'b'], ['a', 'b']), null);
  assert.deepEqual(firstDifference(['a', 'b', 'c'], ['a', 'c', 'b']), { at: 1, predicted: 'b', printed: 'c' });
  assert.deepEqual(firstDifference(['a'], ['a', 'b']), { at: 1, predicted: null, printed: 'b' });
});

test('where a line begins among all that was printed', () => {
  const pieces = [{ stream: 'stdout', text: 'a\nb' }, { stream: 'stderr', text: 'oh\n' }, { stream: 'stdout', text: 'b\nc\n' }];
  assert.deepEqual([0, 1, 2].map((line) => letterOfLine(pieces, line)), [0, 2, 8]);
});
