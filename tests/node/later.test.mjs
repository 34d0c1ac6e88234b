// What asyncio got after Python 3.11 is compared with a CPython that has it: Pyodide's.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { loadPyodide } from 'pyodide';
import { run } from '../../www/loopscope.js';

const FOLDER = new URL('../later/', import.meta.url);
const read = (name) => readFileSync(new URL(name, FOLDER), 'utf8');

async function printedByCPython(source) {
  const lines = [];
  const pyodide = await loadPyodide({ stdout: (line) => lines.push(line) }); // a new one counts its tasks from 1
  pyodide.runPython(read('virtual.py'));
  pyodide.runPython(source, { globals: pyodide.toPy({ __name__: '__main__' }) });
  return `${lines.join('\n')}\n`;
}

const names = readdirSync(FOLDER).filter((name) => /(?<!virtual)\.py$/.test(name)).map((name) => name.replace('.py', ''));
const twins = new Set(readdirSync(FOLDER).filter((name) => name.endsWith('.js')).map((name) => name.replace('.js', '')));
for (const name of names) {
  test(`${name} does as in CPython`, async () => {
    const expected = await printedByCPython(read(`${name}.py`));
    assert.ok(expected.split('\n').length > 5, expected);
    const python = await run(read(`${name}.py`), { language: 'python' });
    assert.equal(python.stdout + (python.error?.message ?? ''), expected);
    if (!twins.has(name)) return;
    const javascript = await run(read(`${name}.js`));
    assert.equal(javascript.stdout, expected);
  });
}
