/**
 * The program's setTimeout and setInterval, on the session's clock. They belong to the host and not
 * to asyncio: a loop that ends does not take them with it, and what they throw is not for a loop's
 * exception handler. Each is called in a turn of its own after its time has come, by whatever loop
 * then runs.
 */
export class Timers {
  #heap = []; // the first is the next; cleared ones stay until their time
  #live = new Map();
  #lastId = 0;

  /**
   * @param {(call: () => void) => void} callSoon puts a callback into the running loop
   * @param {(error: unknown) => void} uncaught
   */
  constructor(clock, callSoon, uncaught) {
    Object.assign(this, { clock, callSoon, uncaught });
  }

  set(callback, milliseconds, repeats, args) {
    if (typeof callback !== "function") throw new TypeError("a function was expected");
    const delay = Math.max(0, Number(milliseconds) || 0) / 1000;
    this.#lastId += 1;
    this.#add({ id: this.#lastId, due: this.clock.now() + delay, delay, callback, repeats, args });
    return this.#lastId;
  }

  clear(id) {
    this.#live.delete(id);
  }

  /** When the next one is due; Infinity if there is none. */
  next() {
    while (this.#heap.length > 0 && !this.#isLive(this.#heap[0])) this.#takeFirst();
    return this.#heap[0]?.due ?? Infinity;
  }

  get pending() {
    return this.#live.size;
  }

  /** Has the next one called, which is due. */
  fire(now) {
    const timer = this.#takeFirst();
    const { setTimeout } = { setTimeout: () => this.#call(timer, now) };
    this.callSoon(setTimeout);
  }

  #call(timer, now) {
    if (!this.#isLive(timer)) return;
    this.clear(timer.id);
    // An interval of 0 would never let time pass.
    if (timer.repeats) this.#add({ ...timer, due: now + Math.max(timer.delay, 0.001) });
    try {
      timer.callback(...timer.args);
    } catch (error) {
      this.uncaught(error);
    }
  }

  #isLive(timer) {
    return this.#live.get(timer.id) === timer;
  }

  #add(timer) {
    const heap = this.#heap;
    this.#live.set(timer.id, timer);
    let at = heap.length;
    while (at > 0 && isBefore(timer, heap[(at - 1) >> 1])) {
      heap[at] = heap[(at - 1) >> 1];
      at = (at - 1) >> 1;
    }
    heap[at] = timer;
  }

  #takeFirst() {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (heap.length === 0) return first;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child += 1;
      if (!isBefore(heap[child], last)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(one, other) {
  return one.due < other.due || (one.due === other.due && one.id < other.id);
}
