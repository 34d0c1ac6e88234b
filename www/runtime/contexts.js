/**
 * `contextvars`: values that belong to a task and are inherited by what it starts. The kernel says which context is
 * current; what is set in it is a Map that is never changed: setting a variable puts another one in its place.
 */
import { current } from "./current.js";
import { LookupError, RuntimeError, ValueError } from "./errors.js";
import { REPR, repr } from "./repr.js";

const NONE = new Map();

const valuesOfCurrent = () => current.session.contextValues() ?? NONE;

/** What a variable was before it was first set. */
class Missing {
  [REPR]() {
    return "<Token.MISSING>";
  }
}

/** `contextvars.Token`: what `reset()` takes. */
export class Token {
  static MISSING = new Missing();
  #context;
  used = false;

  /** Tokens are made by `ContextVar.set`. */
  constructor(variable, oldValue, context) {
    this.var = variable;
    this.oldValue = oldValue;
    this.#context = context;
    Object.defineProperty(this, "used", { enumerable: false });
  }

  /** @internal */
  get isOfCurrent() {
    const now = current.kernel.RawContext.current();
    try {
      return this.#context.is(now);
    } finally {
      now.free();
    }
  }

  [REPR]() {
    return `<Token${this.used ? " used" : ""} var=${repr(this.var)}>`;
  }
}

/** `contextvars.ContextVar`. */
export class ContextVar {
  #name;
  #options;

  constructor(name, options = {}) {
    if (typeof name !== "string") throw new TypeError("context variable name must be a str");
    current.contextVars += 1;
    this.#name = name;
    this.#options = options;
  }

  get name() {
    return this.#name;
  }

  /** The value in the current context, or else what is given, or else the variable's default. */
  get(...fallback) {
    const values = valuesOfCurrent();
    if (values.has(this)) return values.get(this);
    if (fallback.length > 0) return fallback[0];
    if ("default" in this.#options) return this.#options.default;
    throw new LookupError(repr(this));
  }

  set(value) {
    const values = valuesOfCurrent();
    const old = values.has(this) ? values.get(this) : Token.MISSING;
    current.session.setContextValues(new Map(values).set(this, value));
    return new Token(this, old, current.kernel.RawContext.current());
  }

  reset(token) {
    if (!(token instanceof Token)) throw new TypeError(`expected an instance of Token, got ${repr(token)}`);
    if (token.used) throw new RuntimeError(`${repr(token)} has already been used once`);
    if (token.var !== this) throw new ValueError(`${repr(token)} was created by a different ContextVar`);
    if (!token.isOfCurrent) throw new ValueError(`${repr(token)} was created in a different Context`);
    token.used = true;
    const values = new Map(valuesOfCurrent());
    if (token.oldValue === Token.MISSING) values.delete(this);
    else values.set(this, token.oldValue);
    current.session.setContextValues(values);
  }

  [REPR]() {
    const { default: value } = this.#options;
    return `<ContextVar name=${repr(this.#name)}${"default" in this.#options ? ` default=${repr(value)}` : ""}>`;
  }
}

/** `contextvars.Context`: the variables that are set in it, and their values. */
export class Context {
  #raw = new current.kernel.RawContext();

  /** @internal */
  static of(raw) {
    const made = new Context();
    made.#raw.free();
    made.#raw = raw;
    return made;
  }

  /** @internal The kernel's context, for a call that takes one; undefined where none is given. */
  static rawOf(context) {
    if (context === undefined || context === null) return undefined;
    if (!(context instanceof Context)) throw new TypeError(`a Context was expected, got ${repr(context)}`);
    return context.#raw.share();
  }

  /** Calls `callback(...args)` with this context current. */
  run(callback, ...args) {
    if (this.#raw.isEntered()) throw new RuntimeError(`cannot enter context: ${repr(this)} is already entered`);
    return this.#raw.run(() => callback(...args));
  }

  copy() {
    return Context.of(this.#raw.copy());
  }

  get #values() {
    return this.#raw.values() ?? NONE;
  }

  has(variable) {
    return this.#values.has(variable);
  }

  get(variable, fallback = null) {
    return this.has(variable) ? this.#values.get(variable) : fallback;
  }

  keys() {
    return [...this.#values.keys()];
  }

  values() {
    return [...this.#values.values()];
  }

  items() {
    return [...this.#values];
  }

  get size() {
    return this.#values.size;
  }

  [Symbol.iterator]() {
    return this.keys()[Symbol.iterator]();
  }

  [REPR]() {
    return "<Context object>";
  }
}

/** `contextvars.copy_context()`. */
export function copyContext() {
  return Context.of(current.kernel.RawContext.copyOfCurrent());
}

/** `callback` as it is called in `context`, if one is given. */
export function within(context, callback) {
  Context.rawOf(context)?.free(); // a wrong one is told now
  return context ? (...args) => context.run(callback, ...args) : callback;
}

/** The arguments of `callSoon(callback, ...args, {context})`, and the context. */
export function splitContext(args) {
  const last = args.at(-1);
  const isOption = last !== null && typeof last === "object" && last.context instanceof Context && Object.keys(last).length === 1;
  return isOption ? [args.slice(0, -1), last.context] : [args, null];
}
