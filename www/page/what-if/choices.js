// Where in a run a scheduler could have chosen: two or more tasks of a loop were ready in one turn, and one of them took
// its step first. The order of these choices is that of the picks in a `chosen` schedule (src/kernel/schedule.rs).

/**
 * Choice by choice; `ready` is only so until the next one is asked for.
 * @param {import('../../host/record.js').Record} record
 * @returns {Generator<{event: number, ready: Set<number>, task: number}>} event: the last one before the step that was
 *   taken; ready: the tasks that were ready for this turn, in the order they became so; task: the one that took its step
 */
export function* choicesOf(record) {
  const { kindOf } = record;
  const loopOf = new Map();
  /** By loop: the tasks that this turn has still to run, and those that have become ready meanwhile. */
  const now = new Map();
  const next = new Map();
  for (let i = 0; i < record.count; i += 1) {
    const kind = record.kinds[i];
    const subject = record.subject(i);
    if (kind === kindOf.loop_created) {
      now.set(subject, new Set());
      next.set(subject, new Set());
    } else if (kind === kindOf.spawned) loopOf.set(subject, record.field(i, 'event_loop'));
    else if (kind === kindOf.ready) next.get(loopOf.get(subject)).add(subject);
    else if (kind === kindOf.turn) {
      for (const task of next.get(subject)) now.get(subject).add(task);
      next.get(subject).clear();
    } else if (kind === kindOf.step_begin) {
      const ready = now.get(loopOf.get(subject));
      if (ready.size > 1 && ready.has(subject)) yield { event: i - 1, ready, task: subject };
      ready.delete(subject);
    }
  }
}

/** The choice after `made` others, with its tasks in order; null if there is none. */
export function choiceAfter(record, made) {
  let before = 0;
  for (const { event, ready } of choicesOf(record)) {
    if (before === made) return { event, tasks: [...ready] };
    before += 1;
  }
  return null;
}

export function countChoices(record) {
  const choices = choicesOf(record);
  let count = 0;
  while (!choices.next().done) count += 1;
  return count;
}
