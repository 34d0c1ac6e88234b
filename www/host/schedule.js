// In which order the tasks that are ready in a turn take their steps, as a caller says it: see src/kernel/schedule.rs.

/** @typedef {'fifo' | { shuffled: number } | { chosen: number[] }} Schedule */

const isWord = (value) => Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;

/** @returns {value is Schedule} */
export function isSchedule(value) {
  if (value === 'fifo') return true;
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length !== 1) return false;
  return keys[0] === 'shuffled' ? isWord(value.shuffled) : keys[0] === 'chosen' && Array.isArray(value.chosen) && value.chosen.every(isWord);
}

/**
 * Has an engine keep to `schedule`, before it runs anything.
 * @param {{ shuffle: (seed: number) => void, choose: (picks: Uint32Array) => void }} engine
 * @param {Schedule} schedule
 */
export function keepTo(engine, schedule) {
  if (schedule.chosen) engine.choose(Uint32Array.from(schedule.chosen));
  else if (schedule !== 'fifo') engine.shuffle(schedule.shuffled);
}
