// docs/figures.md and its pictures, made of docs/figures.json alone: whoever edits one by hand is found out by
// tests/node/figures.test.mjs.
//   node tests/bench/page.mjs   makes them anew
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plot } from './plot.mjs';
import { amount, spokenAim, spokenRatio, summarise } from './summary.mjs';

export const DATA = fileURLToPath(new URL('../../docs/figures.json', import.meta.url));
const docs = dirname(DATA);

const HEAD = `# Figures

Made by \`./build.sh bench\` out of [figures.json](figures.json), which has every single measurement; nothing here is written by hand.
Ours and its peers take turns, in one Chromium on one machine, and each figure is the median of its rounds. Less is better everywhere.
A ratio is that of ours to the peer's, and an aim the highest one that we want; in the pictures an aim is a thick tick.
`;

const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const plain = (text) => text.replace(/[|*_<>`\\]/g, (letter) => `\\${letter}`);
const verdict = ({ aim, met }) => (aim === undefined ? '' : `${spokenAim(aim)}: ${met ? 'met' : '**not met**'}`);

function rowsOf(measured) {
  const { ours, others } = summarise(measured);
  const { figure, unit } = measured;
  return [
    [`**${plain(figure)}**, ${unit}`, `**${amount(ours.value)}**`, '', verdict(ours)],
    ...others.map((other) => (other.missing === undefined
      ? [`– ${plain(other.name)}`, amount(other.value), spokenRatio(other.ratio), verdict(other)]
      : [`– ${plain(other.name)}`, 'n/a', '', plain(other.missing)])),
  ];
}

const pictureOf = (name) => `figures-${name.toLowerCase().replace(/[^a-z]+/g, '-')}.svg`;

/** The files of the page by their names in docs/. */
export function pages({ machine, sections }) {
  const files = {};
  const parts = [HEAD, table(Object.keys(machine), [Object.values(machine)])];
  for (const { name, about, figures } of sections) {
    const picture = plot(name, figures);
    parts.push(`## ${name}`, about);
    if (picture) {
      files[pictureOf(name)] = picture;
      parts.push(`![${name}: what each peer takes, in times of ours](${pictureOf(name)})`);
    }
    parts.push(table(['', 'median', 'ratio', 'aim'], figures.flatMap(rowsOf)));
  }
  files['figures.md'] = `${parts.map((part) => part.trim()).join('\n\n')}\n`;
  return files;
}

/** The data as its file has it: what belongs to one measured thing on one line. */
export const asText = (data) => `${JSON.stringify(data, null, 1).replace(/\[\n\s+(-?[\d.e+]+(?:,\n\s+-?[\d.e+]+)*)\n\s+\]/g, (_, list) => `[${list.replace(/\s+/g, ' ')}]`)}\n`;

export const readData = () => JSON.parse(readFileSync(DATA, 'utf8'));

export function writePages() {
  for (const [name, text] of Object.entries(pages(readData()))) writeFileSync(join(docs, name), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePages();
