/**
 * The program's setTimeout and setInterval, on the session's clock. They belong to the host and not
 * to asyncio: a loop that ends does not take them with it. Each is called in the turn after its
 * time has come, by whatever loop then runs.
 */
export class Timers {
  #queue = []; // in (due, id) order
  #lastId = 0;

  /** @param {(call: () => void) => void} callSoon puts a callback into the running loop */
  constructor(clock, callSoon) {
    this.clock = clock;
    this.callSoon = callSoon;
  }

  set(callback, milliseconds, repeats, args) {
    if (typeof callback !== "function") throw new TypeError("a function was expected");
    const delay = Math.max(0, Number(milliseconds) || 0) / 1000;
    const timer = { id: ++this.#lastId, due: this.clock.now() + delay, delay, callback, repeats, args };
    this.#add(timer);
    return timer.id;
  }

  clear(id) {
    const at = this.#queue.findIndex((timer) => timer.id === id);
    if (at >= 0) this.#queue.splice(at, 1);
  }

  /** When the next one is due; Infinity if there is none. */
  next() {
    return this.#queue[0]?.due ?? Infinity;
  }

  get pending() {
    return this.#queue.length;
  }

  fire(now) {
    while (this.#queue.length > 0 && this.#queue[0].due <= now) {
      const timer = this.#queue.shift();
      if (timer.repeats) {
        timer.due = now + Math.max(timer.delay, 0.001); // an interval of 0 would never let time pass
        this.#add(timer);
      }
      this.callSoon(() => timer.callback(...timer.args));
    }
  }

  #add(timer) {
    let low = 0;
    let high = this.#queue.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#queue[middle].due <= timer.due) low = middle + 1;
      else high = middle;
    }
    this.#queue.splice(low, 0, timer);
  }
}
