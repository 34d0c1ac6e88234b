// The parts of a Python worker that need no Python: its lines of input, and what it makes of a trap.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../www/host/limits.js';
import { linesOf, linesOfProcess } from '../../www/python/input.js';
import { describeTrap } from '../../www/python/trap.js';

/** Every line there is. */
function all(nextLine) {
  const lines = [];
  for (let line = nextLine(); line !== undefined; line = nextLine()) lines.push(line);
  return lines;
}

test('given text is read line by line, with either line end', () => {
  assert.deepEqual(all(linesOf('')), []);
  assert.deepEqual(all(linesOf('one')), ['one']);
  assert.deepEqual(all(linesOf('one\r\n\ntwo\n')), ['one', '', 'two']);
});

/** A file that gives these pieces, one a read; an error among them is thrown. */
function fileOf(...pieces) {
  return {
    readSync(_file, chunk) {
      const piece = pieces.shift() ?? new Uint8Array();
      if (piece instanceof Error) throw piece;
      chunk.set(piece);
      return piece.length;
    },
  };
}

const failure = (code) => Object.assign(new Error(code), { code });
const bytes = (text) => new TextEncoder().encode(text);

test('the input of the process is read as it comes, also in the middle of a letter', () => {
  const [head, tail] = [bytes('세').subarray(0, 2), bytes('세').subarray(2)];
  const file = fileOf(bytes('one\ntw'), failure('EAGAIN'), bytes('o\r\n'), head, tail, failure('EOF'));
  assert.deepEqual(all(linesOfProcess(file)), ['one', 'two', '세']);
});

const memory = (bytesUsed) => ({ buffer: { byteLength: bytesUsed } });

test('a trap of a full stack is a RecursionError, in any engine\'s words', () => {
  for (const words of ['Maximum call stack size exceeded', 'too much recursion', 'Out of bounds memory access', 'memory access out of bounds']) {
    const { kind, type, line } = describeTrap(words, memory(1e6), LIMITS, 7);
    assert.deepEqual([kind, type, line], ['exception', 'RecursionError', 7], words);
  }
});

test('a trap with memory nearly full, or asked for without measure, is that limit', () => {
  for (const [words, used] of [['unreachable', 490e6], ['panicked at library/alloc: capacity overflow', 1e6]]) {
    const { kind, limit } = describeTrap(words, memory(used), LIMITS, 7);
    assert.deepEqual([kind, limit], ['limit', 'memory'], words);
  }
});

test('any other trap is a fault of ours, and says where the program was', () => {
  const { kind, message } = describeTrap('unreachable', memory(1e6), LIMITS, 7);
  assert.equal(kind, 'crash');
  assert.match(message, /^Python itself failed: unreachable\. This is a fault of ours\. .*line 7/);
});
