// A recorded Python program with one of its tasks cancelled at one of its awaits, here and in CPython.
import { readFileSync } from 'node:fs';
import { run } from '../../www/loopscope.js';
import { leavesOf, recordedPrograms } from '../support/recordings.mjs';
import { difference } from './difference.mjs';

const inject = readFileSync(new URL('inject.py', import.meta.url), 'utf8');
/** A program may sleep a thousand times. */
const MOST_AWAITS = 40;
/** A run that has not ended by then hangs; nothing here takes real time. */
const SECONDS = 60;

const setupOf = ({ nth, woken }) => `${inject}\nmade = inject(${nth}, ${woken ? 'True' : 'False'})\n`;
const runThere = (cpython, { source }, place) => cpython.run(source, setupOf(place), 'made()');

/** Every program with every place to cancel in it: which await, and whether before what it waits for is done, or after. */
export async function* places(cpython, isWanted = () => true) {
  for (const program of recordedPrograms().filter(isWanted)) {
    const { told } = await runThere(cpython, program, { nth: 0, woken: false });
    for (let nth = 1; nth <= Math.min(told, MOST_AWAITS); nth++) {
      for (const woken of [false, true]) yield { program, place: { nth, woken } };
    }
  }
}

/** In what the two runs of a program differ; null if in nothing. */
export async function compare(cpython, { program, place }) {
  const theirs = await runThere(cpython, program, place);
  const result = await run(program.source, { language: 'python', setup: setupOf(place), limits: { seconds: SECONDS } });
  return difference(theirs, leavesOf(result), result.error);
}
