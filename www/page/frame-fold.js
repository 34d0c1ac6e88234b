// Generators, coroutines and iterators at any event of a recording: which of them run, which stand where, and what went
// in and out last. A fold without any drawing; the record keeps so few of these events that it begins anew to go back.

/** More frames than these are not told apart by anybody: those that ended first are forgotten. */
const MOST_OVER = 8;

/**
 * @typedef {object} Frame
 * @property {number} id
 * @property {'iterator' | 'generator' | 'coroutine' | 'async_generator'} kind
 * @property {string} name
 * @property {number} nth which one of its name it is, from 1
 * @property {'new' | 'runs' | 'stands' | 'over'} state
 * @property {boolean} isFirst whether it was asked only once
 * @property {number} line where it stands, or goes on
 * @property {number} from the line of whoever asked it last; 0 if the loop did
 * @property {number} task whose step asked it last
 * @property {number} below the frame that it delegates to, or 0
 * @property {number} under the frame whose delegation it was when it ended, or 0
 * @property {string | null} waitsFor what it delegates to, if that is no frame
 * @property {string | null} how `returned`, `raised` or `closed`, once it is over
 * @property {string} value what it ended with
 */

export class FrameFold {
  #record;
  /** The events of frames, and the task that ran at each. */
  #events;
  #tasks;
  #next = 0;
  #frames = new Map();
  #names = new Map();
  #stack = [];
  #over = [];
  #isCut = false;

  /** @param {import('../host/record.js').Record} record */
  constructor(record) {
    this.#record = record;
    [this.#events, this.#tasks] = eventsOf(record);
  }

  /**
   * The state right after event `i`.
   * @param {number} from the first event of the same moment
   * @returns {{frames: Frame[], stack: number[], last: object | null, of: (id: number) => Frame, above: Map<number, number>,
   *   isCut: boolean, count: (name: string) => number}} stack: those that run, whoever asked first; last: the last event
   *   of the moment that is about a frame; begun: the one that was delegated to in this moment; above: by frame, the one that delegates to it
   */
  at(i, from) {
    if (this.#next > 0 && this.#events[this.#next - 1] > i) this.#restart();
    while (this.#next < this.#events.length && this.#events[this.#next] <= i) this.#fold(this.#next++);
    const frames = [...this.#frames.values()];
    const above = new Map(frames.filter(({ below }) => below).map(({ id, below }) => [below, id]));
    const last = this.#events[this.#next - 1];
    return {
      frames,
      stack: [...this.#stack],
      last: last >= from ? this.#record.event(last) : null,
      begun: last >= from ? this.#delegatedTo(from) : 0,
      of: (id) => this.#frames.get(id),
      above,
      isCut: this.#isCut,
      count: (name) => this.#names.get(name),
    };
  }

  #delegatedTo(from) {
    const { kinds, kindOf } = this.#record;
    for (let index = this.#next - 1; index >= 0 && this.#events[index] >= from; index -= 1) {
      const event = this.#events[index];
      if (kinds[event] === kindOf.frame_delegated) return this.#record.field(event, 'to');
    }
    return 0;
  }

  #restart() {
    this.#next = 0;
    this.#frames.clear();
    this.#names.clear();
    this.#stack = [];
    this.#over = [];
    this.#isCut = false;
  }

  #fold(index) {
    const event = this.#record.event(this.#events[index]);
    if (event.kind === 'frames_left_out') this.#isCut = true;
    else if (event.kind === 'frame_created') this.#create(event);
    else change[event.kind](this.#frames.get(event.frame), event, this.#tasks[index]);
    if (event.kind === 'frame_resumed') this.#stack.push(event.frame);
    else if (event.kind !== 'frame_created') this.#stack = this.#stack.filter((id) => id !== event.frame);
    if (event.kind === 'frame_ended') this.#end(event.frame);
  }

  #create({ frame: id, of: kind, name, line }) {
    const nth = (this.#names.get(name) ?? 0) + 1;
    this.#names.set(name, nth);
    this.#frames.set(id, {
      id, kind, name, nth, state: 'new', isFirst: true, line, from: 0, task: 0, below: 0, under: 0, waitsFor: null, how: null, value: '',
    });
  }

  #end(id) {
    const ended = this.#frames.get(id);
    for (const frame of this.#frames.values()) {
      if (frame.below !== id) continue;
      frame.below = 0;
      ended.under = frame.id;
    }
    this.#over.push(id);
    if (this.#over.length > MOST_OVER) this.#frames.delete(this.#over.shift());
  }
}

/** What each kind of event makes of a frame. */
const change = {
  frame_resumed(frame, { line, from }, task) {
    Object.assign(frame, { isFirst: frame.state === 'new', state: 'runs', line, from, task, below: 0, waitsFor: null });
  },
  frame_yielded(frame, { line }) {
    Object.assign(frame, { state: 'stands', line });
  },
  frame_delegated(frame, { line, to, value }) {
    Object.assign(frame, { state: 'stands', line, below: to, waitsFor: to ? null : value });
  },
  frame_ended(frame, { line, how, value }) {
    Object.assign(frame, { state: 'over', line, how, value, below: 0, waitsFor: null });
  },
};

function eventsOf(record) {
  const { kinds, kindOf, schema } = record;
  const { step_begin: begin, step_end: end } = kindOf;
  const isFrames = Uint8Array.from(schema, ({ kind }) => kind.startsWith('frame'));
  const events = [];
  const tasks = [];
  const running = [];
  kinds.forEach((kind, i) => {
    if (kind === begin) running.push(record.subject(i));
    else if (kind === end) running.pop();
    else if (isFrames[kind]) {
      events.push(i);
      tasks.push(running.at(-1) ?? 0);
    }
  });
  return [events, tasks];
}
