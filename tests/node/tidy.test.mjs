// Rules about the repository's own text that no compiler holds.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file && existsSync(join(root, file)))
  .map((file) => ({ file, bytes: readFileSync(join(root, file)) }))
  .filter(({ bytes }) => !bytes.includes(0))
  .map(({ file, bytes }) => ({ file, text: bytes.toString('utf8') }));

const isLock = ({ file }) => file.endsWith('package-lock.json') || file === 'Cargo.lock';
const isRust = ({ file }) => /^src\/.*\.rs$/.test(file);

/** "file:line: text" of every line that `pattern` matches. */
function findLines(among, pattern) {
  return among.flatMap(({ file, text }) => text.split('\n').flatMap((line, index) =>
    (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])));
}

test('no file names a place on somebody\'s machine', () => {
  assert.deepEqual(findLines(files, /\/(?:root|work|Users|home)\/[\w.-]/), []);
});

// Addresses of sponsors are no registry's: an object's `url`, or a text of a list.
test('lock files name no registry but the public ones', () => {
  const hosts = findLines(files.filter(isLock), /https?:\/\//)
    .filter((line) => !/"registry\+https:\/\/github\.com\/rust-lang\/crates\.io-index"|(?:"url"|:\d+): "https?:\/\//.test(line));
  assert.deepEqual(hosts, []);
});

test('a file holds one idea: at most 500 lines', () => {
  const long = files
    .filter((entry) => /^(src|www|tests)\//.test(entry.file) && !isLock(entry))
    .map(({ file, text }) => [file, text.split('\n').length - 1])
    .filter(([, lines]) => lines > 500);
  assert.deepEqual(long, []);
});

test('every module of src/ begins with its own documentation', () => {
  assert.deepEqual(files.filter(isRust).filter(({ text }) => !text.startsWith('//!')).map(({ file }) => file), []);
});

/** Rust sources whose path `pattern` matches, without their comments. */
function codeOf(pattern) {
  return files.filter(isRust)
    .filter(({ file }) => pattern.test(file))
    .map(({ file, text }) => ({ file, text: text.replace(/\/\/.*$/gm, '') }));
}

test('only src/web knows the browser', () => {
  assert.deepEqual(findLines(codeOf(/^src\/(?!web\/)/), /\b(?:wasm_bindgen|js_sys|web_sys)\b/), []);
});

test('the kernel, the vocabulary and the languages are told the time: they read no clock', () => {
  assert.deepEqual(findLines(codeOf(/^src\/(?:kernel|asyncio|lang)\//), /\b(?:Instant|SystemTime)\b/), []);
});
