/** Event loops, their handles and tasks. */
import { Context, splitContext, within } from "./contexts.js";
import { current } from "./current.js";
import { LimitError, RuntimeError } from "./errors.js";
import { Coroutine, Future } from "./futures.js";
import { REPR, repr } from "./repr.js";
import { ensureFuture, labelNumber, spawn } from "./spawn.js";

/** `asyncio.Handle` and `asyncio.TimerHandle`. */
export class Handle {
  #raw;
  #context;

  constructor(raw, context) {
    this.#raw = raw;
    this.#context = context;
    if (current.contextVars > 0) this.getContext();
  }

  cancel() {
    this.#raw.cancel();
  }

  cancelled() {
    return this.#raw.cancelled();
  }

  getContext() {
    return (this.#context ??= Context.of(this.#raw.context()));
  }

  /** @internal */
  get raw() {
    return this.#raw;
  }
}

export class TimerHandle extends Handle {
  when() {
    return this.raw.when();
  }
}

const loops = new Map();

/** The loop with this number. */
export function byId(id) {
  if (!loops.has(id)) loops.set(id, new EventLoop(id));
  return loops.get(id);
}

/** The number of the loop that a new future or task belongs to. */
export function defaultId() {
  return current.session.runningLoop() || (current.probes.atTop ? current.session.mainLoop() : current.session.eventLoop());
}

/**
 * Has the loop `id` call `callback(...args)` soon, or at `when`, in `context` or in a copy of the current one. A callback
 * runs outside every async function, and what it throws goes to the loop's exception handler.
 */
export function schedule(id, callback, args, { when, context } = {}) {
  const { session } = current;
  const call = guarded(id, callback, args, context, () => handle);
  const label = labelNumber(nameOf(callback));
  const raw = when === undefined ? session.callSoon(id, call, label) : session.callAt(id, when, call, label);
  const handle = when === undefined ? new Handle(raw, context) : new TimerHandle(raw, context);
  return handle;
}

/** What a callback is called where it is shown. */
export function nameOf(callback) {
  return callback.name || "<lambda>";
}

/** `callback(...args)` as a loop calls it. */
export function guarded(id, callback, args, context, handleOf = () => null) {
  const { probes } = current;
  const call = within(context, callback);
  return () => {
    const outer = probes.frame;
    probes.frame = null;
    probes.step += 1;
    try {
      call(...args);
    } catch (exception) {
      if (exception instanceof LimitError) throw exception;
      const message = `Exception in callback ${nameOf(callback)}(${args.map((value) => repr(value)).join(", ")})`;
      byId(id).callExceptionHandler({ message, exception, handle: handleOf() });
    } finally {
      probes.frame = outer;
      if (probes.floating.length > 0) probes.settleFloating();
    }
  };
}

export class EventLoop {
  #id;
  #handler = null;
  #taskFactory = null;

  constructor(id = current.session.newEventLoop()) {
    this.#id = id;
  }

  /** @internal */
  get id() {
    return this.#id;
  }

  /** Runs the loop until `awaitable` is done; write `await loop.runUntilComplete(awaitable)`. */
  runUntilComplete(awaitable) {
    this.#checkIdle(awaitable);
    return current.pump.drive(until(this, awaitable));
  }

  /** Runs the loop until `stop()`; write `await loop.runForever()`. */
  runForever() {
    this.#checkIdle();
    return current.pump.drive(forever(this));
  }

  #checkIdle(awaitable) {
    try {
      if (this.isClosed()) throw new RuntimeError("Event loop is closed");
      if (this.isRunning()) throw new RuntimeError("This event loop is already running");
      refuseNested("Cannot run the event loop while another loop is running");
    } catch (error) {
      forget(awaitable);
      throw error;
    }
  }

