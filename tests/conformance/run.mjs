// Runs CPython 3.11's test_asyncio inside our Python: node run.mjs native|node|chromium [--only PATTERN] [--verbose]
// --verbose names every test that is left out, and shows the tracebacks of new failures.
// Fails on a failure that known.txt does not list, and on a line of either list that has become untrue.
import { parseArgs } from 'node:util';
import { against, byReason, fittingNothing, readList } from './lists.mjs';
import * as places from './places.mjs';
import { FILES, findSuite, programOf } from './suite.mjs';

const { values: { only, verbose }, positionals: [where = 'node'] } = parseArgs({
  options: { only: { type: 'string', default: '*' }, verbose: { type: 'boolean' } },
  allowPositionals: true,
});

/** Runs one file to its end: after a test that ended the program, in a new one from the test after it. */
async function runFile(place, folder, file) {
  const results = [];
  for (let ended = false; !ended;) {
    const over = results.map(({ test }) => test);
    let begun = null;
    const reason = await place.run(programOf(folder, file, { leftOut, only, over }), (line) => {
      const told = JSON.parse(line);
      if (told.outcome === 'begun') begun = told.test;
      else if (told.outcome === 'over') ended = true;
      else {
        results.push(told);
        begun = null;
      }
    });
    if (ended) break;
    results.push({ test: begun ?? file, outcome: 'failed', error: `ends the program: ${reason}`, line: 0, traceback: '' });
    ended = begun === null;
  }
  return results;
}

const count = (results, outcome) => results.filter((result) => result.outcome === outcome).length;

function row(name, results) {
  const [passed, failed, left] = ['passed', 'failed', 'left out'].map((outcome) => count(results, outcome));
  const share = passed + failed > 0 ? `${((100 * passed) / (passed + failed)).toFixed(1)} %` : '';
  console.log(`${name.padEnd(20)} ${String(passed).padStart(6)} ${String(failed).padStart(6)} ${String(left).padStart(8)} ${share.padStart(8)}`);
}

const leftOut = readList('left-out.txt');
const known = readList('known.txt');
const folder = findSuite();
if (folder === undefined) throw new Error('there is no test_asyncio on this machine: see build.sh conformance');
const place = await places[where]();
console.log(`\n${where.padEnd(20)} passed failed left out`);
const all = [];
for (const file of FILES) {
  const results = await runFile(place, folder, file);
  if (results.length === 0) continue;
  row(file, results);
  all.push(...results);
}
row('all', all);
await place.close();

console.log('\nLeft out, and why:');
for (const [reason, tests] of byReason(all)) {
  console.log(`${String(tests.length).padStart(5)}  ${reason}`);
  if (verbose) for (const test of tests) console.log(`         ${test}`);
}
console.log('\nFailing still, and why:');
for (const [pattern, reason] of known) console.log(`       ${pattern}: ${reason}`);

const { fresh, stale } = against(known, all, only === '*');
for (const { test, error, line, traceback } of fresh) console.log(`FAILED ${test}:${line}: ${verbose ? traceback || error : error.split('\n').at(-1)}`);
for (const pattern of stale) console.log(`passes, strike it off known.txt: ${pattern}`);
const idle = only === '*' ? fittingNothing(leftOut, all) : [];
for (const pattern of idle) console.log(`fits no test, strike it off left-out.txt: ${pattern}`);
process.exitCode = fresh.length + stale.length + idle.length > 0 ? 1 : 0;
