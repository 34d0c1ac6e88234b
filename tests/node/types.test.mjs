// The declaration files are sound TypeScript: the editor's help and other hosts' types come from them.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const www = new URL('../../www/', import.meta.url);
const ts = createRequire(www)('typescript');

function complaints(name, lib) {
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, lib, types: [] };
  const program = ts.createProgram([fileURLToPath(new URL(name, www))], options);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? `${file.getLineAndCharacterOfPosition(start).line + 1}: ` : '';
    return line + ts.flattenDiagnosticMessageText(messageText, '\n');
  });
}

test('asyncio.d.ts, which is all a program sees beside JavaScript itself', () => {
  assert.deepEqual(complaints('asyncio.d.ts', ['lib.es2022.d.ts']), []);
});

test('loopscope.d.ts, for hosts in a browser', () => {
  assert.deepEqual(complaints('loopscope.d.ts', ['lib.es2022.d.ts', 'lib.dom.d.ts']), []);
});
