/** `asyncio.Future`, `asyncio.Task`, and the library's own coroutines. */
import { Context } from "./contexts.js";
import { current, isGenerator } from "./current.js";
import { CancelledError, InvalidStateError, RuntimeError } from "./errors.js";
import { frameOf } from "./frames.js";
import { BRIEF, REPR, repr } from "./repr.js";
import { ensureFuture, labelNumber } from "./spawn.js";
import { stepperOf } from "./steppers.js";

const PENDING = 0;
const CANCELLED = 1;
const RESULT = 2;
const EXCEPTION = 3;
const EXCEPTION_SEEN = 4;

/** Futures that the kernel knows, by number. */
const wrappers = [];
/** The outcome of one that settled before it had a wrapper. */
let early = null;

/** The kernel tells an outcome; the number is free from now on, unless a failure is still unseen. */
export function settled(number, state, value) {
  const future = wrappers[number];
  if (!future) early = { number, state, value };
  else Future.settle(future, state, value);
}

export class Future {
  #number = 0;
  #loop;
  #state = PENDING;
  #value = undefined;
  #blocking = false;
  #callbacks = null;
  #awaitedByOthers = null;

  constructor({ loop } = {}) {
    this.#loop = loop ? loop.id : current.loops.defaultId();
    if (new.target === Future) this.#bind(current.session.createFuture(this.#loop));
  }

  /** @internal A wrapper for the kernel's future `number` of loop `loopId`. */
  static wrap(number, loopId, made = new Wrapped()) {
    made.#loop = loopId;
    made.#bind(number);
    return made;
  }

