// The futures that are alive at a moment: what each is, and who is told once it is done. A task is a future too.

/** Tasks that are asked whom they wait for: beyond them nobody reads. */
const MOST_ASKED = 2000;

/**
 * @typedef {object} Told
 * @property {'wakes' | 'tells' | 'calls'} how a task goes on, a future that stands for several counts, a function is called
 * @property {number} id the task, the future or the callback
 * @property {string} [name] the function's
 * @property {number} [line] where the program asked for the call
 */

export class Futures {
  #record;
  /** By future: those who wait for it as one of several. */
  #servedBy = new Map();

  /** @param {import('../host/record.js').Record} record */
  constructor(record) {
    this.#record = record;
    for (const [by, members] of record.members) {
      for (const member of members) append(this.#servedBy, member, by);
    }
  }

  /**
   * Those whose callbacks stand in the ready queue, then those that are not done, in the order in which they came into being.
   * @returns {{listed: {id: number, told: Told[]}[], more: number}} at most `most`, and how many are left out
   */
  at(moment, most) {
    const waiters = this.#waiters(moment);
    const queued = this.#queued(moment);
    const pending = [...moment.futures, ...moment.tasks.filter((id) => this.#isAwaited(id, waiters))].sort((a, b) => a - b);
    const ids = [...queued.keys(), ...pending];
    const listed = ids.slice(0, most).map((id) => ({
      id,
      told: queued.get(id)?.map((ready) => this.#goesOn(ready)) ?? this.#told(moment, id, waiters),
    }));
    return { listed, more: ids.length - listed.length };
  }

  /** By future: the tasks that wait for it right now. */
  #waiters(moment) {
    const waiters = new Map();
    for (const task of moment.tasks.slice(0, MOST_ASKED)) {
      const awaited = moment.awaiting(task);
      if (awaited !== null) append(waiters, awaited, task);
    }
    return waiters;
  }

  #isAwaited(task, waiters) {
    return waiters.has(task) || this.#servedBy.has(task) || this.#record.callbacks.has(task);
  }

  #told(moment, id, waiters) {
    const record = this.#record;
    const tasks = (waiters.get(id) ?? []).map((task) => ({ how: 'wakes', id: task }));
    const others = (this.#servedBy.get(id) ?? []).filter((by) => moment.isPending(by)).map((by) => ({ how: 'tells', id: by }));
    const calls = (record.callbacks.get(id) ?? [])
      .filter((callback) => record.asked.get(callback) <= moment.event && moment.of(callback).state === 'unborn')
      .map((callback) => this.#call(callback));
    return [...calls, ...others, ...tasks];
  }

  /** By future that is done: what it has put into the ready queue. */
  #queued(moment) {
    const queued = new Map();
    for (const ready of moment.ready) {
      const cause = this.#record.isTask(ready) ? moment.wokenBy(ready) : this.#record.causes[ready];
      if (cause) append(queued, cause, ready);
    }
    return queued;
  }

  #goesOn(ready) {
    return this.#record.isTask(ready) ? { how: 'wakes', id: ready } : this.#call(ready);
  }

  #call(callback) {
    const asked = this.#record.asked.get(callback);
    if (asked === undefined) return { how: 'calls', id: callback };
    return { how: 'calls', id: callback, name: this.#record.field(asked, 'name'), line: this.#record.field(asked, 'line') || null };
  }
}

function append(map, key, value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
