/** Functions over awaitables: sleep, gather, wait, wait_for, as_completed, shield. */
import { current } from "./current.js";
import { TimeoutError, ValueError } from "./errors.js";
import { Coroutine, Future, iscoroutine, isfuture, withNumber } from "./futures.js";
import { repr } from "./repr.js";
import { ensureFuture } from "./spawn.js";

export const FIRST_COMPLETED = "FIRST_COMPLETED";
export const FIRST_EXCEPTION = "FIRST_EXCEPTION";
export const ALL_COMPLETED = "ALL_COMPLETED";

/** `asyncio.sleep(seconds, result)`. */
export function sleep(seconds, result) {
  if (typeof seconds !== "number") throw new TypeError(`a number of seconds was expected, got ${repr(seconds)}`);
  return new Coroutine("sleep", () => current.session.sleep(seconds, result));
}

/** Calls the kernel with the numbers of `futures`, lent for the call where they have none. */
function withNumbers(futures, call) {
  const lent = [];
  const numbers = futures.map((future) => future.number || (lent[lent.length] = future.lend()));
  try {
    return call(Uint32Array.from(numbers));
  } finally {
    for (const number of lent) current.session.release(number);
  }
}

/** `asyncio.gather(...aws)`, or `gather([...aws], {returnExceptions: true})`. */
export function gather(...args) {
  const listed = Array.isArray(args[0]);
  const awaitables = listed ? args[0] : args;
  const { returnExceptions = false } = (listed && args[1]) || {};
  const known = new Map();
  const gathering = new current.kernel.RawGather();
  let loopId;
  try {
    for (const awaitable of awaitables) {
      const met = known.get(awaitable);
      const future = met ?? ensureFuture(awaitable);
      if (!met) known.set(awaitable, future);
      loopId ??= future.loopId;
      withNumber(future, (number) => gathering.add(current.session, number, !met && future !== awaitable));
    }
  } catch (error) {
    gathering.free();
    throw error;
  }
  return Future.wrap(gathering.finish(current.session, returnExceptions), loopId ?? current.loops.defaultId());
}

const WHEN = { FIRST_COMPLETED: 0, FIRST_EXCEPTION: 1, ALL_COMPLETED: 2 };

/** `asyncio.wait(aws, {timeout, returnWhen})`: `[done, pending]`, two sets. */
export function wait(awaitables, { timeout, returnWhen = ALL_COMPLETED } = {}) {
  return new Coroutine("wait", function* () {
    if (isfuture(awaitables) || iscoroutine(awaitables)) {
      throw new TypeError(`expect a list of futures, not ${awaitables.constructor.name || "coroutine"}`);
    }
    const futures = [...new Set(awaitables)];
    if (futures.length === 0) throw new ValueError("Set of Tasks/Futures is empty.");
    if (!(returnWhen in WHEN)) throw new ValueError(`Invalid return_when value: ${returnWhen}`);
    if (futures.some(iscoroutine)) throw new TypeError("Passing coroutines is forbidden, use tasks explicitly.");
    const call = (numbers) => current.session.wait(numbers, timeout ?? undefined, WHEN[returnWhen]);
    const done = yield* new Coroutine("wait", () => withNumbers(futures, call));
    const split = [new Set(), new Set()];
    futures.forEach((future, at) => split[done[at] ? 0 : 1].add(future));
    return split;
  });
}

/** `asyncio.wait_for(aw, seconds)`; null waits as long as it takes. */
export function waitFor(awaitable, seconds) {
  return new Coroutine("wait_for", function* () {
    if (seconds === null || seconds === undefined) return yield* current.awaited(awaitable);
    const call = ([number]) => current.session.waitFor(number, seconds);
    return yield* new Coroutine("wait_for", () => withNumbers([ensureFuture(awaitable)], call));
  });
}

/**
 * `asyncio.as_completed(aws, {timeout})`: coroutines that give the results as they come; to `for await`, the futures
 * themselves. Like a generator, it does nothing before it is first asked.
 */
export function asCompleted(awaitables, { timeout } = {}) {
  return new AsCompleted(awaitables, timeout);
}

class AsCompleted {
  #awaitables;
  #timeout;
  #done = null;
  #left = 0;

  constructor(awaitables, timeout) {
    this.#awaitables = awaitables;
    this.#timeout = timeout;
  }

  #start() {
    const awaitables = this.#awaitables;
    if (isfuture(awaitables) || iscoroutine(awaitables)) {
      throw new TypeError(`expect an iterable of futures, not ${awaitables.constructor.name || "coroutine"}`);
    }
    const todo = new Set([...new Set(awaitables)].map((awaitable) => ensureFuture(awaitable)));
    const done = new current.Queue();
    const loop = current.loops.byId(current.loops.defaultId());
    let handle = null;
    const completed = (future) => {
      if (!todo.delete(future)) return;
      done.putNowait(future);
      if (todo.size === 0) handle?.cancel();
    };
    for (const future of todo) future.whenDone(completed);
    if (todo.size > 0 && this.#timeout !== undefined && this.#timeout !== null) {
      handle = loop.callLater(this.#timeout, () => {
        for (const future of todo) {
          future.removeDoneCallback(completed);
          done.putNowait(null);
        }
        todo.clear();
      });
    }
    this.#done = done;
    this.#left = todo.size;
  }

  /** Whether there is another one to ask for. */
  #ask() {
    if (!this.#done) this.#start();
    this.#left -= 1;
    return this.#left >= 0;
  }

  /** `_wait_for_one`. */
  *#waitForOne() {
    const future = yield* this.#done.get();
    if (future === null) throw new TimeoutError();
    return future;
  }

  next() {
    if (!this.#ask()) return { value: undefined, done: true };
    const one = this.#waitForOne();
    const value = new Coroutine("_wait_for_one", function* () {
      return (yield* one).result();
    });
    return { value, done: false };
  }

  [Symbol.iterator]() {
    return this;
  }

  [Symbol.asyncIterator]() {
    const next = function* () {
      const done = !this.#ask();
      return { value: done ? undefined : yield* this.#waitForOne(), done };
    };
    return { next: () => new Coroutine("__anext__", next.bind(this)) };
  }
}

/** `asyncio.shield(aw)`. */
export function shield(awaitable) {
  const inner = ensureFuture(awaitable);
  if (inner.done()) return inner;
  return Future.wrap(current.session.shield(inner.number), inner.loopId);
}
