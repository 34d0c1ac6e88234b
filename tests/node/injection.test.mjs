// A task that is cancelled at any of its awaits leaves what it leaves in CPython: here in a few programs, in all of them by
// ./build.sh injection.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CPython, command } from '../injection/cpython.mjs';
import * as javascript from '../injection/javascript.mjs';
import * as python from '../injection/python.mjs';

const skip = command ? false : 'needs CPython 3.11.7 or a later 3.11 on the PATH';
const PROGRAMS = {
  javascript: ['barrier_rounds', 'gather_cancelled_again', 'group_nested'],
  python: ['cancel_refused', 'timeout_block_expires', 'python/asyncgen_for'],
};

async function holds(places, compare) {
  let count = 0;
  for await (const at of places) {
    count += 1;
    assert.equal(await compare(at), null, `${at.program.name} ${JSON.stringify(at.place)}`);
  }
  assert.ok(count > 20, `only ${count} places to cancel at`);
}

test('in JavaScript, after each turn', { skip }, async () => {
  const cpython = new CPython();
  const playground = await javascript.openPlayground();
  const isWanted = ({ name }) => PROGRAMS.javascript.includes(name);
  await holds(javascript.places(cpython, isWanted), (at) => javascript.compare(cpython, playground, at));
  playground.dispose();
  cpython.close();
});

test('in Python, at each await', { skip }, async () => {
  const cpython = new CPython();
  const isWanted = ({ name }) => PROGRAMS.python.includes(name);
  await holds(python.places(cpython, isWanted), (at) => python.compare(cpython, at));
  cpython.close();
});
