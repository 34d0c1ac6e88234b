/**
 * Coroutines as the loop steps them: resumed with a value or an exception, they answer with a code
 * (a kind and a number in one; src/web/coroutine.rs decodes it).
 */
import { current, isGenerator } from "./current.js";
import { Promise, microtask, promiseThen } from "./engine.js";
import { Frame, frameOf, generatorName, isOfProgram } from "./frames.js";
import { RuntimeError } from "./errors.js";
import { repr } from "./repr.js";
import { Coroutine, Future } from "./futures.js";

const YIELDS = 0;
const AWAITS = 1;
const DELEGATES = 2;
const DELEGATES_HERE = 3;
const RETURNS = 4;
const RAISES = 5;
const REFUSED = 6;
const RUNNING = 7;
const FOREIGN = 8;
const AWAITS_ONCE = 9;
const KINDS = 16;

/** Coroutines that await each other within one task; CPython's recursion ends at 1000. */
const DEEPEST = 2000;

/** Microtasks after which a step that reached nothing of ours counts as gone to a plain promise. */
const PATIENCE = 8;

/** Something awaited in a step: `yield* awaited(x)`, and `await x` of what is neither. */
export class Awaited {
  constructor(value) {
    this.value = value;
  }

  *[Symbol.iterator]() {
    return yield this;
  }
}

class Stepper {
  value = undefined;
  /** Whether its code ran before the first step; then a cancellation is thrown into it all the same. */
  isStarted = false;
  task = null;
  /** The one that it awaits in the same task, the one that awaits it, and how many do in all. */
  inner = null;
  outer = null;
  level = 0;

  /** The task that it is a step of. */
  get owner() {
    return this.task ?? this.outer?.owner ?? null;
  }

  take() {
    const { value } = this;
    this.value = undefined;
    return value;
  }

  answer(code, value) {
    this.value = value;
    return code;
  }

  /** The code for awaiting `awaitable`, which is one of ours. */
  awaits(awaitable) {
    if (awaitable instanceof Future) {
      const { number } = awaitable;
      if (awaitable.cancelled()) awaitable.result(); // raises
      return number ? AWAITS + KINDS * number : AWAITS_ONCE + KINDS * awaitable.lend();
    }
    if (awaitable instanceof Coroutine) {
      const started = awaitable.start();
      return typeof started === "number" ? DELEGATES + KINDS * started : this.delegates(started);
    }
    return this.delegates(stepperOf(awaitable));
  }

  /** Each level of this kind is one in the stack of every step, and that of WebAssembly must not be found full. */
  delegates(stepper) {
    this.inner = stepper;
    stepper.outer = this;
    stepper.level = this.level + 1;
    if (stepper.level > DEEPEST) throw new RangeError("Maximum call stack size exceeded");
    return this.answer(DELEGATES_HERE, stepper);
  }
}

/** A generator: `next` and `throw` step it, and what it yields is what it awaits. */
export class GeneratorStepper extends Stepper {
  constructor(generator) {
    super();
    this.generator = generator;
    this.line = current.probes.line;
    if (Object.isExtensible(generator)) generator[STARTED] = true;
  }

  resume(value, thrown) {
    const { probes } = current;
    const outer = probes.frame;
    probes.frame = null;
    probes.line = this.line;
    this.inner = null;
    probes.standing = 0;
    probes.isStepping = true;
    probes.step += 1;
    try {
      const { generator } = this;
      const step = thrown ? generator.throw(value) : generator.next(value);
      if (probes.standing) probes.line = probes.standing;
      return step.done ? this.answer(RETURNS, step.value) : this.yielded(step.value);
    } catch (error) {
      return this.answer(RAISES, error);
    } finally {
      probes.isStepping = false;
      probes.frame = outer;
      this.line = probes.line;
      if (probes.floating.length > 0) probes.settleFloating();
    }
  }

  /** What `Task.__step` makes of a yielded value. */
  yielded(value) {
    if (value === undefined || value === null) return YIELDS;
    if (value instanceof Future) {
      if (value.takeBlocking()) return this.awaits(value);
      const task = current.session.currentTaskRepr();
      return this.refuse(`yield was used instead of yield from in task ${task} with ${repr(value)}`);
    }
    if (value instanceof Coroutine && value.takeBlocking()) return this.tryAwaiting(value);
    if (value instanceof Awaited) return this.tryAwaiting(value.value);
    if (isGenerator(value)) {
      const task = current.session.currentTaskRepr();
      return this.refuse(`yield was used instead of yield from for generator in task ${task} with ${repr(value)}`);
    }
    return this.refuse(`Task got bad yield: ${repr(value)}`);
  }

  tryAwaiting(awaitable) {
    try {
      return this.awaits(awaitable);
    } catch (error) {
      return this.resume(error, true); // raised where it is awaited
    }
  }

  refuse(message) {
    return this.answer(REFUSED, new RuntimeError(message));
  }