  /** @internal */
  static settle(future, state, value) {
    future.#state = state === EXCEPTION_SEEN ? EXCEPTION : state;
    future.#value = value;
    wrappers[future.#number] = undefined;
    future.keep?.(future.#number);
    if (state !== EXCEPTION) future.#number = 0;
  }

  /** @internal The wrapper of a number, if the future is pending. */
  static byNumber(number) {
    return wrappers[number] ?? null;
  }

  #bind(number) {
    this.#number = number;
    wrappers[number] = this;
    if (early?.number === number) {
      const { state, value } = early;
      early = null;
      Future.settle(this, state, value);
    }
  }

  /** @internal */
  get number() {
    return this.#number;
  }

  /** @internal */
  get loopId() {
    return this.#loop;
  }

  /** @internal A number for one call of the kernel, for a future that has none any more. */
  lend(loopId = this.#loop) {
    return current.session.doneFuture(loopId, this.#state, this.#value);
  }

  /** @internal Whether it was yielded by an await rather than by a bare `yield`. */
  takeBlocking() {
    const blocking = this.#blocking;
    this.#blocking = false;
    return blocking;
  }

  done() {
    return this.#state !== PENDING;
  }

  cancelled() {
    return this.#state === CANCELLED;
  }

  result() {
    if (this.#state === RESULT) return this.#value;
    if (this.#state === PENDING) throw new InvalidStateError("Result is not set.");
    if (this.#state === CANCELLED) throw this.#cancelledError();
    this.#seen();
    throw this.#value;
  }

  exception() {
    if (this.#state === RESULT) return null;
    if (this.#state === PENDING) throw new InvalidStateError("Exception is not set.");
    if (this.#state === CANCELLED) throw this.#cancelledError();
    this.#seen();
    return this.#value;
  }

  /** `_make_cancelled_error`: what a cancelled task raised, for whoever asks first; a new one for anybody else. */
  #cancelledError() {
    if (!(this.#value instanceof Error)) return new CancelledError(this.#value);
    const raised = this.#value;
    this.#value = undefined;
    return raised;
  }

  /** @internal An await has raised `error`. */
  raised(error) {
    if (this.#state === CANCELLED && this.#value === error) this.#value = undefined;
  }

  #seen() {
    if (this.#number === 0) return;
    current.session.retrieved(this.#number);
    this.#number = 0;
  }

  setResult(value) {
    if (this.#state !== PENDING) throw new InvalidStateError("invalid state");
    current.session.setResult(this.#number, value);
  }

  setException(error) {
    if (this.#state !== PENDING) throw new InvalidStateError("invalid state");
    const exception = typeof error === "function" ? new error() : error;
    if (!(exception instanceof Error)) throw new TypeError("invalid exception object");
    current.session.setException(this.#number, exception);
  }

  cancel(message) {
    if (this.#state !== PENDING) {
      if (this.#state === EXCEPTION) this.#seen();
      return false;
    }
    return current.session.cancelFuture(this.#number, message === undefined ? undefined : String(message));
  }

  addDoneCallback(callback, { context } = {}) {
    this.#tell(callback, context, () => labelNumber(current.loops.nameOf(callback)));
  }

  /** @internal A callback of the library's: the current task waits for this as one of several, as the trace is told. */
  whenDone(callback) {
    if (this.#state === PENDING) current.session.recordAwaited(this.#number);
    this.#tell(callback, null, () => undefined);
  }

  #tell(callback, context, labelOfIt) {
    if (this.#state !== PENDING) {
      current.loops.schedule(this.#loop, callback, [this], { context });
      return;
    }
    const call = current.loops.guarded(this.#loop, callback, [this], context);
    const number = current.session.addDoneCallback(this.#number, call, labelOfIt());
    (this.#callbacks ??= []).push({ callback, number });
  }

  removeDoneCallback(callback) {
    const all = this.#callbacks ?? [];
    this.#callbacks = all.filter((entry) => entry.callback !== callback);
    let removed = 0;
    for (const entry of all) {
      if (entry.callback !== callback || this.#number === 0) continue;
      removed += current.session.removeDoneCallback(this.#number, entry.number);
    }
    return removed;
  }

  getLoop() {
    return current.loops.byId(this.#loop);
  }

  *[Symbol.iterator]() {
    if (this.#state === PENDING) {
      this.#blocking = true;
      try {
        yield this;
      } catch (error) {
        this.raised(error);
        throw error;
      }
      if (this.#state === PENDING) throw new RuntimeError("await wasn't used with future");
    }
    return this.result();
  }

  /** @internal The waiters that the program itself has told of. */
  get awaitedByOthers() {
    return (this.#awaitedByOthers ??= new Set());
  }

  /** @internal Who waits for it, for the call graph. */
  awaitedBy() {
    const tasks = this.#state === PENDING ? [...current.session.awaitedBy(this.#number)].map((number) => Future.byNumber(number)) : [];
    return [...new Set([...tasks, ...(this.#awaitedByOthers ?? [])])].filter(Boolean);
  }

  /** @internal Its name in the trace; 0 once it is done. */
  get id() {
    return this.#number ? current.session.idOf(this.#number) : 0;
  }

  /** A future is a thenable, so that plain promises (`Promise.all`) take it. */
  then(onResult, onError) {
    const outcome = new Promise((resolve, reject) => {
      // As a property, so that a bundler leaves the name by which it is shown.
      const { then } = {
        then: () => {
          try {
            resolve(this.result());
          } catch (error) {
            reject(error);
          }
        },
      };
      if (this.done()) then();
      else this.addDoneCallback(then);
    });
    return outcome.then(onResult, onError);
  }

  [REPR]() {
    const name = this instanceof Task ? "Task" : "Future";
    if (this.#state === PENDING) return current.session.repr(this.#number);
    const words = this.describe();
    if (this.#state === CANCELLED) return `<${name} cancelled${words}>`;
    const outcome = this.#state === RESULT ? "result" : "exception";
    return `<${name} finished${words} ${outcome}=${repr(this.#value)}>`;
  }

  [BRIEF]() {
    return this instanceof Task ? this.getName() : "Future";
  }

  /** @internal What `repr` shows between the state and the outcome. */
  describe() {
    return "";
  }
}

/** A future that the kernel made. */
class Wrapped extends Future {
  constructor() {
    super({ loop: { id: 0 } });
  }
}

export class Task extends Future {
  #coroutine;
  #name;
  #label;
  #context;
  #cancelling = 0; // once it is done
  /** @internal What steps it, until it is done. */
  stepper = null;

  /** Tasks are made by `createTask`. */
  constructor(coroutine, label, context = null) {
    super({ loop: { id: 0 } });
    this.#context = context;
    this.#coroutine = coroutine;
    this.#label = label;
  }

  /** @internal What the kernel knows of it is asked for once more, before it forgets. */
  keep(number) {
    if (current.contextVars > 0) this.getContext();
    this.stepper = null;
    this.#cancelling = current.session.cancelling(number);
  }

  /** @internal @param {string | number} name the N of `Task-N` */
  named(name) {
    this.#name = name;
    return this;
  }

  getName() {
    return typeof this.#name === "number" ? `Task-${this.#name}` : this.#name;
  }

  setName(name) {
    this.#name = String(name);
    if (!this.done()) current.session.setTaskName(this.number, this.#name);
  }

  getCoro() {
    return this.#coroutine;
  }

  getContext() {
    this.#context ??= this.number ? Context.of(current.session.taskContext(this.number)) : new Context();
    return this.#context;
  }

  cancelling() {
    return this.done() ? this.#cancelling : current.session.cancelling(this.number);
  }

  uncancel() {
    if (!this.done()) return current.session.uncancel(this.number);
    this.#cancelling = Math.max(0, this.#cancelling - 1);
    return this.#cancelling;
  }

  /** The frames where it stands: function and line, outermost first. */
  getStack() {
    return this.done() ? [] : [{ name: this.#label, line: current.session.taskLine(this.number) }];
  }

  /** @internal For the call graph, innermost first. */
  frames() {
    return (this.stepper?.frames() ?? []).reverse();
  }

  printStack() {
    const stack = this.getStack();
    if (stack.length === 0) current.print(`No stack for ${repr(this)}`);
    else current.print(`Stack for ${repr(this)} (most recent call last):`);
    for (const { name, line } of stack) current.print(`  line ${line}, in ${name}`);
  }

  setResult() {
    throw new RuntimeError("Task does not support set_result operation");
  }

  setException() {
    throw new RuntimeError("Task does not support set_exception operation");
  }

  describe() {
    return ` name='${this.getName()}' coro=<${this.#label}()>`;
  }
}

/** How many coroutines are remembered before the first look at which are still of interest. */
const FEW = 64;

/** A coroutine of the library: nothing starts before it is awaited. */
export class Coroutine {
  /** All that were made, in order. The awaited ones are swept out when they may be half: each is paid for once. */
  static #made = [];
  static #room = FEW;

  #name;
  #body;
  #blocking = false;
  #started = false;

  /** @param {string} name @param {() => number | Generator} body makes a generator, or a coroutine of the kernel's: its number */
  constructor(name, body) {
    this.#name = name;
    this.#body = body;
    this.line = current.probes.line;
    if (Coroutine.#made.length === Coroutine.#room) {
      Coroutine.#made = Coroutine.unawaited();
      Coroutine.#room = 2 * Coroutine.#made.length + FEW;
    }
    Coroutine.#made.push(this);
  }

  /** @internal Those that nobody has awaited yet, in the order in which they were made. */
  static unawaited() {
    return Coroutine.#made.filter((coroutine) => !coroutine.#started);
  }

  get name() {
    return this.#name;
  }

  /** @internal Begins it: a number of the kernel's, or a stepper. */
  start() {
    if (this.#started) throw new RuntimeError("cannot reuse already awaited coroutine");
    this.#started = true;
    const begun = this.#body();
    this.#body = null;
    return typeof begun === "number" ? begun : stepperOf(begun);
  }

  /** It will not be awaited, and that is meant. */
  close() {
    this.#started = true;
  }

  /** @internal */
  takeBlocking() {
    const blocking = this.#blocking;
    this.#blocking = false;
    return blocking;
  }

  *[Symbol.iterator]() {
    this.#blocking = true;
    return yield this;
  }

  then(onResult, onError) {
    return ensureFuture(this).then(onResult, onError);
  }

  [REPR]() {
    return `<coroutine object ${this.#name}>`;
  }

  [BRIEF]() {
    return `${this.#name}()`;
  }
}

export function iscoroutine(value) {
  return value instanceof Coroutine || isGenerator(value) || frameOf(value) !== null;
}

export function isfuture(value) {
  return value instanceof Future;
}

/** Calls the kernel with the number of `future`, lent for the call where it has none. */
export function withNumber(future, call) {
  const lent = future.number ? 0 : future.lend();
  try {
    return call(future.number || lent);
  } finally {
    if (lent) current.session.release(lent);
  }
}
