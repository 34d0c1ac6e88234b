// A prediction of what a program prints: its lines in an order that is not theirs, and where the reader's order and the
// real one part.

/** Fewer are no question, more are a chore. */
export const FEWEST = 2;
export const MOST = 12;

/** The lines of what was printed. */
export function linesOf(stdout) {
  const lines = stdout.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** Why these lines cannot be a question, as a key of the page's words; null if they can. */
export function obstacle(lines) {
  if (new Set(lines).size < FEWEST) return 'predictTooFew';
  return lines.length > MOST ? 'predictTooMany' : null;
}

/** The lines in another order, which follows from the seed. */
export function shuffled(lines, seed) {
  const left = [...lines];
  let state = seed;
  const order = lines.map((_, i) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice(Math.floor((state / 2 ** 32) * (lines.length - i)), 1)[0];
  });
  const isSame = order.every((line, i) => line === lines[i]);
  return isSame ? [...order.slice(1), order[0]] : order;
}

/**
 * The first place where what was predicted and what was printed differ, or null.
 * @returns {{at: number, predicted: string | null, printed: string | null} | null} at: from 0
 */
export function firstDifference(predicted, printed) {
  for (let at = 0; at < Math.max(predicted.length, printed.length); at += 1) {
    if (predicted[at] !== printed[at]) return { at, predicted: predicted[at] ?? null, printed: printed[at] ?? null };
  }
  return null;
}

/**
 * How many letters were printed before a line of stdout began, those of stderr among them.
 * @param {Iterable<{stream: string, text: string}>} pieces
 * @param {number} line from 0
 */
export function letterOfLine(pieces, line) {
  let letters = 0;
  let ended = 0;
  for (const { stream, text } of pieces) {
    for (let i = 0; stream === 'stdout' && i < text.length; i += 1) {
      if (ended === line) return letters + i;
      if (text[i] === '\n') ended += 1;
    }
    letters += text.length;
  }
  return letters;
}
