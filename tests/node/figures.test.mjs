// The page of figures says what was measured, and nothing else: it is made of the data again, and compared.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { DATA, asText, pages, readData } from '../bench/page.mjs';
import { plot } from '../bench/plot.mjs';
import { amount, summarise } from '../bench/summary.mjs';

const docs = dirname(DATA);

test('docs/ is what its data make of it', () => {
  const files = pages(readData());
  for (const [name, text] of Object.entries(files)) assert.ok(existsSync(join(docs, name)) && readFileSync(join(docs, name), 'utf8') === text, name);
  assert.deepEqual(readdirSync(docs).sort(), ['figures.json', ...Object.keys(files)].sort());
  assert.equal(readFileSync(DATA, 'utf8'), asText(readData()));
});

test('the machine is named', () => {
  const { machine } = readData();
  for (const name of ['date', 'processor', 'Chromium', 'CPython', 'Pyodide', 'MicroPython']) assert.ok(machine[name], name);
});

const measured = {
  figure: 'a switch', unit: 'ns', values: [30, 10, 20],
  peers: [{ name: 'slow', aim: 0.1, values: [600, 50, 200] }, { name: 'fast', aim: 1, values: [10, 10, 10] }, { name: 'none', missing: 'it cannot' }],
};

test('a figure is the median of its rounds, and a ratio the median of theirs', () => {
  const { ours, others: [slow, fast, none] } = summarise(measured);
  assert.deepEqual([ours.value, ours.met], [20, undefined]);
  assert.deepEqual([slow.value, slow.ratio, slow.met], [200, 0.1, true]);
  assert.deepEqual([fast.value, fast.ratio, fast.met], [10, 2, false]);
  assert.deepEqual(none, { name: 'none', missing: 'it cannot' });
  assert.deepEqual([0.1234, 12.34, 1234, 123_456].map(amount), ['0.123', '12.3', '1234', '123 456']);
});

test('a peer that cannot do it is told with its reason', () => {
  const { 'figures.md': text } = pages({ machine: {}, sections: [{ name: 'Some', about: '', figures: [measured] }] });
  assert.match(text, /none \| n\/a \|  \| it cannot/);
  assert.match(plot('Some', [measured]), /n\/a/);
  assert.equal(plot('Some', [{ ...measured, peers: [] }]), null);
});
