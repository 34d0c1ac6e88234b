// Every program of tests/parity prints in Chromium what CPython 3.11 printed for its Python twin, and takes the same
// schedule as in Node.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../www/loopscope.js';
import { site } from './fixture.mjs';
import { runInPage } from './program.mjs';

const folder = new URL('../parity/', import.meta.url);
const names = readdirSync(folder).filter((file) => file.endsWith('.js')).map((file) => file.slice(0, -'.js'.length));
const read = (file) => readFileSync(new URL(file, folder), 'utf8');
const open = site();

test('as in CPython, and as in Node', async (t) => {
  const page = await open(t);
  for (const name of names) {
    await t.test(name, async () => {
      const source = read(`${name}.js`);
      const [{ result }, inNode] = await Promise.all([runInPage(page, source), run(source)]);
      assert.equal(result.error, null, result.error?.message);
      assert.equal(result.stdout, read(`${name}.expected`));
      assert.equal(result.hash, inNode.hash);
    });
  }
});
