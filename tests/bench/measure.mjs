// Measures a figure: ours and its peers take turns, so that a busy moment of the machine meets them all.

const REPEATS = 5;
const DIGITS = 4;

const rounded = (value) => Number(value.toPrecision(DIGITS));
/** What is left of an error: its last line, without the browser's frames. */
const reason = ({ message }) => message.replace(/^page\.evaluate: (?:Error: )?/, '').split('\n')[0];

/** {figure, unit, aim, values, peers}: the values in the order of rounds; of a peer that cannot do it, why. */
export async function measure(bench, { figure, unit, aim, ours, peers = {}, aims = {}, repeats = REPEATS }) {
  const values = [];
  const others = Object.entries(peers).map(([name, run]) => ({ name, aim: aims[name], run, values: [], missing: undefined }));
  for (let round = 0; round < repeats; round++) {
    values.push(rounded(await ours(bench)));
    for (const other of others.filter(({ missing }) => missing === undefined)) {
      try {
        other.values.push(rounded(await other.run(bench)));
      } catch (error) {
        other.missing = reason(error);
      }
    }
  }
  const told = others.map(({ name, aim: highest, values: theirs, missing }) => (missing === undefined ? { name, aim: highest, values: theirs } : { name, missing }));
  return { figure, unit, aim, values, peers: told };
}
