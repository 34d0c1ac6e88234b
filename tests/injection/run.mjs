// Cancels every task at every await of every program of the tests, and compares what is left with CPython:
//
//     node tests/injection/run.mjs [python | javascript] [--every N]
//
// Some 20 minutes; with --every N each Nth place.
import { CPython, command } from './cpython.mjs';
import * as javascript from './javascript.mjs';
import * as python from './python.mjs';

const given = process.argv.slice(2);
const every = given.includes('--every') ? Number(given[given.indexOf('--every') + 1]) : 1;
const wanted = given.filter((word) => word === 'python' || word === 'javascript');

/** @returns {Promise<number>} how many runs differ */
async function inject(language, places, compare) {
  let [found, ran, differing] = [0, 0, 0];
  for await (const at of places) {
    if (found++ % every !== 0) continue;
    ran += 1;
    const wrong = await compare(at);
    if (wrong === null) continue;
    differing += 1;
    console.log(`${at.program.name} ${JSON.stringify(at.place)}\n${wrong}\n`);
  }
  console.log(`${language}: ${ran} runs with a cancellation, ${differing} differ`);
  return differing;
}

if (!command) throw new Error('CPython 3.11.7 or a later 3.11 is needed');
const cpython = new CPython();
let differing = 0;
if (wanted.length === 0 || wanted.includes('javascript')) {
  const playground = await javascript.openPlayground();
  differing += await inject('JavaScript', javascript.places(cpython), (at) => javascript.compare(cpython, playground, at));
  playground.dispose();
}
if (wanted.length === 0 || wanted.includes('python')) {
  differing += await inject('Python', python.places(cpython), (at) => python.compare(cpython, at));
}
cpython.close();
process.exit(differing === 0 ? 0 : 1);
