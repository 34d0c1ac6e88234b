// Random asyncio programs print, line by line, what they print in CPython 3.11.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const compare = fileURLToPath(new URL('../differential/compare.py', import.meta.url));
const isFit = 'import sys; sys.exit(not (3, 11, 7) <= sys.version_info[:3] < (3, 12))';
const python = ['python3.11', 'python3', 'python'].find((name) => spawnSync(name, ['-c', isFit]).status === 0);
const skip = python ? false : 'needs CPython 3.11.7 or a later 3.11 on the PATH';

test('300 random programs print what CPython prints', { skip }, () => {
  const { status, stdout, stderr } = spawnSync(python, [compare, '--count', '300', '--seed', '1'], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
});