  stop() {
    current.session.stopLoop(this.#id);
  }

  close() {
    current.session.closeLoop(this.#id);
  }

  isRunning() {
    return current.session.isRunning(this.#id);
  }

  isClosed() {
    return current.session.isClosed(this.#id);
  }

  /** Seconds on the session's clock. */
  time() {
    return current.clock.read();
  }

  callSoon(callback, ...rest) {
    const [args, context] = splitContext(rest);
    return schedule(this.#id, callback, args, { context });
  }

  callSoonThreadsafe(callback, ...args) {
    return this.callSoon(callback, ...args);
  }

  callLater(delay, callback, ...args) {
    return this.callAt(this.time() + delay, callback, ...args);
  }

  callAt(when, callback, ...rest) {
    const [args, context] = splitContext(rest);
    return schedule(this.#id, callback, args, { when, context });
  }

  createFuture() {
    return new Future({ loop: this });
  }

  createTask(coroutine, { name, ...options } = {}) {
    if (current.session.isClosed(this.#id)) {
      coroutine?.close?.();
      throw new RuntimeError("Event loop is closed");
    }
    if (!this.#taskFactory) return spawn(this.#id, coroutine, { name, ...options });
    const task = this.#taskFactory(this, coroutine, options);
    if (name !== undefined && name !== null) task.setName(name);
    return task;
  }

  setTaskFactory(factory) {
    if (factory !== null && typeof factory !== "function") throw new TypeError("task factory must be a callable or None");
    this.#taskFactory = factory;
  }

  getTaskFactory() {
    return this.#taskFactory;
  }

  setExceptionHandler(handler) {
    if (handler !== null && typeof handler !== "function") {
      throw new TypeError(`A callable object or None is expected, got ${repr(handler)}`);
    }
    this.#handler = handler;
    const told = handler && ((message, exception) => handler(this, exception ? { message, exception } : { message }));
    current.session.setExceptionHandler(this.#id, told ?? undefined);
  }

  getExceptionHandler() {
    return this.#handler;
  }

  /** Hands `context` to the handler set, or to the default one; also if the handler set throws. */
  callExceptionHandler(context) {
    if (this.#handler === null) {
      this.defaultExceptionHandler(context);
      return;
    }
    try {
      this.#handler(this, context);
    } catch (exception) {
      this.defaultExceptionHandler({ message: "Unhandled error in exception handler", exception });
    }
  }

  defaultExceptionHandler({ message = "Unhandled exception in event loop", exception }) {
    current.session.reportFailure(this.#id, message, exception);
  }

  getDebug() {
    return current.session.getDebug(this.#id);
  }

  setDebug(enabled) {
    current.session.setDebug(this.#id, Boolean(enabled));
  }

  /** Seconds that a step may take before it is reported. */
  get slowCallbackDuration() {
    return current.session.slowCallbackDuration(this.#id);
  }

  set slowCallbackDuration(seconds) {
    if (typeof seconds !== "number") throw new TypeError(`a number of seconds was expected, got ${repr(seconds)}`);
    current.session.setSlowCallbackDuration(this.#id, seconds);
  }

  /** Nothing has to be done: async generators of JavaScript are closed by whoever iterates over them. */
  shutdownAsyncgens() {
    return new Coroutine("shutdown_asyncgens", function* () {});
  }

  /** Nothing has to be done: there are no threads. */
  shutdownDefaultExecutor() {
    return new Coroutine("shutdown_default_executor", function* () {});
  }

  [REPR]() {
    const word = (flag) => (flag ? "True" : "False");
    return `<EventLoop running=${word(this.isRunning())} closed=${word(this.isClosed())} debug=${word(this.getDebug())}>`;
  }
}

/** Only the top level, which runs in no loop, can wait for one to be run. */
function refuseNested(message) {
  if (current.session.runningLoop() !== 0) throw new RuntimeError(message);
}

export function newEventLoop() {
  const made = new EventLoop();
  loops.set(made.id, made);
  return made;
}

export function getEventLoop() {
  return byId(current.session.eventLoop());
}

export function setEventLoop(loop) {
  if (loop !== null && !(loop instanceof EventLoop)) {
    throw new TypeError(`loop must be an instance of AbstractEventLoop or None, not '${typeof loop}'`);
  }
  current.session.setEventLoop(loop ? loop.id : 0);
}

export function getRunningLoop() {
  const id = current.session.runningLoop();
  if (id === 0) throw new RuntimeError("no running event loop");
  return byId(id);
}

export function currentTask() {
  return Future.byNumber(current.session.currentTaskNumber());
}

export function allTasks(loop) {
  const id = loop ? loop.id : defaultId();
  return new Set([...current.session.allTaskNumbers(id)].map((number) => Future.byNumber(number)));
}

export function createTask(coroutine, options) {
  return createTaskIn(byId(defaultId()), coroutine, options);
}

/** As `asyncio.create_task` does in any loop. */
export function createTaskIn(loop, coroutine, options = {}) {
  const isNamed = options.name !== undefined && options.name !== null;
  // 3.11 names it afterwards, so that it takes a number of `Task-N` all the same.
  if (isNamed && !loop.getTaskFactory()) current.session.skipTaskNumber();
  return loop.createTask(coroutine, options);
}

/**
 * `asyncio.create_eager_task_factory` of 3.12.
 * @param {(coro: unknown, options: object) => Future} make makes the task, for instance by `new MyTask(coro, options)`
 */
export function createEagerTaskFactory(make) {
  return (loop, coroutine, options = {}) => make(coroutine, { ...options, loop, eagerStart: true });
}

/** `asyncio.eager_task_factory` of 3.12. */
export const eagerTaskFactory = createEagerTaskFactory((coroutine, { loop, ...options }) => spawn(loop.id, coroutine, options));

/** A coroutine that will not be run, because the call that got it was refused. */
export function forget(coroutine) {
  if (coroutine instanceof Coroutine) coroutine.close();
}

/*
 * The bodies of the calls that run a loop. Each `yield {loop, future}` runs that loop until the
 * future is done (pump.js); between two of them no loop runs.
 */

/** `loop.run_until_complete(awaitable)`. */
export function* until(loop, awaitable) {
  const future = ensureFuture(awaitable, { loop });
  yield { loop, future };
  if (!future.done()) throw new RuntimeError("Event loop stopped before Future completed.");
  return future.result();
}

function* forever(loop) {
  yield { loop, future: null };
}
