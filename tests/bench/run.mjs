// Measures Loopscope in Chromium beside what else one could use there, and prints a table. ./build.sh bench calls it.
//   node tests/bench/run.mjs [SECTION ...]   only the sections whose names begin so
import { buildPeers } from './build.mjs';
import { openBrowser } from './browser.mjs';
import { sections } from './figures.mjs';

/** Ours and the peer take turns, so that a busy moment of the machine meets both; the figure is the median. */
const REPEATS = 5;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const amount = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

async function measure(bench, { ours, peer }) {
  const rounds = [];
  for (let i = 0; i < REPEATS; i++) rounds.push([await ours(bench), peer && (await peer(bench))]);
  const value = median(rounds.map(([mine]) => mine));
  if (!peer) return { value };
  return { value, other: median(rounds.map(([, theirs]) => theirs)), ratio: median(rounds.map(([mine, theirs]) => mine / theirs)) };
}

function row({ figure, unit, against = '', aim }, { value, other, ratio }) {
  const met = aim === undefined ? '' : (ratio ?? value) <= aim ? 'met' : 'NOT MET';
  const cells = [figure.padEnd(44), amount(value).padStart(8), unit.padEnd(10)];
  cells.push(other === undefined ? ''.padStart(38) : `${amount(other).padStart(8)} ${against.padEnd(29)}`);
  cells.push((ratio === undefined ? '' : ratio.toFixed(2)).padStart(6), (aim === undefined ? '' : `<= ${aim}`).padStart(8), met);
  return cells.join(' ').trimEnd();
}

async function main(wanted) {
  const chosen = Object.entries(sections).filter(([name]) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
  await buildPeers();
  const bench = await openBrowser();
  try {
    for (const [name, figures] of chosen) {
      console.log(`\n${name}`);
      for (const figure of figures) console.log(row(figure, await measure(bench, figure)));
    }
  } finally {
    await bench.close();
  }
}

await main(process.argv.slice(2));
