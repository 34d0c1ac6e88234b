/**
 * Who is running: the frames of native async functions, and the probes that instrument.js puts in.
 *
 * An engine resumes an async function by itself and tells nobody. Each call of one therefore has a
 * Frame, which knows the frame that awaits it (`parent`) and what it awaits (`waiting`). The chain
 * of parents ends in a root; a root that a task runs has a `stepper` (steppers.js), and a root that
 * nothing awaits yet is floating: JavaScript runs it all the same, so it becomes a task of its own
 * when the step that called it is over.
 *
 *     CALLED ──enter──▶ RUNNING ──wait──▶ SUSPENDED ──back──▶ RUNNING ──leave──▶ DONE
 */
import { current } from "./current.js";
import { Promise, microtask } from "./engine.js";

const FRAME = Symbol("frame of a promise");
const FUEL = 5000;

export class Frame {
  constructor(name, line) {
    this.name = name;
    this.line = line;
    this.parent = null; // who awaits it
    this.caller = null; // who runs again when its first part returns, and at which line
    this.callerLine = 0;
    this.stepper = null; // set on the root frame of a task
    this.waiting = null; // an awaitable of ours, or the child frame it awaits
    this.settle = null; // resumes its await: { resolve, reject }
    this.promise = null;
    this.done = false;
    this.outside = false; // its code counts as the top level's, which runs in no loop
    this.isGenerator = false; // of an async generator: its parent is whoever asked it for a value
    this.mark = null; // what the record calls it, see microscope.js
  }

  /** Nobody awaits it yet, and it is no task. */
  get isFree() {
    return !this.done && !this.parent && !this.stepper;
  }

  /** Whether it can await in its task. Not if something else does: async generators run beside those who ask them. */
  get isAlone() {
    const { root } = this;
    return !this.waiting && !root.stepper?.leaf && !root.isGenerator && !root.done;
  }

  get root() {
    let frame = this;
    while (frame.parent) frame = frame.parent;
    return frame;
  }

  /** @internal As the call graph tells of it. */
  described() {
    return { name: this.name, line: this.line, kind: this === current.probes.top ? "function" : "async" };
  }

  /** The innermost frame that it awaits. */
  get leaf() {
    let frame = this;
    while (frame.waiting instanceof Frame) frame = frame.waiting;
    return frame;
  }
}

/** The value of a program that ends in an awaitable of asyncio's. */
export class Answer {
  constructor(value) {
    this.value = value;
  }
}

/** The frame of a promise that an instrumented async function returned. */
export function frameOf(promise) {
  return promise?.[FRAME] ?? null;
}

/** Names of generator functions, by the prototype of the generators they make. */
const generatorNames = new WeakMap();

/** Whether a generator is the program's own, and not one of the library's. */
export function isOfProgram(generator) {
  return generatorNames.has(Object.getPrototypeOf(generator));
}

export function generatorName(generator) {
  return generatorNames.get(Object.getPrototypeOf(generator)) ?? "generator";
}

/**
 * The object that the program knows as `__ls`.
 * @param {{isOurs: (value: unknown) => boolean, isSettled: (value: object) => boolean,
 *   adopt: (frame: Frame) => void, dropped: (value: object) => void, tick: (line: number) => void}} language
 */
export class Probes {
  constructor(language) {
    this.language = language;
    this.line = 0;
    /** The line at which a generator has given control away, since somebody set it to 0. */
    this.standing = 0;
    /** The loop has just resumed a generator, and nobody has noticed yet. */
    this.isStepping = false;
    /** Steps and callbacks so far. */
    this.step = 0;
    this.fuel = FUEL;
    this.top = new Frame("<module>", 1);
    this.top.outside = true;
    this.callsOutside = false;
    /** The frame whose code runs; null inside a generator or a callback. */
    this.frame = null;
    /** The frame whose code runs between two steps of its task. */
    this.between = null;
    this.floating = [];
  }

  /** Whether the program's top level itself has control, which is outside any loop. */
  get atTop() {
    return this.frame?.outside === true;
  }

  /** Calls an async function that is the top level's own block, as the body of `with Runner()` is. */
  outside(call) {
    this.callsOutside = this.atTop;
    try {
      return call();
    } finally {
      this.callsOutside = false;
    }
  }

  /** Calls `step`, a step of another task within the code that runs, of which everything noted stays. */
  aside(step) {
    const { line, standing, isStepping, floating } = this;
    this.floating = [];
    try {
      step();
    } finally {
      Object.assign(this, { line, standing, isStepping, floating });
    }
  }

  /** A loop has gone round many times without coming back. */
  tick(line) {
    this.fuel = FUEL;
    this.language.tick(line);
  }

  /** A generator function and its name. */
  generator(made, name) {
    if (typeof made.prototype === "object") generatorNames.set(made.prototype, name);
    if (!made.name) Object.defineProperty(made, "name", { value: name });
    return made;
  }

  /** A generator gives control away at `line`. */
  stand(line) {
    this.line = line;
    this.standing = line;
  }

  /** The value of the program: asyncio's own awaitables are not awaited for it, as a `return` of them would. */
  answer(value) {
    return this.language.isOurs(value) ? new Answer(value) : value;
  }

  /** The value of a call that stands alone as a statement. */
  dropped(value) {
    if (value !== null && typeof value === "object") this.language.dropped(value);
    return value;
  }

  /** A call that is to be made when its coroutine is first stepped. */
  later(name, call) {
    return this.language.later(name, call);
  }

  /** An async function was called. */
  enter(name, line) {
    const frame = new Frame(name, line);
    frame.outside = this.callsOutside;
    this.callsOutside = false;
    if (this.atTop && !frame.outside) current.session.stepIn();
    frame.caller = this.frame;
    frame.callerLine = this.line;
    frame.mark = this.microscope.called(name, line);
    this.frame = frame;
    return frame;
  }

