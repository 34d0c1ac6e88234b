// A program in JavaScript, and its Python twin in CPython, with the same task cancelled after the same turn.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NodeWorkers } from '../../www/host/node.js';
import { Playground } from '../../www/host/playground.js';
import { leavesOf, recordedPrograms } from '../support/recordings.mjs';
import { brokenBy, difference } from './difference.mjs';

const { build } = createRequire(new URL('../../www/package.json', import.meta.url))('esbuild');
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const target = new URL('../../target/injection/', import.meta.url);
const inject = readFileSync(path('inject_turn.py'), 'utf8');
const MOST_PLACES = 60;
const SECONDS = 60;

/** A playground whose runs cancel what their set-up names. */
export async function openPlayground() {
  mkdirSync(target, { recursive: true });
  await build({
    entryPoints: [path('runtime.js')], outfile: fileURLToPath(new URL('runtime.js', target)),
    bundle: true, format: 'iife', logLevel: 'error', define: { 'import.meta.url': '"about:blank"' },
  });
  copyFileSync(path('../../dist/loopscope_bg.wasm'), new URL('loopscope_bg.wasm', target));
  return new Playground(() => NodeWorkers.open(target));
}

function runTwin(cpython, { source }, { turn, task }) {
  return cpython.run(source, `${inject}\nplaces = inject_turn(${turn}, ${task === null ? 'None' : JSON.stringify(task)})\n`, 'places');
}

/** Every program that has a twin, with every place to cancel in it: after which turn, which task. */
export async function* places(cpython, isWanted = () => true) {
  for (const twin of recordedPrograms().filter(({ name }) => !name.includes('/')).filter(isWanted)) {
    const program = { ...twin, javascript: readFileSync(twin.file.replace(/py$/, 'js'), 'utf8') };
    const { told } = await runTwin(cpython, program, { turn: 0, task: null });
    for (const [turn, task] of told.slice(0, MOST_PLACES)) yield { program, place: { turn, task } };
  }
}

/**
 * Whether the two mean the same wherever they are cancelled. An async function of JavaScript has begun when its task is
 * made, and `catch` takes a CancelledError, which `except Exception` lets go. A loop's exception handler hears of a dropped
 * task where there are destructors.
 */
function areEqual({ source, javascript }) {
  const clauses = source.match(/except.*:/g) ?? [];
  return !/async (?:function|\()|setExceptionHandler/.test(javascript) && clauses.every((clause) => /CancelledError|BaseException/.test(clause));
}

/** In what the two runs differ; null if in nothing. Of twins that are not equal: what is broken about ours. */
export async function compare(cpython, playground, { program, place }) {
  const setup = `globalThis.injection = ${JSON.stringify(place)};`;
  const result = await playground.run(program.javascript, { setup, limits: { seconds: SECONDS } });
  const theirs = await runTwin(cpython, program, place);
  if (!areEqual(program)) return theirs.hangs ? null : brokenBy(result.error);
  const { stdout } = leavesOf(result);
  return difference({ ...theirs, leaves: { stdout: theirs.leaves.stdout, stderr: '' } }, { stdout, stderr: '' }, result.error);
}
