// Who waits for whom at a moment: a tree from those whom nobody awaits down to the futures at the ends, and the same in
// CPython 3.14's words (`asyncio.print_call_graph`), which begin at the end that everybody waits for.

import { isHousekeeping } from './housekeeping.js';

/** Nodes of one tree at most: more cannot be read. */
const MOST = 60;
const FEW = 12;

/**
 * @typedef {object} Node
 * @property {number} id
 * @property {boolean} isTask
 * @property {string} text a task's name, or what a future stands for
 * @property {object} state see Moment.of
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
    return { id, isTask: record.isTask(id), text: record.label(id), state, again, children };
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
    return awaited === null ? [] : [awaited];
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

/**
 * What a future of asyncio's own stands for. The trace says which callback was called for which future; gather puts
 * its callbacks on its members right before it makes its future, and wait and shield right after. Where a member never
 * ended, its callback was never called: then the tasks that were made for the call tell.
 */
export function membersOf(record, moment, future) {
  const birth = record.birth(future);
  const purpose = birth < 0 ? null : record.field(birth, 'purpose');
  if (purpose === 'TaskGroup') return childrenOf(record, moment, future);
  if (purpose === 'gather') return gathered(record, birth, future);
  if (purpose !== 'wait' && purpose !== 'shield') return [];
  const members = [];
  const isTimer = (id) => record.birth(id) >= 0 && record.kind(record.birth(id)) === 'timer_set';
  for (let id = future + 1; id < record.births.length && (isTimer(id) || record.birth(id) < 0); id += 1) {
    if (record.causes[id] && record.causes[id] !== future) members.push(record.causes[id]);
  }
  return members.length > 0 ? members : madeJustBefore(record, birth, Infinity);
}

function gathered(record, birth, future) {
  const count = record.field(birth, 'argument');
  const ids = Array.from({ length: count }, (_, i) => record.causes[future - count + i]);
  const known = ids.filter(Boolean);
  if (known.length === count) return known;
  const taken = new Set(known);
  const made = madeJustBefore(record, birth, count).filter((id) => !taken.has(id));
  return [...known, ...made].sort((a, b) => a - b);
}

/** The last `most` tasks that were created right before an event, in the same breath. */
function madeJustBefore(record, event, most) {
  const made = [];
  for (let i = event - 1; i >= 0 && made.length < most; i -= 1) {
    const kind = record.kind(i);
    if (kind === 'spawned') made.push(record.subject(i));
    else if (kind !== 'ready') break;
  }
  return made.reverse();
}

/** A group puts a callback on each task right after it has made it, and waits for those that have not ended. */
function childrenOf(record, moment, future) {
  const owner = moment.tasks.find((id) => moment.awaiting(id) === future);
  return moment.tasks.filter((id) => record.field(record.birth(id), 'parent') === owner && record.birth(id + 1) < 0);
}

/** The call graph of every task that waits for no other task, one after the other. */
export function callGraphText(record, moment) {
  const waiters = new Map();
  const builder = new Builder(record, moment);
  const tasks = tasksOf(record, moment).slice(0, MOST);
  const link = (id) => {
    for (const next of builder.next(id)) {
      const known = waiters.get(next);
      if (known?.includes(id)) continue;
      waiters.set(next, [...(known ?? []), id]);
      if (!record.isTask(next)) link(next);
    }
  };
  tasks.forEach(link);
  const lines = [];
  const tell = (id, indent, above) => {
    const pad = ' '.repeat(indent);
    const { line } = moment.of(id);
    lines.push(`${pad}* ${record.isTask(id) ? `Task(name='${record.nameOf(id)}')` : record.label(id)}`);
    if (record.isTask(id) && line) {
      lines.push(`${pad}  + Call stack:`, `${pad}  |   line ${line}, in ${functionOf(record, id)}`);
    }
    const by = (waiters.get(id) ?? []).filter((waiter) => !above.includes(waiter));
    if (by.length > 0) lines.push(`${pad}  + Awaited by:`);
    for (const waiter of by) tell(waiter, indent + 4, [...above, id]);
  };
  const leaves = tasks.filter((id) => !builder.awaitedBy(id).some((next) => tasks.includes(next)));
  for (const id of leaves.length > 0 ? leaves : tasks.slice(0, 1)) tell(id, 0, []);
  return lines.join('\n');
}

function functionOf(record, task) {
  const label = record.field(record.birth(task), 'label');
  return label.startsWith('<') ? label : `${label}()`;
}
