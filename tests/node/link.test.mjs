// Links: what goes in comes out, a lesson of ordinary length is a link of ordinary length, and no text that somebody
// writes into an address does more than fail.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { embedTag } from '../../www/link/embed-tag.js';
import { LinkError, hashOf, lessonOf } from '../../www/link/link.js';
import { blocksOfHtml } from '../../www/notes/html.js';
import { blocksOfMarkdown } from '../../www/notes/markdown.js';

const examples = new URL('../../www/examples/', import.meta.url);
const programs = readdirSync(examples).filter((file) => /^\d.*\.(js|py)$/.test(file)).map((file) => readFileSync(new URL(file, examples), 'utf8'));
const usual = { language: 'javascript', clock: 'virtual', seed: 0, moment: null };

test('every example comes back as it was', () => {
  for (const source of programs) assert.deepEqual(lessonOf(hashOf({ source })), { ...usual, source });
});

test('options, and text of every kind', () => {
  const lesson = { source: '# 안녕하세요 🐍\r\n\tprint("\u0000\uFEFF")\n\n', language: 'python', clock: 'real', seed: 7, moment: 32 };
  assert.deepEqual(lessonOf(hashOf(lesson)), lesson);
  assert.deepEqual(lessonOf(hashOf({ source: '' })), { ...usual, source: '' });
});

test('it stands in an address as it is', () => {
  assert.match(hashOf({ source: programs.join('\n') }), /^#1\.[\w-]+$/);
});

test('a program of 150 lines with Korean comments stays under 2,000 letters', () => {
  const comments = readFileSync(new URL('../support/korean-lesson.py', import.meta.url), 'utf8');
  assert.equal(comments.trimEnd().split('\n').length, 150);
  assert.ok(hashOf({ source: comments, language: 'python' }).length < 2000, `${hashOf({ source: comments, language: 'python' }).length} letters`);
});

test('what is no link of ours is nothing; what is a newer one says so', () => {
  for (const hash of ['', '#', '#editor', '#1', '#x.abc']) assert.equal(lessonOf(hash), null);
  assert.throws(() => lessonOf('#2.abc'), { kind: 'version' });
});

test('a letter lost, changed or added is noticed', () => {
  const hash = hashOf({ source: programs[4], language: 'python' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  for (let at = 3; at < hash.length; at += 1) {
    const other = letters[(letters.indexOf(hash[at]) + 17) % 64];
    for (const damaged of [hash.slice(0, at), hash.slice(0, at) + other + hash.slice(at + 1), hash.slice(0, at) + hash.slice(at + 1)]) {
      let lesson = null;
      try {
        lesson = lessonOf(damaged);
      } catch (error) {
        assert.ok(error instanceof LinkError, error.stack);
      }
      // The last letter holds bits that mean nothing; with those changed it is the same program still.
      if (lesson) assert.equal(lesson.source, programs[4]);
    }
  }
});

test('a small link that would become a large program is refused', () => {
  const hash = hashOf({ source: ' '.repeat(5_000_000) });
  assert.ok(hash.length < 10_000);
  assert.throws(() => lessonOf(hash), { kind: 'too large' });
  assert.throws(() => lessonOf(`#1.${'A'.repeat(1_000_000)}`), { kind: 'too large' });
});

test('hostile options are refused', () => {
  for (const options of [{ language: 'ruby' }, { clock: 'sand' }, { seed: -1 }, { seed: 2 ** 32 }, { moment: 1.5 }, { moment: 'x' }]) {
    assert.throws(() => lessonOf(hashOf({ source: '1', ...options })), { kind: 'damaged' });
  }
});

test('the tag for notes is the program in Markdown too, with its empty lines and what HTML would read as its own', () => {
  const source = 'a = 1\n\n\nif a < 2 & 3:\n    pass';
  const tag = embedTag({ source, language: 'python', clock: 'real' }, new URL('https://x.example/"loop/loopscope.js'));
  for (const blocks of [blocksOfMarkdown(`before\n\n${tag}\nafter`), blocksOfHtml(tag)]) {
    assert.deepEqual(blocks.map(({ source, attributes }) => ({ source, attributes })), [{ source, attributes: { language: 'python', clock: 'real', view: 'timeline' } }]);
  }
  assert.match(tag, /src="https:\/\/x\.example\/%22loop\/loopscope\.js"/);
});
