// Which event printed which letter: the output knows its lines by how many letters were printed before them.

/** @param {import('../host/record.js').Record} record */
export function printedOf(record) {
  const { kinds, kindOf, words, offsets, texts } = record;
  const place = record.place('printed', 'text');
  const events = [];
  const ends = [];
  let letters = 0;
  kinds.forEach((kind, i) => {
    if (kind !== kindOf.printed) return;
    letters += texts[words[offsets[i] + place]].length;
    events.push(i);
    ends.push(letters);
  });
  return {
    /** How many letters had been printed right after `event`. */
    until(event) {
      const next = firstAbove(events, event);
      return next === 0 ? 0 : ends[next - 1];
    },
    /** The event that printed letter number `letter`; the last event, if the record does not hold it. */
    eventOf(letter) {
      return events[firstAbove(ends, letter)] ?? record.count - 1;
    },
  };
}

/** What was printed, piece by piece, as the output takes it. */
export function* printedPieces(record) {
  for (let i = 0; i < record.count; i += 1) {
    if (record.kinds[i] !== record.kindOf.printed) continue;
    const { stream, text, time } = record.event(i);
    yield { stream, text, time };
  }
}

/** The index of the first of ascending `numbers` that is above `bound`. */
function firstAbove(numbers, bound) {
  let low = 0;
  for (let high = numbers.length; low < high;) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}
