// The tour: eight moments of one run, in which an event loop does each of the things that it can do. This module knows
// where they are in the record of that run, and which view tells it; the words are in ../i18n/tour.

/** The tasks of the program, by their names: `asyncio.run` makes the cook's. */
const [COOK, TEA] = ['Task-1', 'tea'];

/**
 * `kind` and `task`, or `kind` and `text`: the moment is the first such event. `views`: what to look at, as the page's
 * selectors.
 */
export const steps = [
  { name: 'one-at-a-time', kind: 'step_begin', task: COOK, views: ['.program', '.lanes'] },
  { name: 'task', kind: 'spawned', task: TEA, views: ['.readyQueue'] },
  { name: 'ready', kind: 'printed', text: 'both ordered', views: ['.readyQueue', '.lanes'] },
  { name: 'await', kind: 'step_end', task: COOK, views: ['.whoWaits', '.program'] },
  { name: 'timer', kind: 'step_end', task: TEA, views: ['.timers'] },
  { name: 'idle', kind: 'time_jumped', views: ['.timers', '.lanes'] },
  { name: 'order', kind: 'printed', text: 'toast ready', views: ['.results', '.lanes'] },
  { name: 'wake', kind: 'settled', task: TEA, views: ['.whoWaits', '.readyQueue'] },
];

/**
 * The event of `record` that a step is about, or -1.
 * @param {import('../host/record.js').Record} record
 */
export function eventOf({ kind, task, text }, record) {
  const wanted = record.kindOf[kind];
  for (let i = 0; i < record.count; i += 1) {
    if (record.kinds[i] !== wanted) continue;
    if (task !== undefined && !(record.isTask(record.subject(i)) && record.nameOf(record.subject(i)) === task)) continue;
    if (text !== undefined && record.field(i, 'text').trimEnd() !== text) continue;
    return i;
  }
  return -1;
}
