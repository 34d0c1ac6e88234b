// The recordings of tests/parity: what CPython 3.11 printed for a Python program. record.py there says what the
// files hold.
import { existsSync, readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../parity/', import.meta.url);

/** Names of the recorded Python programs: those with a twin in JavaScript, then "python/…". */
export function pythonPrograms() {
  return ['', 'python/'].flatMap((part) => readdirSync(new URL(`./${part}`, folder))
    .filter((file) => file.endsWith('.py') && file !== 'record.py')
    .map((file) => part + file.slice(0, -'.py'.length))
    .sort());
}

export const sourceOf = (name) => read(`${name}.py`);

/** What a program is recorded to leave, worded as the engine words it where NAME.differs says so. */
export function recorded(name) {
  const leaves = { stdout: read(`${name}.expected`), stderr: readIfThere(`${name}.stderr`) };
  const rules = readIfThere(`${name}.differs`).split('\n').filter((line) => line && !line.startsWith('#'));
  for (let at = 0; at < rules.length; at += 2) {
    const [was, is] = [rules[at], rules[at + 1] ?? ''];
    if (!was.startsWith('-') || !is.startsWith('+')) throw new Error(`${name}.differs: ${was} is no reason, and no pair`);
    const before = leaves.stdout + leaves.stderr;
    for (const stream of ['stdout', 'stderr']) {
      leaves[stream] = replaceLine(leaves[stream], was.slice(1).trimStart(), is.slice(1).trimStart());
    }
    if (leaves.stdout + leaves.stderr === before) throw new Error(`${name}.differs: CPython does not print ${was}`);
  }
  return leaves;
}

/** What a run here left, in the form of a recording. */
export function leavesOf({ stdout, stderr, status = 0 }) {
  return { stdout, stderr: ownFrames(stderr) + (status ? `exit status ${status}\n` : '') };
}

/** `text` without the frames of other files than the program's: the library is Python in CPython and native here. */
function ownFrames(text) {
  let hidden = null;
  return text.split(/(?<=\n)/).filter((line) => {
    const frame = /^([ |]*)File "(.*)", line \d+, in /.exec(line);
    if (frame) hidden = frame[2] === 'program.py' ? null : frame[1].length;
    else if (hidden !== null && /^[ |]*/.exec(line)[0].length <= hidden) hidden = null;
    return hidden === null;
  }).join('');
}

const replaceLine = (text, was, is) =>
  text.split('\n').map((line) => (line.trim() === was ? line.replace(was, () => is) : line)).join('\n');
const read = (file) => readFileSync(new URL(file, folder), 'utf8');
const readIfThere = (file) => (existsSync(new URL(file, folder)) ? read(file) : '');
