/**
 * What generators, async functions and iterators of the program do, for the record: the object that the program knows
 * as `__lsM`, and the other half of the probes that instrument.js puts in.
 *
 *     NEW ──begin──▶ RUNS ──yields, delegates──▶ STANDS ──sent, back, woken──▶ RUNS ──over──▶ OVER
 *
 * A call of one has a Mark. Nothing is wrapped and no method replaced: a probe in the body tells when control comes and
 * goes, whoever asked for it. Once the record has room for no more, a call has no mark, and a probe is one comparison.
 * Nor has a call of set-up code, whose line is 0.
 */
import { brief } from "./brief.js";
import { isGenerator } from "./current.js";

const NEW = 0;
const RUNS = 1;
const STANDS = 2;
const OVER = 3;

class Mark {
  state = NEW;
  line = 0;
  how = "returned";
  value = "";

  constructor(number) {
    this.number = number;
  }
}

/** A generator is asked at a line, its `from`, where control comes back to; so that line is told anew, recorded or not. */
export class Microscope {
  #session;
  #probes;
  #isOpen = true;
  /** A generator that has just begun to delegate to another: the next that begins is that one. */
  #delegating = null;
  #iterators = new WeakMap();

  constructor(session, probes) {
    this.#session = session;
    this.#probes = probes;
  }

  /** A generator function was called. */
  made(name) {
    return this.#isOpen ? this.#make("generator", name) : null;
  }

  /** An async function was called, and runs. */
  called(name, line) {
    const mark = this.#isOpen && line > 0 ? this.#make("coroutine", name) : null;
    this.begin(mark, line, this.#probes.line);
    return mark;
  }

  /** An async generator was asked for its first value. */
  asked(name, line) {
    const mark = this.#isOpen && line > 0 ? this.#make("async_generator", name) : null;
    this.begin(mark, line, this.#probes.line);
    return mark;
  }

  #make(kind, name) {
    const number = this.#session.frameCreated(kind, name, this.#probes.line);
    this.#isOpen = number > 0;
    return this.#isOpen ? new Mark(number) : null;
  }

  /** Its body begins, which starts at `line`. */
  begin(mark, line, from) {
    if (!mark) return;
    mark.line = line;
    this.#go(mark, "next", "", from);
  }

  /** The `yield` of a generator at `line` has come back with `value`. */
  sent(mark, line, value, from) {
    this.#probes.line = line;
    return this.resumed(mark, value, from);
  }

  /** A frame goes on with `value`; `from` is 0 where the loop has it go on. */
  resumed(mark, value, from) {
    if (mark?.state === STANDS) {
      if (value === undefined) this.#go(mark, "next", "", from);
      else this.#go(mark, "send", brief(value), from);
    }
    return value;
  }

  /** Control is in a `catch` or `finally`: if it stood, it was not resumed with a value. */
  woken(mark, by, error) {
    if (mark?.state !== STANDS) return;
    if (by === "close") mark.how = "closed";
    this.#go(mark, by, by === "throw" && error !== undefined ? brief(error) : "", this.#probes.line);
  }

  #go(mark, by, value, from) {
    const probes = this.#probes;
    const asker = probes.isStepping ? 0 : from;
    probes.isStepping = false;
    if (this.#delegating) this.#link(mark);
    mark.state = RUNS;
    this.#isOpen &&= this.#session.frameResumed(mark.number, by, value, mark.line, asker);
  }

  #link(below) {
    const mark = this.#delegating;
    this.#delegating = null;
    if (mark === below) return; // there was nothing to delegate to
    this.#isOpen &&= this.#session.frameDelegated(mark.number, below.number, "", mark.line);
  }

  /** `yield value` at `line`. */
  yields(mark, line, value, from) {
    this.#probes.stand(line);
    if (mark) {
      this.#stop(mark, line);
      if (this.#isOpen) this.#isOpen = this.#session.frameYielded(mark.number, brief(value), line);
    }
    if (from) this.#probes.line = from;
    return value;
  }

  /** `yield* value` at `line`. */
  delegates(mark, line, value, from) {
    this.#probes.stand(line);
    const isBelow = isGenerator(value);
    if (isBelow && from) this.#probes.line = from; // who asks for the one above asks for the one below
    if (!mark) return value;
    this.#stop(mark, line);
    if (isBelow) this.#delegating = mark;
    else if (this.#isOpen) this.#isOpen = this.#session.frameDelegated(mark.number, 0, brief(value), line);
    return value;
  }

  /** A `yield*` at `line` is over, with `value`. */
  back(mark, line, value, from) {
    this.#delegating = null;
    return this.sent(mark, line, value, from);
  }

  /** `await value` at `line`; `below` is the mark of the async function whose promise it is. */
  awaits(mark, line, value, below) {
    if (!mark) return;
    this.#stop(mark, line);
    if (this.#isOpen) this.#isOpen = this.#session.frameDelegated(mark.number, below?.number ?? 0, below ? "" : brief(value), line);
  }

  #stop(mark, line) {
    mark.state = STANDS;
    mark.line = line;
  }

  /** `return value`. */
  returns(mark, value) {
    if (mark && this.#isOpen) mark.value = brief(value);
    return value;
  }

  /** Nothing in its body has caught `error`. */
  threw(mark, error) {
    if (!mark) return error;
    this.woken(mark, "throw", error);
    mark.how = "raised";
    if (this.#isOpen) mark.value = brief(error);
    return error;
  }

  /** Its body is left for good. */
  over(mark, from) {
    this.#probes.stand(this.#probes.line);
    if (mark) this.#end(mark);
    if (from) this.#probes.line = from;
  }

  #end(mark) {
    this.woken(mark, "close");
    mark.state = OVER;
    if (!this.#isOpen) return;
    const value = mark.how === "closed" ? "" : mark.value || brief(undefined);
    this.#isOpen = this.#session.frameEnded(mark.number, mark.how, value, this.#probes.line);
  }

  /** `next()` of an iterator written by hand was called. */
  next(iterator, name, line) {
    if (!this.#isOpen || line === 0 || typeof iterator !== "object" || iterator === null || !(Symbol.iterator in iterator)) return null;
    let mark = this.#iterators.get(iterator);
    if (!mark) {
      mark = this.#make("iterator", name);
      if (!mark) return null;
      this.#iterators.set(iterator, mark);
    }
    if (mark.state === OVER || mark.state === RUNS) return null;
    mark.line = line;
    this.#go(mark, "next", "", this.#probes.line);
    return mark;
  }

  /** It returns `step` at `line`. */
  hands(mark, line, step) {
    if (mark?.state !== RUNS || typeof step !== "object" || step === null) return step;
    if (step.done) mark.value = brief(step.value);
    else this.yields(mark, line, step.value);
    return step;
  }

  /** That call is over: and so is the iterator, unless it has handed something out. */
  handed(mark) {
    if (mark?.state === RUNS) this.#end(mark);
  }
}
