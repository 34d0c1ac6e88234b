// Why a task is ready: who woke it, and who stood in the ready queue before it. The part of the timeline's fold that
// follows futures and callbacks, which have no lane of their own.

/**
 * @typedef {object} Wake
 * @property {'made' | 'woke' | 'timer'} kind made by a task, woken by one (at once, or over futures and callbacks in
 *   between), or woken by a timer
 * @property {object | null} source the lane of who made or woke it; null for a timer
 * @property {object} target the lane that is ready by it
 * @property {number} event the number of the event, and of the one that is its cause
 * @property {number} from where on the axis its cause is, and where it came into effect
 * @property {number} to
 */

export class Causes {
  /** @type {Wake[]} in the order of their events */
  wakes = [];
  #fold;
  /** Tasks that are ready, in the order of the ready queue, and the last of them. */
  #ready = new Set();
  #last = null;
  /** By future: who settled it. By callback: what it is called for. By sleep: when it is due. */
  #settledBy = new Map();
  #calledFor = new Map();
  #deadlines = new Map();
  #sleep = 0;
  #callback = null;

  constructor(fold) {
    this.#fold = fold;
  }

  create(future, purpose) {
    if (purpose === 'sleep') this.#sleep = future;
  }

  /** A sleep's timer is the next that is made after its future. */
  setTimer(handle, deadline) {
    if (handle === this.#sleep + 1) this.#deadlines.set(this.#sleep, deadline);
  }

  deadlineOf(future) {
    return this.#deadlines.get(future);
  }

  fire(handle) {
    this.#calledFor.set(handle, { kind: 'timer', source: null });
  }

  queueCallback(handle, by) {
    this.#calledFor.set(handle, by ? this.#originOf(by) : this.#here());
  }

  beginCallback(handle) {
    this.#callback = this.#calledFor.get(handle) ?? null;
  }

  endCallback() {
    this.#callback = null;
  }

  settle(future) {
    const here = this.#here();
    if (here) this.#settledBy.set(future, here);
  }

  wake(lane, by) {
    const segment = lane.segments.at(-1);
    segment.behind ??= this.queue(lane);
    const isMade = segment.isNew && !segment.wake;
    const cause = (isMade ? this.#maker(segment) : null) ?? this.#originOf(by);
    if (!cause || cause.source === lane) return;
    const event = isMade ? segment.begins : this.#fold.axis.event;
    const wake = { kind: cause.kind, source: cause.source, target: lane, event, cause: cause.event ?? event, from: Number.NaN, to: Number.NaN };
    segment.wake = wake;
    this.wakes.push(wake);
  }

  /** Puts a task at the end of the queue. @returns {{count: number, lane: object|null}} how many are before it, and the last of them */
  queue(lane) {
    const behind = { count: this.#ready.size, lane: this.#ready.has(this.#last) ? this.#last : null };
    this.#ready.add(lane);
    this.#last = lane;
    return behind;
  }

  unqueue(lane) {
    this.#ready.delete(lane);
  }

  #maker(segment) {
    const { running } = this.#fold;
    return running && { kind: 'made', source: running, event: segment.begins };
  }

  /** Who does what is done right now: the task whose step it is, or whatever the callback under way is called for. */
  #here() {
    const { running, axis } = this.#fold;
    return running ? { kind: 'woke', source: running, event: axis.event } : this.#callback;
  }

  /** Who brought it about that `future` is done: itself if it is a task. */
  #originOf(future) {
    const lane = this.#fold.lanes.get(future);
    if (lane?.ended != null) return { kind: 'woke', source: lane, event: lane.ended };
    return this.#settledBy.get(future) ?? this.#here();
  }
}
