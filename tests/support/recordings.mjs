// The recordings of tests/parity: what CPython 3.11 left of a Python program. record.py there says what the files hold.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const parity = fileURLToPath(new URL('../parity', import.meta.url));
const examples = fileURLToPath(new URL('../../www/examples', import.meta.url));
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Programs that do not pass yet: nowhere, or not in WebAssembly. */
const notYet = new Set(['not_yet.txt', 'not_yet_in_wasm.txt'].flatMap((list) =>
  read(join(parity, list)).split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(' ')[0])));

function programsOf(folder) {
  return readdirSync(folder).filter((file) => file.endsWith('.py') && file !== 'record.py').sort().map((file) => join(folder, file));
}

/** Where the recordings of `program` stand, without their ending. */
function stemOf(program) {
  const folder = dirname(program) === examples ? join(parity, 'examples') : dirname(program);
  return join(folder, basename(program, '.py'));
}

/** Every recorded Python program: its name, its file, its source, and what CPython left of it. */
export function recordedPrograms() {
  return [parity, join(parity, 'python'), examples].flatMap(programsOf)
    .map((program) => ({ name: stemOf(program).slice(parity.length + 1), file: program, source: read(program), recorded: recorded(stemOf(program)) }))
    .filter(({ name }) => !notYet.has(name));
}

/** As the engine words it, where NAME.differs says so: lines of `- as CPython`, `+ as here`, and `# why`. */
function recorded(stem) {
  const leaves = { stdout: read(`${stem}.expected`), stderr: read(`${stem}.stderr`) };
  let was = null;
  for (const rule of read(`${stem}.differs`).split('\n').filter(Boolean)) {
    const text = rule.slice(1).trimStart();
    if (rule.startsWith('-')) was = text;
    else if (rule.startsWith('+')) for (const kind of Object.keys(leaves)) leaves[kind] = replaced(leaves[kind], was, text);
  }
  return leaves;
}

function replaced(text, was, is) {
  return text.split('\n').map((line) => (line.trim() === was ? line.replace(was, () => is) : line)).join('\n');
}

/** What a run left, in the form of a recording. */
export function leavesOf({ stdout, stderr, exitCode }) {
  return { stdout, stderr: ownFrames(stderr) + (exitCode ? `exit status ${exitCode}\n` : '') };
}

/** `text` without the frames of other files than the program's: the library is Python in CPython and native here. */
function ownFrames(text) {
  let hidden = null;
  return text.split(/(?<=\n)/).filter((line) => {
    const indent = line.match(/^[ |]*/)[0].length;
    const file = line.slice(indent).match(/^File "([^"]*)".*, in /)?.[1];
    if (file !== undefined) hidden = file === 'program.py' ? null : indent;
    else if (hidden !== null && indent <= hidden) hidden = null;
    return hidden === null;
  }).join('');
}