  /** Its first part is over: it awaits, or has ended. */
  exit(frame, promise) {
    this.frame = frame.caller;
    this.line = frame.callerLine;
    frame.caller = null;
    frame.promise = promise;
    promise[FRAME] = frame;
    if (!frame.done && !frame.outside) {
      if (this.floating.push(frame) > current.guard.limits.tasks) this.checkFloating();
      current.pump.soon(); // it may have been called out of the blue, by a plain promise's callback
    }
    if (this.atTop) current.session.stepOut();
    return promise;
  }

  /** It has returned or thrown. */
  leave(frame) {
    this.microscope.over(frame.mark);
    frame.done = true;
    frame.waiting = null;
    this.suspend(frame);
  }

  /** An async generator was asked for its first value. */
  asyncGenerator(name, line) {
    const frame = new Frame("async generator", line);
    frame.isGenerator = true;
    frame.mark = this.microscope.asked(name, line);
    return this.asked(frame, frame);
  }

  /** It was asked again, and was sent `sent`; by nobody we know, if the request had to wait for an earlier one. */
  asked(frame, sent) {
    this.microscope.resumed(frame.mark, sent, this.line);
    frame.parent = this.frame === frame ? null : this.frame;
    return sent;
  }

  /** `await value` at `line`: what the engine is to await instead. */
  wait(frame, line, value) {
    line ||= frame.callerLine; // set-up has no lines of its own
    this.line = line;
    frame.line = line;
    const child = frameOf(value);
    this.microscope.awaits(frame.mark, line, value, child?.mark);
    if (child?.isFree && frame.isAlone) {
      // Another async function: the task goes on in it.
      child.parent = frame;
      frame.waiting = child;
      const { leaf } = child;
      if (leaf.waiting) this.reached(leaf);
      this.suspend(frame);
      return value;
    }
    // A task of its own by now is awaited as that; one that somebody else awaits is a promise like any other.
    const ours = (!child?.done && child?.stepper?.task) || value;
    if (!this.language.isOurs(ours)) {
      frame.root.stepper?.foreign(value);
      this.suspend(frame);
      return value;
    }
    if (!frame.isAlone) {
      this.suspend(frame);
      return this.language.future(ours);
    }
    if (this.language.isSettled(ours)) {
      frame.root.stepper?.running();
      const result = ours.result(); // as in CPython there is nothing to wait for
      this.suspend(frame);
      return result;
    }
    const { promise, resolve, reject } = withResolvers();
    frame.settle = { resolve, reject };
    frame.waiting = ours;
    if (frame.isGenerator) frame.parent.waiting = frame;
    this.reached(frame);
    this.suspend(frame);
    return promise;
  }

  reached(leaf) {
    leaf.root.stepper?.reached(leaf);
  }

  /** Control leaves `frame`; in the first part of a call it goes to the caller, see `exit`. */
  suspend(frame) {
    if (frame.isGenerator && this.frame !== frame) {
      this.unseen();
      return;
    }
    if (frame !== this.top && frame.promise === null && !frame.isGenerator) return;
    // While a call of the top level runs a loop, the top level's own step stays aside (pump.js).
    if (this.atTop && current.pump.depth === 1) current.session.stepIn();
    this.frame = null;
    if (this.between === frame) {
      this.between = null;
      current.session.leaveTask();
    }
  }

  /** The code that has control may give it away where we do not see it, as `for await` does: with this microtask at the latest. */
  unseen(value) {
    const { frame } = this;
    microtask(() => frame === this.frame && this.rest() && current.pump.soon());
    return value;
  }

  /** No code runs at the moment: whoever had control has given it away. True if that had not been seen. */
  rest() {
    if (!this.frame) return false;
    this.suspend(this.frame);
    return true;
  }

  /** A `for await` of `frame` has a value. */
  each(frame) {
    this.here(frame);
    this.unseen();
  }

  /** An `await` of `frame` has come back with `value`. */
  back(frame, value) {
    this.microscope.resumed(frame.mark, value, 0);
    this.here(frame);
    return value;
  }

  /** Control is in `frame`: after an await, in a `catch`, a `finally` or a `for await`. */
  here(frame) {
    this.microscope.woken(frame.mark, "throw");
    frame.waiting = null;
    frame.settle = null;
    this.line = frame.line;
    if (this.frame === frame || (frame.isGenerator && this.frame === frame.parent && this.frame)) return;
    if (this.between) this.suspend(this.between);
    this.frame = frame;
    const { stepper } = frame.root;
    stepper?.running();
    if (stepper && stepper !== current.pump.watched) this.enterBetween(frame, stepper.owner);
    if (frame.outside) current.session.stepOut();
  }

  /** A plain promise has `frame` go on while the loop runs no step of its task: it is in that task all the same. */
  enterBetween(frame, task) {
    if (!task?.number) return;
    this.between = frame;
    current.session.enterTask(task.number);
    this.unseen();
  }

  /** So many functions were called in one step: those that somebody awaits by now do not count. */
  checkFloating() {
    this.floating = this.floating.filter((frame) => frame.isFree);
    if (this.floating.length > current.guard.limits.tasks) current.guard.reached("tasks");
  }

  /** Async functions that were called and that nobody awaits become tasks. */
  settleFloating() {
    const { floating, line } = this;
    this.floating = [];
    for (const frame of floating) {
      if (!frame.isFree) continue;
      this.line = frame.callerLine;
      this.language.adopt(frame);
    }
    this.line = line;
  }
}

function withResolvers() {
  let resolve;
  let reject;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
