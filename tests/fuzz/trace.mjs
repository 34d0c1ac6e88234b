// The record of a run: whatever events it holds, the page reads what the kernel's schema says was written.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Record } from '../../www/host/record.js';
import { run } from '../../www/loopscope.js';

const { recording: { schema } } = await run(readFileSync(new URL('../../www/examples/11-gather.js', import.meta.url), 'utf8'));
const { kinds, enums } = read(schema);
const texts = ['main', '', '한글', '\n', 'a'.repeat(300)];

function read(text) {
  const lines = text.split('\n').map((line) => line.split(' '));
  const words = lines.filter(([name]) => name.startsWith('=')).map(([name, ...all]) => [name.slice(1), all]);
  const events = lines.filter(([name]) => !name.startsWith('='))
    .map(([kind, ...fields]) => ({ kind, fields: fields.map((field) => field.split(':')) }));
  return { kinds: events, enums: Object.fromEntries(words) };
}

const id = fc.nat(1000);
const chosen = (from) => fc.nat(from.length - 1).map((at) => ({ words: [at], value: from[at] }));
const secondsOf = (value) => ({ words: [...new Uint32Array(new Float64Array([value]).buffer)], value });

function fieldOf(type) {
  if (type === 'seconds') return fc.double({ noNaN: true }).map(secondsOf);
  if (type === 'text') return chosen(texts);
  if (type === 'note') return fc.nat(texts.length - 1).map((at) => ({ words: [at], value: texts.at(-1 - at) }));
  if (type === 'name') return fc.oneof(id.map((n) => ({ words: [n * 2 + 1], value: `Task-${n}` })), fc.nat(texts.length - 1).map((at) => ({ words: [at * 2], value: texts[at] })));
  return enums[type] ? chosen(enums[type]) : id.map((value) => ({ words: [value], value }));
}

const event = fc.oneof(...kinds.map(({ kind, fields }, tag) =>
  fc.tuple(...fields.map(([, type]) => fieldOf(type))).map((values) => ({
    words: [tag, ...values.flatMap(({ words }) => words)],
    told: { kind, ...Object.fromEntries(fields.map(([name], i) => [name, values[i].value])) },
  }))));

export const arbitrary = fc.array(event, { maxLength: 40 });

export function check(events) {
  const words = Uint32Array.from(events.flatMap((each) => each.words));
  const record = new Record({ schema, words, texts, clock: 'virtual', schedule: 'fifo', complete: true });
  assert.equal(record.count, events.length);
  events.forEach(({ told }, i) => {
    const found = record.event(i);
    for (const [name, value] of Object.entries(told)) assert.deepEqual(found[name], value, `${told.kind}: ${name}`);
  });
}
