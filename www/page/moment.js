// The state of the loop at any event of a recording, without any drawing: a fold that can be asked anywhere.
//
// All that the fold keeps for an id is the event that last changed it: a task whose last event is `ready` is ready, since
// that event's time, woken by that event's future. So folding an event is one store, a checkpoint is two copied arrays,
// and the queue is in order because events are: it is every id that was put there and not yet taken out, by its event.

/** Events between two checkpoints: as many as are folded in less than a millisecond. */
const CHECKPOINT = 32_768;

/** Events that change what they are about, and what that then is. */
const BECOMES = {
  spawned: 'new',
  created: 'pending',
  ready: 'ready',
  step_begin: 'running',
  step_end: 'waiting',
  settled: 'done',
  callback_ready: 'ready',
  callback_begin: 'running',
  callback_end: 'over',
  timer_set: 'timer',
  timer_fired: 'ready',
  handle_cancelled: 'over',
};
const BEGINS = new Set(['step_begin', 'callback_begin']);
const ENDS = new Set(['step_end', 'callback_end']);
const NOBODY = -1;

export class Moments {
  #record;
  #becomes;
  #changes;
  #begins;
  #ends;
  #byDeadline = null;
  /** By id: the event that last changed it, and a task's last `awaits`; each plus one, and 0 for none. */
  #last;
  #awaits;
  /** Events that began a step or a callback which has not ended, or NOBODY for a loop: a step can run a loop. */
  #running = [];
  /** Events folded so far. */
  #folded = 0;
  #checkpoints = [];

  /** @param {import('../host/record.js').Record} record */
  constructor(record) {
    this.#record = record;
    const known = record.schema.map(({ kind }) => kind);
    this.#becomes = known.map((kind) => BECOMES[kind]);
    this.#changes = Uint8Array.from(known, (kind) => Object.hasOwn(BECOMES, kind));
    this.#begins = Uint8Array.from(known, (kind) => BEGINS.has(kind));
    this.#ends = Uint8Array.from(known, (kind) => ENDS.has(kind));
    this.#last = new Uint32Array(record.births.length);
    this.#awaits = new Uint32Array(record.births.length);
  }

  /** The state right after event `i`. */
  after(i) {
    this.#goTo(i + 1);
    return this.#look(i);
  }

  #goTo(target) {
    const nearest = this.#checkpoints[Math.floor(target / CHECKPOINT) - 1] ?? this.#checkpoints.at(-1);
    if (target < this.#folded) this.#restore(nearest && nearest.folded <= target ? nearest : null);
    else if (nearest && nearest.folded <= target && nearest.folded > this.#folded) this.#restore(nearest);
    while (this.#folded < target) {
      this.#fold(Math.min(target, (Math.floor(this.#folded / CHECKPOINT) + 1) * CHECKPOINT));
      if (this.#folded % CHECKPOINT === 0) this.#checkpoint();
    }
  }

  #checkpoint() {
    this.#checkpoints[this.#folded / CHECKPOINT - 1] ??= {
      folded: this.#folded,
      last: this.#last.slice(),
      awaits: this.#awaits.slice(),
      running: [...this.#running],
    };
  }

  #restore(checkpoint) {
    this.#folded = checkpoint?.folded ?? 0;
    this.#running = [...(checkpoint?.running ?? [])];
    if (!checkpoint) {
      this.#last.fill(0);
      this.#awaits.fill(0);
      return;
    }
    this.#last.set(checkpoint.last);
    this.#awaits.set(checkpoint.awaits);
  }

