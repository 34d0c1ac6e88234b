// Links: every lesson comes back from its link, and whatever else stands in an address gives plain data or an error of ours.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LinkError, hashOf, lessonOf } from '../../www/link/link.js';

const lesson = fc.record({
  source: fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.constantFrom('', '\n', '\ufeff', 'a'.repeat(5000))).map((text) => text.toWellFormed()),
  language: fc.constantFrom('javascript', 'python'),
  clock: fc.constantFrom('virtual', 'real'),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  moment: fc.option(fc.maxSafeNat()),
});

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.#%\n';
const damage = fc.record({ at: fc.nat(), gone: fc.nat(3), put: fc.string({ unit: fc.constantFrom(...letters), maxLength: 3 }) });
const damaged = fc.tuple(lesson, fc.array(damage, { minLength: 1, maxLength: 3 })).map(([whole, places]) =>
  places.reduce((text, { at, gone, put }) => {
    const from = at % text.length;
    return text.slice(0, from) + put + text.slice(from + gone);
  }, hashOf(whole)) || '#');
const stranger = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...letters) }).map((text) => `#1.${text}`));

/** @throws what is no error of a link */
function read(hash) {
  try {
    return lessonOf(hash);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    assert.ok(['version', 'damaged', 'too large'].includes(error.kind));
    return null;
  }
}

function holds(hash) {
  const found = read(hash);
  if (found === null) return;
  assert.deepEqual(Object.keys(found).sort(), ['clock', 'language', 'moment', 'seed', 'source']);
  assert.deepEqual(read(hashOf(found)), found);
}

export const arbitrary = fc.oneof(lesson.map(hashOf), damaged, stranger);
export const check = holds;
/** A file of the corpus. */
export const inputOf = (text) => text.replace(/\n$/, '');
