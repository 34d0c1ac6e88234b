// asyncio.d.ts: it is sound TypeScript, the examples keep to it, and the editor's help is drawn from all of it. asyncio.pyi:
// its signatures are CPython's, and a program in Python finds all of it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { declaredNames } from '../../www/page/declared.js';
import { classOf } from '../../www/page/infer.js';
import { run } from '../../www/loopscope.js';
import { stub } from '../../www/stub.mjs';
import { vocabulary } from '../../www/vocabulary.mjs';
import { command } from '../injection/cpython.mjs';

const www = new URL('../../www/', import.meta.url);
const ts = createRequire(new URL('package.json', www))('typescript');
const declarations = fileURLToPath(new URL('asyncio.d.ts', www));
const entries = await vocabulary();
const python = await stub();
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
  assert.deepEqual([...entries, ...python].filter(({ doc }) => !doc).map(({ owner, name }) => `${owner}.${name}`), []);
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
  const told = (name) => classOf(name, program, 'javascript', entries);
  assert.deepEqual(['queue', 'task', 'loop', 'timer', 'tg', 'limit'].map(told), ['Queue', 'Task', 'EventLoop', 'TimerHandle', 'TaskGroup', 'Timeout']);
  assert.deepEqual(['egg', 'mystery', 'a', 'nobody'].map(told), [null, null, null, null]);
});

test('the editor tells what a variable is in Python', () => {
  const program = `
from asyncio import Queue, sleep as rest
queue: asyncio.Queue = asyncio.Queue(2)
mine = Queue()
task = asyncio.create_task(cook())
async with asyncio.TaskGroup() as tg:
    egg = tg.create_task(boil())
with asyncio.Runner() as runner:
    loop = runner.get_loop()
timer = loop.call_later(1, print)
barrier = Barrier(2)
soup = await cook()
`;
  const told = (name) => classOf(name, program, 'python', python);
  assert.deepEqual(['queue', 'mine', 'task', 'tg', 'egg', 'loop', 'timer'].map(told), ['Queue', 'Queue', 'Task', 'TaskGroup', 'Task', 'AbstractEventLoop', 'TimerHandle']);
  assert.deepEqual(['barrier', 'soup', 'nobody'].map(told), [null, null, null]); // not asyncio's Barrier, as far as the text says
});

test('what is declared for Python is what a program finds', async () => {
  const paths = python.map(({ owner, name }) => (owner ? [owner, name] : [name]));
  const source = `import asyncio
made = {"Barrier": lambda: asyncio.Barrier(2), "Queue": asyncio.Queue, "AbstractEventLoop": asyncio.new_event_loop}
for path in ${JSON.stringify(paths)}:
    owner = asyncio
    for name in path[:-1]:
        owner = made[name]() if name in made else getattr(asyncio, name)
    if not hasattr(owner, path[-1]):
        print(".".join(path))
`;
  const { stdout, error } = await run(source, { language: 'python' });
  assert.equal(error, null);
  assert.equal(stdout, '');
});

test("Python's signatures are CPython's", { skip: command ? false : 'needs CPython 3.11.7 or a later 3.11 on the PATH' }, () => {
  const compare = `
import asyncio, inspect, sys
declared = {"ALL_COMPLETED": "ALL_COMPLETED"}
exec("from __future__ import annotations\\n" + sys.stdin.read(), declared)
def names(function):
    each = inspect.signature(function).parameters.values()
    return [(one.name, one.default, one.kind is one.KEYWORD_ONLY) for one in each if one.name != "self"]
def compare(path, declared, theirs):
    try:
        wanted = names(theirs)
    except ValueError:  # some of those in C do not tell
        return
    if names(declared) != wanted:
        print(path, names(declared), wanted)
def compare_class(name, declared, theirs):
    for method, function in vars(declared).items():
        if inspect.isfunction(function) and hasattr(theirs, method):
            compare(f"{name}.{method}", function, theirs if method == "__init__" else getattr(theirs, method))
compared = 0
for name, one in declared.items():
    theirs = getattr(asyncio, name, None)
    if inspect.isclass(one):
        compare_class(name, one, asyncio.BaseEventLoop if name == "AbstractEventLoop" else theirs)
    elif inspect.isfunction(one) and theirs:
        compare(name, one, theirs)
        compared += 1
print("compared", compared > 15)
`;
  const text = readFileSync(new URL('asyncio.pyi', www), 'utf8');
  assert.equal(execFileSync(command, ['-c', compare], { input: text, encoding: 'utf8' }), 'compared True\n');
});

test('the editor completes the names a program declares', () => {
  const program = "const queue = 1; let $b; class Cook {} function* boil(water, minutes = 3) {} const go = async (tg) => {}; x = 5;";
  assert.deepEqual([...declaredNames(program)], ['queue', '$b', 'Cook', 'boil', 'go', 'water', 'minutes', 'tg']);
});
