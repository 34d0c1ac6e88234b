// How fast a record is played: for each moment, the seconds after the start at which it is shown at 1x.
//
// Time that passes in the program passes in playback, but a long sleep is cut short. Steps take no time on the virtual
// clock, so each gets a little, or nobody could see their order; many in one instant share what an instant gets.

/** Seconds. */
const STEP = 0.14;
const INSTANT = 1.6;
const PAUSE = 2;
/** However much happened, all steps together and all pauses together take no longer. */
const ALL_STEPS = 12;
const ALL_PAUSES = 60;

/**
 * @param {Float64Array} times the program's clock at each moment
 * @returns {Float64Array}
 */
export function paceOf(times) {
  const steps = new Float64Array(times.length);
  const pauses = new Float64Array(times.length);
  for (let first = 0, next = 1; first < times.length; first = next, next += 1) {
    while (next < times.length && times[next] === times[first]) next += 1;
    steps.fill(Math.min(STEP, INSTANT / (next - first)), first, next);
    if (first > 0) pauses[first] = Math.min(times[first] - times[first - 1], PAUSE);
  }
  const stepScale = Math.min(1, ALL_STEPS / sum(steps));
  const pauseScale = Math.min(1, ALL_PAUSES / sum(pauses));
  let due = 0;
  return steps.map((step, i) => (due += i === 0 ? 0 : step * stepScale + pauses[i] * pauseScale));
}

/** A program of one task that never sleeps, and has no generators, has nothing to arrange, and nothing to play. */
export function isWorthPlaying(record) {
  return record.hasFrames || record.tasks.length > 1 || record.times.at(-1) > 0;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0) || 1;
}
