// The same programs in the machine's own CPython: a process for each.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const PYTHON = 'python3';
const PAGE_BYTES = 4096;
const RUN = 'import asyncio\nasyncio.run(main())\n';

export const version = () => execFileSync(PYTHON, ['--version'], { encoding: 'utf8' }).trim().replace('Python ', '');

/** The number that the program prints. */
export async function number(source) {
  const { stdout } = await promisify(execFile)(PYTHON, ['-c', source + RUN]);
  return Number(stdout);
}

/** Runs the program, and calls `onLine` with the process at each line of its output. */
async function lines(source, onLine) {
  const child = spawn(PYTHON, ['-u', '-c', source + RUN], { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', () => onLine(child));
  await new Promise((resolve) => child.once('close', resolve));
}

/** Milliseconds to the first output, where its files have been read before. */
export async function warm(source) {
  const begin = performance.now();
  let took;
  await lines(source, () => { took = performance.now() - begin; });
  return took;
}

/** Milliseconds from stopping a program that never ends to the first output of the next. */
export async function runaway(source, next) {
  let begin;
  await lines(source, (child) => setTimeout(() => {
    begin = performance.now();
    child.kill('SIGKILL');
  }, 500));
  const stopped = performance.now() - begin;
  return stopped + (await warm(next));
}

/** Bytes a task, by the process's resident memory before they are made and when all wait. */
export async function memory(source, count) {
  const bytes = [];
  await lines(source, ({ pid }) => bytes.push(Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES));
  return (bytes[1] - bytes[0]) / count;
}
