// The course of a program: the hash of its schedule, which is the same wherever it is run with the same seed.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { run } from '../../www/loopscope.js';
import { recordedPrograms } from '../support/recordings.mjs';

const RUN = { seed: 0, trace: false };
/** Programs under way at once. */
const LANES = 3;
/** Programs handed to a browser at once: a driver waits only so long for an answer. */
const PORTION = 50;

function javaScriptIn(path, pattern) {
  const folder = new URL(path, import.meta.url);
  return readdirSync(folder).filter((file) => pattern.test(file))
    .map((file) => ({ name: file, language: 'javascript', source: readFileSync(new URL(file, folder), 'utf8') }));
}

const python = () => recordedPrograms().map(({ name, source, file }) => ({ name: `${name}.py`, language: 'python', source, file }));

/** The page's examples, in both languages. */
export const examples = () => [...javaScriptIn('../../www/examples/', /^\d.*\.js$/), ...python().filter(({ name }) => name.startsWith('examples/'))];

/** All programs with a recording, and the examples. */
export const everyProgram = () => [...javaScriptIn('../parity/', /\.js$/), ...javaScriptIn('../../www/examples/', /^\d.*\.js$/), ...python()];

const pairs = (programs, hashes) => programs.map(({ name }, at) => `${hashes[at]} ${name}`);

/** What becomes of each item, with a few under way at once. Its text is run in the page too, so it stands alone. */
async function inLanes(items, lanes, act) {
  const results = [];
  let next = 0;
  const lane = async () => {
    for (let at = next; next < items.length; at = next) {
      next += 1;
      results[at] = await act(items[at]);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** "hash name" of each program, run in Node. */
export async function inNode(programs) {
  const hashes = await inLanes(programs, LANES, async ({ source, language }) => (await run(source, { ...RUN, language })).hash);
  for (const hash of hashes) assert.match(hash, /^(?!0+$)[0-9a-f]{16}$/);
  return pairs(programs, hashes);
}

/** The same in a browser's page, which has the page of ours open. */
export async function inPage(page, programs) {
  const hashes = [];
  for (let at = 0; at < programs.length; at += PORTION) {
    const portion = programs.slice(at, at + PORTION).map(({ source, language }) => ({ source, language }));
    hashes.push(...await page.evaluate(async (all, options, lanes, text) => {
      const { run: runHere } = await import(new URL('loopscope.js', location.href).href);
      const inTurn = new Function(`return (${text})`)();
      return inTurn(all, lanes, async ({ source, language }) => {
        const { hash, error } = await runHere(source, { ...options, language });
        return hash ?? error.message; // of a run that was cut off
      });
    }, portion, RUN, LANES, String(inLanes)));
  }
  return pairs(programs, hashes);
}

const binary = fileURLToPath(new URL(`${process.env.CARGO_TARGET_DIR ?? '../../target'}/debug/examples/schedules`, import.meta.url));

/** The same natively: Python alone, because JavaScript needs an engine. */
export async function natively(programs) {
  if (!existsSync(binary)) throw new Error(`${binary} is missing: build.sh conformance builds it`);
  const { stdout } = await promisify(execFile)(binary, programs.map(({ file }) => file), { maxBuffer: 1 << 24 });
  return pairs(programs, stdout.trim().split('\n').map((line) => line.split(' ')[0]));
}
