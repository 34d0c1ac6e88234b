// Tasks that start eagerly came with Python 3.12. What they do is compared with a CPython that has them: Pyodide's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadPyodide } from 'pyodide';
import { run } from '../../www/loopscope.js';

const read = (name) => readFileSync(new URL(`../eager/${name}`, import.meta.url), 'utf8');

async function printedByCPython(source) {
  const lines = [];
  const pyodide = await loadPyodide({ stdout: (line) => lines.push(line) });
  pyodide.runPython(read('virtual.py'));
  pyodide.runPython(source, { globals: pyodide.toPy({ __name__: '__main__' }) });
  return `${lines.join('\n')}\n`;
}

/** JavaScript writes its booleans otherwise. */
const inJavaScript = (text) => text.replaceAll('True', 'true').replaceAll('False', 'false');

test('what starts eagerly runs as far as in CPython, in both languages', async () => {
  const printed = await printedByCPython(read('eager.py'));
  assert.match(printed, /^lazy made, done: False\nlazy starts/);
  const [python, javascript] = await Promise.all([
    run(read('eager.py'), { language: 'python' }), run(read('eager.js')),
  ]);
  assert.equal(python.stdout, printed);
  assert.equal(javascript.stdout, inJavaScript(printed));
});
