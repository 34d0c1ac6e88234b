// Where figures were measured: a figure without its machine says nothing.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import * as cpython from './cpython.mjs';

const versionOf = (name) => JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

/** What stands over the figures, as pairs of a name and its value. */
export function machine(bench) {
  const [{ model }] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: `${model.trim()}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release()}`,
    Chromium: bench.version(),
    'Node.js': process.versions.node,
    rustc: execFileSync('rustc', ['--version'], { encoding: 'utf8' }).split(' ')[1],
    CPython: cpython.version(),
    Pyodide: versionOf('pyodide'),
    MicroPython: versionOf('@micropython/micropython-webassembly-pyscript'),
  };
}
