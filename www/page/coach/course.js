// What the trace shows, although nothing failed: a task that nobody kept and that was cut off, a cancellation that came
// to nothing, and at a deadlock who waits for whom.

import { membersOf } from '../await-tree.js';
import { lockHolder } from '../lock-holder.js';
import { Moments } from '../moment.js';

export function* course(result, record, names, source) {
  if (!result.error) yield* cutOff(record, names, source); // a program that failed did not simply end before the others
  yield* swallowed(record, names, source);
  yield* deadlock(result, record, names);
}

/** A call whose value nothing takes. */
const DROPPED = /^\s*(?:[\w$]+\.)*(?:create_task|ensure_future|createTask|ensureFuture)\(/;

/** Tasks that were made without keeping them, and that were still at work when their loop had stopped for good. */
function* cutOff(record, names, source) {
  const running = new Set();
  for (let i = 0; i < record.count; i += 1) {
    const kind = record.kind(i);
    if (kind === 'loop_started') running.add(record.subject(i));
    if (kind === 'loop_stopped') running.delete(record.subject(i));
    if (kind !== 'cancel_requested' || !record.isTask(record.subject(i))) continue;
    const task = record.subject(i);
    const { line, event_loop: loop } = record.event(record.birth(task));
    if (line && !running.has(loop) && DROPPED.test(source.line(line))) {
      yield { line, code: 'forgotten-task', data: { who: names.who(task) } };
    }
  }
}

const CATCHES = {
  javascript: /\bcatch\b/,
  python: /^\s*except\s*(?::|.*\b(?:CancelledError|BaseException)\b)|^\s*with\s.*suppress\(.*CancelledError/,
};

/** Tasks that another one cancelled, into which CancelledError was thrown, and that ended as if nothing had been. */
function* swallowed(record, names, source) {
  if (/\buncancel\(/.test(source.lines.join('\n'))) return; // it knows what it does
  const asked = new Set();
  const thrownAt = new Map();
  const waits = new Map();
  const underWay = []; // steps and callbacks: a timeout or a group cancels from a callback, and answers for it
  for (let i = 0; i < record.count; i += 1) {
    const kind = record.kind(i);
    const subject = record.subject(i);
    if (kind === 'awaits') waits.set(subject, record.field(i, 'line'));
    if (kind === 'step_begin' || kind === 'callback_begin') underWay.push(subject);
    if (kind === 'step_end' || kind === 'callback_end') underWay.pop();
    if (kind === 'cancel_requested' && record.field(i, 'by') === underWay.at(-1) && subject !== underWay.at(-1)) asked.add(subject);
    if (kind === 'cancel_delivered' && asked.has(subject)) thrownAt.set(subject, waits.get(subject));
    if (kind !== 'settled' || record.field(i, 'outcome') !== 'result' || !thrownAt.get(subject)) continue;
    const line = source.catchAround(thrownAt.get(subject), CATCHES[source.language]);
    if (line) yield { line, code: 'swallowed-cancel', data: { who: names.who(subject) } };
  }
}

/** Of many who wait, the first ones show how it is. */
const MOST_TOLD = 4;

/** Who waits for whom when nothing can go on; in a circle, if there is one. */
function* deadlock({ error, diagnostics }, record, names) {
  const event = deadlockEvent(error, diagnostics, record);
  if (event === null) return;
  const moment = new Moments(record).after(event);
  const waits = new Map(moment.tasks.map((task) => [task, moment.awaiting(task)]).filter(([, future]) => future !== null));
  const holders = new Map([...waits.values()].map((future) => [future, lockHolder(record, event, future)]));
  const circle = circleIn(waits, (future) => {
    if (record.isTask(future)) return [future];
    return holders.get(future) ? [holders.get(future)] : membersOf(record, moment, future);
  });
  const tasks = circle ?? [...waits.keys()].slice(0, MOST_TOLD);
  if (tasks.length === 0) return;
  const told = tasks.map((task, i) => {
    const future = waits.get(task);
    const next = circle ? names.who(tasks[(i + 1) % tasks.length]) : null;
    const holder = holders.get(future) && next;
    return { who: names.who(task), what: next && !holder ? next : names.who(future), ...(holder && { holder }) };
  });
  const line = moment.of(tasks[0]).line ?? error?.line;
  if (line) yield { line, code: circle ? 'deadlock-circle' : 'deadlock', data: { waits: told } };
}

function deadlockEvent(error, diagnostics, record) {
  if (error?.kind === 'deadlock') return record.count - 1;
  const index = diagnostics.findIndex(({ kind }) => kind === 'deadlock');
  for (let i = 0; index >= 0 && i < record.count; i += 1) {
    if (record.kind(i) === 'diagnosed' && record.subject(i) === index) return i;
  }
  return null;
}

/**
 * The first circle of tasks each of which waits for the next, or null.
 * @param {Map<number, number>} waits what each task awaits
 * @param {(future: number) => number[]} tasksBehind the tasks that a future stands for
 */
function circleIn(waits, tasksBehind) {
  const visit = (task, path) => {
    const before = path.indexOf(task);
    if (before >= 0) return path.slice(before);
    if (!waits.has(task) || visited.has(task)) return null;
    visited.add(task);
    for (const next of tasksBehind(waits.get(task))) {
      const found = visit(next, [...path, task]);
      if (found) return found;
    }
    return null;
  };
  const visited = new Set();
  for (const task of waits.keys()) {
    const found = visit(task, []);
    if (found) return found;
  }
  return null;
}
