// Where in a run a scheduler could have chosen: two or more tasks of a loop were ready in one turn, and one of them took
// its step first. The order of these choices is that of the picks in a `chosen` schedule (src/kernel/schedule.rs).

/**
 * @typedef {object} Choice
 * @property {number} event the last one before the step that was taken
 * @property {number[]} tasks that were ready for this turn, in the order they became so
 * @property {number} pick which of them took its step: what a schedule says of this choice
 */

/**
 * @param {import('../../host/record.js').Record} record
 * @returns {Choice[]}
 */
export function choicesOf(record) {
  const { kindOf } = record;
  const loopOf = new Map();
  const turns = new Map();
  /** Tasks in the queue, in order, each with the turn of its loop in which it came there. */
  const queued = new Map();
  const choices = [];
  for (let i = 0; i < record.count; i += 1) {
    const subject = record.subject(i);
    if (record.kinds[i] === kindOf.turn) turns.set(subject, (turns.get(subject) ?? 0) + 1);
    else if (record.kinds[i] === kindOf.spawned) loopOf.set(subject, record.field(i, 'event_loop'));
    else if (record.kinds[i] === kindOf.ready) queued.set(subject, turns.get(loopOf.get(subject)) ?? 0);
    else if (record.kinds[i] === kindOf.step_begin && queued.has(subject)) {
      const loop = loopOf.get(subject);
      const isInTurn = ([task, since]) => loopOf.get(task) === loop && since < turns.get(loop);
      const tasks = [...queued].filter(isInTurn).map(([task]) => task);
      if (tasks.length > 1 && tasks.includes(subject)) choices.push({ event: i - 1, tasks, pick: tasks.indexOf(subject) });
      queued.delete(subject);
    }
  }
  return choices;
}
