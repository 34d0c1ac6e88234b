// Measures Loopscope in Chromium beside what else one could use there. ./build.sh bench calls it.
//   node tests/bench/run.mjs               everything, and writes docs/figures.json with the page that is made of it
//   node tests/bench/run.mjs SECTION ...   only the sections whose names begin so, and writes nothing
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildPeers } from './build.mjs';
import { openBrowser } from './browser.mjs';
import { sections } from './figures.mjs';
import { machine } from './machine.mjs';
import { measure } from './measure.mjs';
import { DATA, asText, writePages } from './page.mjs';
import { amount, spokenAim, spokenRatio, summarise } from './summary.mjs';

const verdict = ({ aim, met }) => (aim === undefined ? '' : `${`<= ${spokenAim(aim)}`.padStart(8)} ${met ? 'met' : 'NOT MET'}`);

function print(measured) {
  const { ours, others } = summarise(measured);
  console.log(`${measured.figure.padEnd(58)} ${amount(ours.value).padStart(9)} ${measured.unit.padEnd(10)}        ${verdict(ours)}`.trimEnd());
  for (const other of others) {
    const told = other.missing ?? `${amount(other.value).padStart(9)} ${''.padEnd(10)} ${spokenRatio(other.ratio).padStart(6)} ${verdict(other)}`;
    console.log(`${`  ${other.name}`.padEnd(58)} ${told}`.trimEnd());
  }
}

async function main(wanted) {
  const chosen = sections.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
  await buildPeers();
  const bench = await openBrowser();
  const done = [];
  try {
    for (const { name, about, figures } of chosen) {
      console.log(`\n${name}`);
      const measured = [];
      for (const figure of figures) {
        measured.push(await measure(bench, figure));
        print(measured.at(-1));
      }
      done.push({ name, about, figures: measured });
    }
    if (wanted.length > 0) return;
    mkdirSync(dirname(DATA), { recursive: true });
    writeFileSync(DATA, asText({ machine: machine(bench), sections: done }));
    writePages();
  } finally {
    await bench.close();
  }
}

await main(process.argv.slice(2));
