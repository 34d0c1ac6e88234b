// Both languages of the page say everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examples } from '../../www/examples/index.js';
import en from '../../www/i18n/en.js';
import ko from '../../www/i18n/ko.js';

const outline = (table) => Object.entries(table).map(([key, message]) => [key, typeof message, message.length && typeof message === 'function' ? message.length : 0]);

test('every message exists in both languages, and takes the same values', () => {
  assert.deepEqual(outline(ko), outline(en));
});

test('every example has a title in both languages, for both languages of programs', () => {
  for (const { name, title } of examples) {
    for (const { en: english, ko: korean } of [title.javascript, title.python]) assert.ok(english && korean, name);
  }
});
