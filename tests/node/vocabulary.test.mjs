// asyncio.d.ts: it is sound TypeScript, the examples keep to it, and the editor's help is drawn from all of it.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { declaredNames } from '../../www/page/declared.js';
import { classOf } from '../../www/page/infer.js';
import { run } from '../../www/loopscope.js';
import { vocabulary } from '../../www/vocabulary.mjs';

const www = new URL('../../www/', import.meta.url);
const ts = createRequire(new URL('package.json', www))('typescript');
const declarations = fileURLToPath(new URL('asyncio.d.ts', www));
const entries = await vocabulary();
/** Classes for `instanceof`: their objects come from functions and methods. */
const DECLARED_AS_TYPES = ['EventLoop', 'Handle', 'TimerHandle', 'Timeout'];
const find = (owner, name) => entries.find((entry) => entry.owner === owner && entry.name === name);

function problemsOf(files) {
  const options = {
    lib: ['lib.es2023.d.ts'], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, moduleDetection: ts.ModuleDetectionKind.Force,
    allowJs: true, checkJs: true, noEmit: true, types: [],
  };
  const program = ts.createProgram([declarations, ...files], options);
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.split('/').at(-1)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

test('the declarations are sound, and every example keeps to them', () => {
  const folder = fileURLToPath(new URL('examples/', www));
  const programs = readdirSync(folder).filter((name) => /^\d.*\.js$/.test(name)).map((name) => folder + name);
  assert.equal(programs.length, 15);
  assert.deepEqual(problemsOf(programs), []);
});

test('what is declared is what a program finds', async () => {
  const { stdout } = await run('print(JSON.stringify(Object.keys(asyncio)));');
  const found = [...JSON.parse(stdout), 'print'].sort();
  assert.deepEqual(entries.filter(({ owner, hidden }) => owner === null && !hidden).map(({ name }) => name).sort(), found.filter((name) => !DECLARED_AS_TYPES.includes(name)));
});

test('every name a program sees is documented, and so is every member', () => {
  assert.deepEqual(entries.filter(({ doc }) => !doc).map(({ owner, name }) => `${owner}.${name}`), []);
});

test('signatures are short, and show overloads and inherited constructors', () => {
  assert.equal(find(null, 'sleep').signature, 'sleep(seconds, result?) → Coroutine');
  assert.equal(find(null, 'gather').signature, 'gather(...aws) → Future\ngather(aws, {returnExceptions}) → Future');
  assert.equal(find(null, 'LifoQueue').signature, 'new LifoQueue(maxsize?)');
  assert.equal(find(null, 'Task').signature, 'Task');
  assert.equal(find('Queue', 'put').signature, 'put(value) → Coroutine');
});

test('the editor tells what a variable is, or nothing', () => {
  const program = `
    const queue = new asyncio.Queue(2);
    const task = createTask(cook(), { name: 'cook' });
    const loop = getRunningLoop();
    const timer = loop.callLater(1, print);
    const egg = await gather(cook());
    await asyncWith(new TaskGroup(), async (tg) => {});
    await asyncWith(timeout(3), async (limit) => {});
    const mystery = somewhere.callLater();
    const a = b.c(), b = a.c();
  `;
  const told = (name) => classOf(name, program, entries);
  assert.deepEqual(['queue', 'task', 'loop', 'timer', 'tg', 'limit'].map(told), ['Queue', 'Task', 'EventLoop', 'TimerHandle', 'TaskGroup', 'Timeout']);
  assert.deepEqual(['egg', 'mystery', 'a', 'nobody'].map(told), [null, null, null, null]);
});

test('the editor completes the names a program declares', () => {
  const program = "const queue = 1; let $b; class Cook {} function* boil(water, minutes = 3) {} const go = async (tg) => {}; x = 5;";
  assert.deepEqual([...declaredNames(program)], ['queue', '$b', 'Cook', 'boil', 'go', 'water', 'minutes', 'tg']);
});
