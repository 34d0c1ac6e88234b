// CPython on its virtual clock, with code of ours before the program: cpython.py beside this runs each in a process of its own.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { leavesOf } from '../support/recordings.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const isFit = 'import sys; sys.exit(not (3, 11, 7) <= sys.version_info[:3] < (3, 12))';

/** CPython 3.11's command; undefined where there is none. */
export const command = ['python3.11', 'python3', 'python'].find((name) => spawnSync(name, ['-c', isFit]).status === 0);

export class CPython {
  #process;
  #answers;

  constructor() {
    const folders = ['../differential/oracle', '../parity/virtual'].map(path).join(':');
    this.#process = spawn(command, ['-s', '-P', '-X', 'utf8', path('cpython.py')], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PYTHONPATH: folders }, stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /**
   * Runs `source` after `before`.
   * @param {string} tell an expression of Python, of the names of `before`, for the end
   * @returns what it left, in the form of a recording; what was told; and whether it had to be killed
   */
  async run(source, before, tell) {
    this.#process.stdin.write(`${JSON.stringify({ source, before, tell })}\n`);
    const { value } = await this.#answers.next();
    const { stdout, stderr, status, told } = JSON.parse(value);
    return { leaves: leavesOf({ stdout, stderr, exitCode: status }), told, hangs: status < 0 };
  }

  close() {
    this.#process.stdin.end();
  }
}
