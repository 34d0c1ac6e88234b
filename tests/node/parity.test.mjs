// Every program of tests/parity prints what CPython 3.11 printed for its Python twin, runs alike each time, and gives the
// coach no reason to speak but those that are listed.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { run } from '../../www/loopscope.js';
import { COACHED, coached } from '../support/coached.mjs';

const folder = new URL('../parity/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.py') && file !== 'record.py')
  .map((file) => file.slice(0, -'.py'.length));

const read = (file) => readFileSync(new URL(file, folder), 'utf8');

test('every program has its twin and its recording, and no recording is left over', () => {
  const complete = names.flatMap((name) => [`${name}.expected`, `${name}.js`, `${name}.py`]);
  const found = readdirSync(folder).filter((file) => /\.(?:expected|js|py)$/.test(file));
  assert.deepEqual(found.sort(), [...complete, 'record.py'].sort());
});

describe('as in CPython', () => {
  for (const name of names.filter((candidate) => existsSync(new URL(`${candidate}.js`, folder)))) {
    test(name, async () => {
      const source = read(`${name}.js`);
      const first = await run(source);
      assert.equal(first.error, null, first.error?.stack ?? first.error?.message);
      assert.equal(first.stdout, read(`${name}.expected`));
      assert.deepEqual(coached(first, source, 'javascript'), COACHED.javascript[name] ?? []);
      const second = await run(source);
      assert.match(first.hash, /^(?!0+$)[0-9a-f]{16}$/);
      assert.equal(second.hash, first.hash);
    });
  }
});
