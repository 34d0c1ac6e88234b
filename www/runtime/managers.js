/** `async with`: task groups, timeouts, locks, runners. */
import { current } from "./current.js";
import { CancelledError } from "./errors.js";
import { Coroutine, withNumber } from "./futures.js";
import { byId, createTaskIn } from "./loops.js";
import { REPR, repr } from "./repr.js";
import { Runner } from "./runner.js";
import { Awaited } from "./steppers.js";
import { Barrier, Condition, Lock, Semaphore } from "./sync.js";

/** `asyncio.TaskGroup`. */
export class TaskGroup {
  #raw = new current.kernel.RawTaskGroup();

  createTask(coroutine, options) {
    const { session } = current;
    const task = createTaskIn(byId(this.#raw.openLoop(session)), coroutine, options);
    withNumber(task, (number) => this.#raw.adopt(session, number));
    return task;
  }

  cancel() {
    this.#raw.cancel();
  }

  /** @internal */
  get raw() {
    return this.#raw;
  }

  [REPR]() {
    return this.#raw.repr();
  }
}

/** `asyncio.Timeout`. */
export class Timeout {
  #raw;

  constructor(raw) {
    this.#raw = raw;
  }

  /** The deadline in the seconds of `loop.time()`; null without one. */
  when() {
    return this.#raw.when() ?? null;
  }

  reschedule(when) {
    this.#raw.reschedule(current.session, when ?? undefined);
  }

  expired() {
    return this.#raw.expired();
  }

  /** @internal */
  get raw() {
    return this.#raw;
  }
}

/** `asyncio.timeout(seconds)`. */
export function timeout(seconds) {
  const delay = seconds ?? undefined;
  return new Timeout(current.session.timeoutAt(delay === undefined ? undefined : current.clock.now() + delay));
}

/** `asyncio.timeout_at(when)`. */
export function timeoutAt(when) {
  return new Timeout(current.session.timeoutAt(when ?? undefined));
}

/** How each kind of manager is entered and left: `__aenter__` and `__aexit__`, which answers whether it keeps an error. */
function protocol(manager) {
  const { session } = current;
  if (manager instanceof Timeout) {
    return {
      *enter() {
        manager.raw.enter(session);
        return manager;
      },
      *exit(threw, error) {
        manager.raw.exit(session, threw, error);
      },
    };
  }
  if (manager instanceof TaskGroup) {
    return {
      *enter() {
        manager.raw.enter(session);
        return manager;
      },
      *exit(threw, error) {
        yield* new Coroutine("TaskGroup.__aexit__", () => manager.raw.exit(session, threw, error));
        return error instanceof CancelledError; // its own: others it has raised again
      },
    };
  }
  if (manager instanceof Lock || manager instanceof Condition || manager instanceof Semaphore) {
    return {
      *enter() {
        yield* manager.acquire();
      },
      *exit() {
        manager.release();
      },
    };
  }
  if (manager instanceof Barrier) {
    return {
      *enter() {
        return yield* manager.wait();
      },
      *exit() {},
    };
  }
  throw new TypeError(`${repr(manager)} does not support the asynchronous context manager protocol`);
}

function* within(manager, body) {
  const { enter, exit } = protocol(manager);
  const entered = yield* enter();
  let value;
  try {
    value = yield* new Awaited(body(entered));
  } catch (error) {
    if (yield* exit(true, error)) return undefined;
    throw error;
  }
  yield* exit(false, undefined);
  return value;
}

/** `async with manager as entered: body`; write `await asyncWith(manager, async (entered) => { … })`. */
export function asyncWith(manager, body) {
  // A runner runs a loop, so its body stays at the top level, outside any.
  if (manager instanceof Runner) return runnerBlock(manager, body);
  return new Coroutine("asyncWith", () => within(manager, body));
}

/**
 * The body of `with Runner()` and what closes the runner are code of the top level, outside any loop. So this is an async
 * function of the program's, written as instrument.js would write it.
 */
function runnerBlock(runner, body) {
  runner.getLoop();
  const { probes } = current;
  const { line } = probes;
  const frame = probes.outside(() => probes.enter("asyncWith", line));
  const block = async () => {
    try {
      try {
        return probes.back(frame, await probes.wait(frame, line, probes.outside(() => body(runner))));
      } finally {
        probes.here(frame);
        probes.back(frame, await probes.wait(frame, line, runner.close()));
      }
    } finally {
      probes.leave(frame);
    }
  };
  return probes.exit(frame, block());
}
