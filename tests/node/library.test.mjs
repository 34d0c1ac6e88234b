// Python's library comes in two parts beside the module: the second is fetched for a program that names a module of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Libraries, namesMore } from '../../www/host/library.js';
import { run } from '../../www/loopscope.js';
import { takeSection } from '../../www/wasm-section.mjs';

const list = readFileSync(new URL('../../src/lang/python/frozen-more.txt', import.meta.url), 'utf8');
const modules = list.split('\n').filter((line) => line && !line.startsWith('#'));
const python = (source) => run(source, { language: 'python' });

describe('which programs name a module of it', () => {
  test('every import of one', () => {
    // What the interpreter itself imports goes by the names of functions; see below.
    const missed = modules.filter((name) => !['_ast_unparse', '_strptime', '_signal'].includes(name) && !namesMore(`import ${name}`));
    assert.deepEqual(missed, []);
  });

  test('however it is written', () => {
    const programs = ['from unittest import mock', '__import__("pickle")', 'datetime.strptime("1", "%d")', 'import asyncio, statistics as s', 'print("\\N{SNOWMAN}")'];
    assert.deepEqual(programs.filter((source) => !namesMore(source)), []);
  });

  test('and not the others', () => {
    const ordinary = 'import asyncio, contextlib, dataclasses, random, time\n\nasync def main():\n    designals = 1\n';
    assert.equal(namesMore(ordinary), false);
  });
});

describe('in a program', () => {
  test('an ordinary one does without', async () => {
    const names = 'asyncio collections.abc contextlib contextvars copy dataclasses datetime enum functools hashlib heapq inspect io'
      + ' itertools json math queue random re string struct textwrap threading traceback types typing warnings weakref';
    const { error, stdout } = await python(`${names.split(' ').map((name) => `import ${name}\n`).join('')}print("all")`);
    assert.equal(error, null, error?.message);
    assert.equal(stdout, 'all\n');
  });

  test('whatever a program of the lecture imports is there', async () => {
    const names = '__future__ abc asyncio base64 bisect cmath collections concurrent.futures contextlib contextvars copy dataclasses datetime decimal'
      + ' enum fractions functools gc hashlib heapq inspect io itertools json keyword logging math numbers operator pprint queue random re'
      + ' statistics string struct sys textwrap threading time traceback types typing unittest uuid warnings weakref';
    const runs = await Promise.all(names.split(' ').map((name) => python(`import ${name}\nprint(${name}.__name__)`).then(({ stdout, stderr }) => [name, stdout, stderr])));
    assert.deepEqual(runs, names.split(' ').map((name) => [name, `${name}\n`, '']));
  });

  test('a module of it looks like those of the first part', async () => {
    assert.equal((await python('import heapq, pprint\nprint(heapq, pprint)')).stdout, "<module 'heapq' (frozen)> <module 'pprint' (frozen)>\n");
  });

  test('characters have their names', async () => {
    const { stdout } = await python('print("\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{snowman}")\nimport unicodedata\nprint(unicodedata.name("가"), ascii(unicodedata.lookup("CJK UNIFIED IDEOGRAPH-4E00")))');
    assert.equal(stdout, "é☃\nHANGUL SYLLABLE GA '\\u4e00'\n");
  });

  test('what it imports while it runs is there, if its text names it', async () => {
    assert.equal((await python('print(__import__("fractions").Fraction(6, 4))')).stdout, '3/2\n');
    assert.equal((await python('from datetime import datetime\nprint(datetime.strptime("2024", "%Y").year)')).stdout, '2024\n');
    assert.equal((await python('import ast\nprint(ast.unparse(ast.parse("1+1")))')).stdout, '1 + 1\n');
    assert.equal((await python('import asyncio.log\nprint(asyncio.log.logger.name)')).stdout, 'asyncio\n');
    const threadsafe = 'import asyncio\nasync def main():\n    loop = asyncio.get_running_loop()\n    print(type(asyncio.run_coroutine_threadsafe(asyncio.sleep(0), loop)))\nasyncio.run(main())\n';
    assert.equal((await python(threadsafe)).stdout, "<class 'concurrent.futures._base.Future'>\n");
  });

  test('a name that it puts together says what to do', async () => {
    const { error } = await python('name = "pic" + "kle"\n__import__(name)\n');
    assert.deepEqual([error.type, error.line], ['ModuleNotFoundError', 2]);
    assert.match(error.message, /'pickle' was not loaded: .*write `import pickle` in it/);
  });
});

test('a part is read once, and again after a failure', async () => {
  const part = { file: 'more.bin', bytes: 1 };
  let reads = 0;
  const libraries = new Libraries(async () => {
    reads += 1;
    if (reads === 1) throw new Error('no network');
    return new Uint8Array(1);
  });
  await assert.rejects(libraries.get(part), /no network/);
  const [first, second] = await Promise.all([libraries.get(part), libraries.get(part)]);
  assert.equal(first, second);
  assert.equal(reads, 2);
});

test('a section is taken out of a module, and nothing else', () => {
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const custom = (name, ...bytes) => [0, name.length + 1 + bytes.length, name.length, ...Buffer.from(name), ...bytes];
  const module = Buffer.from([...header, ...custom('a', 1), ...custom('b', 2, 3), 5, 1, 0]);
  const { rest, section } = takeSection(module, 'b');
  assert.deepEqual([...section], [2, 3]);
  assert.deepEqual([...rest], [...header, ...custom('a', 1), 5, 1, 0]);
  assert.equal(takeSection(rest, 'b').section, null);
});
