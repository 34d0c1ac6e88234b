/** Locks and queues: `asyncio.locks` and `asyncio.queues`. */
import { current } from "./current.js";
import { Coroutine } from "./futures.js";
import { REPR, repr } from "./repr.js";

/** What they have in common: the kernel's object, and methods that wait. */
class Primitive {
  constructor(raw) {
    Object.defineProperty(this, "raw", { value: raw });
  }

  /** @internal The coroutine of the method `name`. */
  waiting(name, ...args) {
    const method = `${this.constructor.name}.${name}`;
    return new Coroutine(method, () => this.raw[name](current.session, ...args));
  }

  [REPR]() {
    return this.raw.repr();
  }
}

export class Event extends Primitive {
  constructor() {
    super(new current.kernel.RawEvent());
  }

  wait() {
    return this.waiting("wait");
  }

  set() {
    this.raw.set();
  }

  clear() {
    this.raw.clear();
  }

  isSet() {
    return this.raw.isSet();
  }
}

export class Lock extends Primitive {
  constructor() {
    super(new current.kernel.RawLock());
  }

  acquire() {
    return this.waiting("acquire");
  }

  release() {
    this.raw.release(current.session);
  }

  locked() {
    return this.raw.locked();
  }
}

export class Condition extends Primitive {
  #lock;

  constructor(lock = new Lock()) {
    super(new current.kernel.RawCondition(lock.raw));
    this.#lock = lock;
  }

  acquire() {
    return this.#lock.acquire();
  }

  release() {
    this.#lock.release();
  }

  locked() {
    return this.#lock.locked();
  }

  wait() {
    return this.waiting("wait");
  }

  waitFor(predicate) {
    const condition = this;
    return new Coroutine("Condition.wait_for", function* () {
      let result = predicate();
      while (!result) {
        yield* condition.wait();
        result = predicate();
      }
      return result;
    });
  }

  notify(n = 1) {
    this.raw.notify(current.session, n);
  }

  notifyAll() {
    this.raw.notifyAll(current.session);
  }
}

export class Semaphore extends Primitive {
  constructor(value = 1) {
    super(new current.kernel.RawSemaphore(current.session, value, new.target === BoundedSemaphore));
  }

  acquire() {
    return this.waiting("acquire");
  }

  release() {
    this.raw.release(current.session);
  }

  locked() {
    return this.raw.locked();
  }
}

export class BoundedSemaphore extends Semaphore {}

export class Barrier extends Primitive {
  constructor(parties) {
    super(new current.kernel.RawBarrier(current.session, parties));
  }

  wait() {
    return this.waiting("wait");
  }

  reset() {
    return this.waiting("reset");
  }

  abort() {
    return this.waiting("abort");
  }

  get parties() {
    return this.raw.parties;
  }

  get nWaiting() {
    return this.raw.nWaiting;
  }

  get broken() {
    return this.raw.broken;
  }
}

export class Queue extends Primitive {
  constructor(maxsize = 0, make = (raw) => raw.fifo(maxsize)) {
    super(make(current.kernel.RawQueue));
  }

  put(item) {
    return this.waiting("put", item);
  }

  get() {
    return this.waiting("get");
  }

  putNowait(item) {
    this.raw.putNowait(current.session, item);
  }

  getNowait() {
    return this.raw.getNowait(current.session);
  }

  qsize() {
    return this.raw.qsize();
  }

  empty() {
    return this.raw.empty();
  }

  full() {
    return this.raw.full();
  }

  get maxsize() {
    return this.raw.maxsize;
  }

  join() {
    return this.waiting("join");
  }

  taskDone() {
    this.raw.taskDone(current.session);
  }

  shutdown({ immediate = false } = {}) {
    this.raw.shutdown(current.session, immediate);
  }

  [REPR]() {
    return this.raw.repr(repr);
  }
}

export class LifoQueue extends Queue {
  constructor(maxsize = 0) {
    super(maxsize, (raw) => raw.lifo(maxsize));
  }
}

export class PriorityQueue extends Queue {
  constructor(maxsize = 0) {
    super(maxsize, (raw) => raw.priority(maxsize, isLess));
  }
}

/** `a < b`, with arrays compared item by item as Python compares tuples. */
function isLess(a, b) {
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; at += 1) {
      if (isLess(a[at], b[at])) return true;
      if (isLess(b[at], a[at])) return false;
    }
    return a.length < b.length;
  }
  if (typeof a !== typeof b || a === null || b === null || typeof a === "function") {
    throw new TypeError(`'<' not supported between ${repr(a)} and ${repr(b)}`);
  }
  return a < b;
}

