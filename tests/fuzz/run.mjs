// Random input for one target, from a new seed, until a fault is found or the time is over:
//
//     node tests/fuzz/run.mjs (link | notes | trace) SECONDS
import fc from 'fast-check';

const [name, seconds] = process.argv.slice(2);
const { arbitrary, check } = await import(`./${name}.mjs`);
const report = await fc.check(fc.asyncProperty(arbitrary, async (input) => check(input)), {
  numRuns: Infinity, interruptAfterTimeLimit: Number(seconds) * 1000, markInterruptAsFailure: false, endOnFailure: false,
});
if (report.failed) console.error(fc.defaultReportMessage(report));
console.log(`${name}: ${report.numRuns} inputs from seed ${report.seed}, ${report.failed ? 'one of them fails' : 'all well'}`);
process.exit(report.failed ? 1 : 0);