  #fold(target) {
    const { kinds, offsets, words, kindOf: { awaits: awaitsKind, step_end: stepEnd, loop_started: started, loop_stopped: stopped, ready } } = this.#record;
    const [changes, begins, ends] = [this.#changes, this.#begins, this.#ends];
    const [last, awaits, running] = [this.#last, this.#awaits, this.#running];
    for (let i = this.#folded; i < target; i += 1) {
      const kind = kinds[i];
      if (changes[kind]) {
        const id = words[offsets[i] + 1];
        if (begins[kind]) running.push(i);
        else if (ends[kind]) running.pop();
        // Woken in the middle of its own step, a task is in the queue again when the step ends.
        if (kind !== stepEnd || kinds[last[id] - 1] !== ready) last[id] = i + 1;
      } else if (kind === awaitsKind) {
        awaits[words[offsets[i] + 1]] = i + 1;
      } else if (kind === started) {
        running.push(NOBODY); // whoever called for the loop to run waits for it
      } else if (kind === stopped) {
        running.pop();
      }
    }
    this.#folded = target;
  }

  #look(event) {
    const record = this.#record;
    const { kinds, births, kindOf: { spawned } } = record;
    const found = { ready: [], timers: [], tasks: [], futures: [] };
    const becomes = this.#becomes;
    const last = this.#last;
    for (let id = 1; id < last.length; id += 1) {
      if (last[id] === 0) continue;
      const state = becomes[kinds[last[id] - 1]];
      if (state === 'done' || state === 'over') continue;
      if (state === 'ready') found.ready.push(id);
      else if (state === 'timer') found.timers.push(id);
      if (state === 'pending') found.futures.push(id);
      else if (births[id] > 0 && kinds[births[id] - 1] === spawned) found.tasks.push(id);
    }
    found.ready = this.#byEvent(found.ready);
    found.timers = this.#timersInOrder(found.timers);
    return new Moment(record, event, found, this.#stateReader(), this.#running.at(-1) ?? NOBODY);
  }

  // A moment in which thousands are ready or sleep is sorted for every frame of a reader who scrubs: as plain numbers.

  /** By the event that put each where it is. */
  #byEvent(ids) {
    const { words, offsets } = this.#record;
    return Array.from(Uint32Array.from(ids, (id) => this.#last[id]).sort(), (event) => words[offsets[event - 1] + 1]);
  }

  /** By deadline, and those of one deadline as they were set. */
  #timersInOrder(ids) {
    this.#byDeadline ??= placesByDeadline(this.#record);
    const { order, places } = this.#byDeadline;
    return Array.from(Uint32Array.from(ids, (id) => places[id]).sort(), (place) => order[place]);
  }

  /** Reads an id's state as it is here, wherever the fold has gone meanwhile. */
  #stateReader() {
    const at = this.#folded;
    return (id) => {
      if (at !== this.#folded) this.#goTo(at);
      return { last: this.#last[id] - 1, awaits: this.#awaits[id] - 1 };
    };
  }
}

/** All timers of a record by deadline, and by id, which place each has among them. */
function placesByDeadline(record) {
  const { births, kinds, kindOf: { timer_set: timerSet } } = record;
  const timers = Array.from(births.keys()).filter((id) => births[id] > 0 && kinds[births[id] - 1] === timerSet);
  const deadlines = new Map(timers.map((id) => [id, record.deadline(id)]));
  const order = Uint32Array.from(timers.sort((a, b) => deadlines.get(a) - deadlines.get(b) || a - b));
  const places = new Uint32Array(births.length);
  order.forEach((id, place) => (places[id] = place));
  return { order, places };
}

/** The first event of a turn, in the turns of all events. */
function beginningOf(turns, turn) {
  let low = 0;
  for (let high = turns.length; low < high;) {
    const middle = (low + high) >> 1;
    if (turns[middle] < turn) low = middle + 1;
    else high = middle;
  }
  return low;
}

class Moment {
  #record;
  #stateOf;
  #turnBegan = null;

  /**
   * @param {{ready: number[], timers: number[], tasks: number[], futures: number[]}} found ids: the ready queue in
   *   order, the timers by deadline, tasks that are not done, futures that are pending
   * @param {(id: number) => {last: number, awaits: number}} stateOf
   * @param {number} begun the event that began the step or callback under way, or -1
   */
  constructor(record, event, found, stateOf, begun) {
    Object.assign(this, found, { event, time: record.times[event], turn: record.turns[event] });
    this.#record = record;
    this.#stateOf = stateOf;
    /** Whose step or callback is under way: a task's or a callback's id. */
    this.running = begun < 0 ? null : record.subject(begun);
    this.begun = begun;
  }

  /**
   * What is known of a task, a future or a callback.
   * @returns {{state: string, since: number, by: number, awaits: number|null, line: number|null, outcome: string|null}}
   *   state: new, ready, running, waiting, pending, timer, done or over; by: the future that woke it, 0 for none
   */
  of(id) {
    const record = this.#record;
    const { last, awaits } = this.#stateOf(id);
    if (last < 0) return { state: 'unborn', since: 0, by: 0, awaits: null, line: null, outcome: null };
    const kind = record.kind(last);
    const state = kind === 'timer_fired' ? 'ready' : BECOMES[kind];
    return {
      state,
      since: record.times[last],
      by: record.field(last, 'by') ?? 0,
      awaits: this.awaiting(id),
      line: (awaits >= 0 && record.field(awaits, 'line')) || null,
      outcome: record.field(last, 'outcome') ?? null,
      how: record.field(last, 'how') ?? null,
    };
  }

  /** The future that woke what is ready, 0 for none: quick, for one who asks many. */
  wokenBy(id) {
    return this.#record.field(this.#stateOf(id).last, 'by') ?? 0;
  }

  /** What a task waits for right now, or null: quick, for one who asks many. */
  awaiting(id) {
    const record = this.#record;
    const { last, awaits } = this.#stateOf(id);
    const isWaiting = awaits >= 0 && record.kinds[last] === record.kindOf.step_end && record.field(last, 'how') === 'waiting';
    return isWaiting ? record.field(awaits, 'future') : null;
  }

  isPending(future) {
    const { last } = this.#stateOf(future);
    return last >= 0 && this.#record.kinds[last] === this.#record.kindOf.created;
  }

  /** Whether what is ready has become so in this turn: then it runs in the next one, however early in this. */
  isForNextTurn(id) {
    this.#turnBegan ??= beginningOf(this.#record.turns, this.turn);
    return this.#stateOf(id).last > this.#turnBegan;
  }

  /** Whether it has come into being and is not done. */
  isAlive(id) {
    return this.#stateOf(id).last >= 0 && !this.isDone(id);
  }

  isDone(id) {
    const { last } = this.#stateOf(id);
    return last >= 0 && this.#record.kinds[last] === this.#record.kindOf.settled;
  }

  /** The last thing a task awaited, if any: what it goes on from. */
  lastAwait(task) {
    const { awaits } = this.#stateOf(task);
    return { awaits: awaits >= 0 ? this.#record.field(awaits, 'future') : null };
  }

  /**
   * The line of the program that the step under way has come to, or where the last one of this turn ended. A step that
   * has only begun goes on where its task waits; a first one begins where the trace cannot tell.
   */
  get line() {
    const record = this.#record;
    const floor = this.begun >= 0 ? this.begun : 0;
    for (let i = this.event; i > floor && i > this.event - LOOK_BACK; i -= 1) {
      const kind = record.kind(i);
      if (LINED.has(kind)) {
        const line = record.field(i, 'line');
        if (line) return line;
      }
      if (kind === 'turn' && this.begun < 0) return null;
    }
    return this.running ? this.of(this.running).line : null;
  }
}

/** Events that tell a line of the code that runs. */
const LINED = new Set(['printed', 'awaits', 'step_end', 'spawned',
  'frame_created', 'frame_resumed', 'frame_yielded', 'frame_delegated', 'frame_ended']);
const LOOK_BACK = 64;
