// What the views call a task, a future or a callback of a record, and the hue of each task.

import { isHousekeeping } from './housekeeping.js';

const HUES = 8;
/** What the trace calls the code outside every function, as CPython does. */
const TOP_LEVEL = '<module>';

export class Names {
  #record;
  #hues = new Map();

  constructor(record) {
    this.#record = record;
    let index = 0;
    for (const at of record.tasks) {
      if (isHousekeeping(record, at)) continue;
      this.#hues.set(record.subject(at), `hue-${index % HUES}`);
      index += 1;
    }
  }

  hue(task) {
    return this.#hues.get(task) ?? '';
  }

  /** The learner's own function, if the task is one. */
  function(task) {
    const label = this.#record.field(this.#record.birth(task), 'label');
    return label && label !== TOP_LEVEL ? label : null;
  }

  /** 'cook (Task-1)', 'main', 'sleep(1)' */
  who(id) {
    const name = this.#record.label(id);
    const code = this.#record.isTask(id) ? this.function(id) : null;
    return code ? `${code} (${name})` : name;
  }

  /** What a timer ends, as far as the trace tells: a sleep's future is made right before its timer. */
  timerOf(handle) {
    const record = this.#record;
    const birth = record.birth(handle - 1);
    const isSleep = birth >= 0 && record.kind(birth) === 'created' && record.field(birth, 'purpose') === 'sleep';
    return { task: record.field(record.birth(handle), 'task') || null, label: isSleep ? record.label(handle - 1) : null };
  }

  /** What the program calls the function of a callback that it asked for; null for one of asyncio's own. */
  functionOf(handle) {
    const asked = this.#record.asked.get(handle);
    return asked === undefined ? null : this.#record.field(asked, 'name');
  }

  isTimer(handle) {
    const birth = this.#record.birth(handle);
    return birth >= 0 && this.#record.kind(birth) === 'timer_set';
  }
}