  outcome() {
    return RUNNING;
  }

  /** Where the program's code stands, outermost first. A chain of `yield*` is one generator to us. */
  frames() {
    const { generator, line, inner } = this;
    const own = isOfProgram(generator) ? [{ name: generatorName(generator), line, kind: "generator" }] : [];
    return [...own, ...(inner?.frames() ?? [])];
  }
}

/**
 * An async function's promise, or any other promise. The engine steps it; this watches. See
 * frames.js for who tells what.
 */
export class PromiseStepper extends Stepper {
  /** @param {Promise | null} promise null if it is yet to come @param {import("./frames.js").Frame | null} frame */
  constructor(promise, frame) {
    super();
    this.frame = frame;
    this.leaf = null; // the frame that waits for something of ours
    this.isStarted = true;
    this.state = RUNNING;
    this.resumed = false;
    this.wake = null;
    this.patience = PATIENCE;
    this.depth = 0;
    if (frame) {
      frame.stepper = this;
      const { leaf } = frame;
      if (leaf.waiting) this.leaf = leaf;
    }
    if (promise) this.follow(promise);
  }

  follow(promise) {
    promiseThen(
      promise,
      (value) => this.settled(RETURNS, value),
      (error) => this.settled(RAISES, error),
    );
  }

  settled(code, value) {
    this.state = code;
    this.value = value;
    this.leaf = null;
    this.woken();
  }

  /** `leaf` waits for something of ours: the step is over. */
  reached(leaf) {
    this.leaf = leaf;
    this.woken();
  }

  /** It waits for what is not ours. */
  foreign(value) {
    this.patience = current.pump.isRun(value) ? Infinity : PATIENCE;
  }

  /** Its code runs. */
  running() {
    this.patience = PATIENCE;
  }

  woken() {
    if (this.wake) {
      this.wake();
      this.wake = null;
      current.pump.foreign -= 1;
      current.pump.soon();
    }
  }

  onWake(wake) {
    this.wake = wake;
    current.pump.foreign += 1;
  }

  resume(value, thrown) {
    this.depth = current.pump.depth;
    current.probes.step += 1;
    const { leaf } = this;
    // It was called before it became a coroutine, so the first value is for nobody.
    if (leaf && (this.resumed || thrown)) {
      this.leaf = null;
      this.patience = PATIENCE;
      if (leaf.waiting instanceof Coroutine) leaf.waiting.close();
      if (leaf.waiting instanceof Future && thrown) leaf.waiting.raised(value);
      this.inner = null;
      const { resolve, reject } = leaf.settle;
      leaf.settle = null;
      leaf.waiting = null;
      if (thrown) reject(value);
      else resolve(value);
    }
    this.resumed = true;
    return this.outcome();
  }

  outcome() {
    if (this.state === RETURNS || this.state === RAISES) return this.state;
    if (this.leaf) return this.awaitsOfLeaf();
    if (this.patience === 0) {
      this.patience = PATIENCE;
      if (this.frame) current.probes.line = this.frame.leaf.line;
      return FOREIGN;
    }
    current.pump.watch(this);
    return RUNNING;
  }

  awaitsOfLeaf() {
    const { leaf } = this;
    current.probes.line = leaf.line; // it may have been reached in an earlier step, by the call itself
    try {
      return this.awaits(leaf.waiting);
    } catch (error) {
      return this.resume(error, true);
    }
  }

  /** Where the program's code stands, outermost first. */
  frames() {
    const frames = [];
    for (let { frame } = this; frame; frame = frame.waiting instanceof Frame ? frame.waiting : null) frames.push(frame.described());
    return [...frames, ...(this.inner?.frames() ?? [])];
  }

  /** A microtask has passed: true if the step has ended or is given up on. */
  look() {
    this.patience -= 1;
    const nested = current.pump.depth > this.depth; // it has called into another loop's run
    return this.state !== RUNNING || this.leaf !== null || this.patience <= 0 || nested;
  }
}

/** Starts the program's top level when it is first stepped. */
export class TopStepper extends PromiseStepper {
  constructor(start, frame) {
    super(null, frame);
    this.start = start;
  }

  resume(value, thrown) {
    // In a microtask, so that the loop knows of the step before its code runs.
    if (!this.resumed) microtask(() => this.follow(this.start()));
    return super.resume(value, thrown);
  }
}

/** Marks generators that were started, so that one that never was can be told. (A WeakSet would cost a microsecond each.) */
const STARTED = Symbol("started");

export function wasStarted(generator) {
  return generator[STARTED] === true;
}

/** The stepper of any coroutine of JavaScript's. */
export function stepperOf(coroutine) {
  if (isGenerator(coroutine)) return new GeneratorStepper(coroutine);
  const frame = frameOf(coroutine);
  return new PromiseStepper(Promise.resolve(coroutine), frame?.isFree ? frame : null);
}
