// Who waits for whom at a moment: a tree from those whom nobody awaits down to the futures at the ends, and the same in
// CPython 3.14's words (`asyncio.print_call_graph`), which begin at the end that everybody waits for and tell of tasks alone.

import { isHousekeeping } from './housekeeping.js';
import { lockHolder } from './lock-holder.js';

/** Nodes of one tree at most: more cannot be read. */
const MOST = 30;
const FEW = 12;

/**
 * @typedef {object} Node
 * @property {number} id
 * @property {boolean} isTask
 * @property {string} text a task's name, or what a future stands for
 * @property {object} state see Moment.of
 * @property {number|null} holder of a lock that is waited for, the task that has it
 * @property {boolean} again whether it is told elsewhere in the tree
 * @property {Node[]} children what it waits for
 */

/** @returns {{roots: Node[], more: number}} more: tasks that are left out */
export function awaitTree(record, moment) {
  const builder = new Builder(record, moment);
  const mine = tasksOf(record, moment);
  const awaited = new Set();
  for (const id of mine.slice(0, MOST * 20)) for (const next of builder.awaitedBy(id)) awaited.add(next);
  const roots = mine.filter((id) => !awaited.has(id)).map((id) => builder.node(id));
  // Tasks in a circle are each awaited by another: whoever has not been told yet begins one.
  for (const id of mine) if (!builder.isFull && !builder.told.has(id)) roots.push(builder.node(id));
  const told = roots.filter(Boolean);
  return { roots: told, more: mine.filter((id) => !builder.told.has(id)).length };
}

/** Those of the program itself. */
function tasksOf(record, moment) {
  return moment.tasks.filter((id) => !isHousekeeping(record, record.birth(id)));
}

class Builder {
  told = new Set();
  #known = new Map();

  constructor(record, moment) {
    this.record = record;
    this.moment = moment;
  }

  get isFull() {
    return this.told.size >= MOST;
  }

  node(id) {
    const { record, moment, told } = this;
    const again = told.has(id);
    if (!again && this.isFull) return null;
    told.add(id);
    const state = moment.of(id);
    const children = again ? [] : this.#worthTelling(this.next(id)).map((next) => this.node(next)).filter(Boolean);
    return { id, isTask: record.isTask(id), text: record.label(id), state, holder: lockHolder(record, moment.event, id), again, children };
  }

  /** Of a few, those too that are done already; of many, those that are still awaited. */
  #worthTelling(ids) {
    return ids.length <= FEW ? ids : ids.filter((id) => !this.moment.isDone(id)).slice(0, MOST);
  }

  /** What `id` waits for right now. */
  next(id) {
    const { record, moment } = this;
    if (!record.isTask(id)) return moment.isPending(id) ? this.#members(id) : [];
    const awaited = moment.awaiting(id);
    if (awaited === null) return [];
    // Who goes through asCompleted() waits at a queue for whichever is first.
    const isAny = record.members.has(id) && record.label(awaited) === 'Queue.get';
    return isAny ? [awaited, ...record.members.get(id).filter((member) => moment.isAlive(member))] : [awaited];
  }

  #members(future) {
    if (!this.#known.has(future)) this.#known.set(future, membersOf(this.record, this.moment, future));
    return this.#known.get(future);
  }

  /** All tasks below `id`, through the futures in between. */
  awaitedBy(id) {
    return this.next(id).flatMap((next) => (this.record.isTask(next) ? [next] : this.next(next)));
  }
}

/** Whom a future of asyncio's own stands for: of a group, those of its tasks that have not ended. */
export function membersOf(record, moment, future) {
  const birth = record.birth(future);
  if (birth < 0) return [];
  if (record.field(birth, 'purpose') !== 'TaskGroup') return record.members.get(future) ?? [];
  return (record.members.get(record.field(birth, 'argument')) ?? []).filter((task) => moment.isAlive(task));
}

/**
 * The call graph of every task that waits for no other task, one after the other: CPython 3.14's `asyncio.print_call_graph`.
 * @param {string} filename the program's
 */
export function callGraphText(record, moment, filename) {
  const builder = new Builder(record, moment);
  const tasks = tasksOf(record, moment).slice(0, MOST);
  const awaitedBy = new Map(tasks.map((id) => [id, []]));
  for (const id of tasks) for (const next of new Set(builder.awaitedBy(id))) awaitedBy.get(next)?.push(id);
  const lines = [];
  const tell = (id, level, above) => {
    const add = (line) => lines.push(`${'    '.repeat(level)}${line}`);
    const { line } = moment.of(id);
    add(`* Task(name='${record.nameOf(id)}', id=0x${id.toString(16)})`);
    if (line) {
      add('  + Call stack:');
      add(`  |   File '${filename}', line ${line}, in ${functionOf(record, id)}()`);
    }
    const by = awaitedBy.get(id).filter((waiter) => !above.includes(waiter));
    if (by.length > 0) add('  + Awaited by:');
    for (const waiter of by) tell(waiter, level + 1, [...above, id]);
  };
  const leaves = tasks.filter((id) => !builder.awaitedBy(id).some((next) => awaitedBy.has(next)));
  for (const id of leaves.length > 0 ? leaves : tasks.slice(0, 1)) tell(id, 0, []);
  return lines.join('\n');
}

function functionOf(record, task) {
  const label = record.field(record.birth(task), 'label');
  return label.startsWith('<') ? label : `async ${label}`;
}
