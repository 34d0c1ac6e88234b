/** Exceptions of the language: asyncio's classes, and Python's names and words for JavaScript's own. */
import { repr } from "./repr.js";

/** `class NAME(Base)`, with the name that `instanceof` and `e.name` know. */
function exception(name, Base = Error) {
  const made = { [name]: class extends Base {} }[name];
  Object.defineProperty(made.prototype, "name", { value: name, configurable: true, writable: true });
  return made;
}

export const CancelledError = exception("CancelledError");
export const TimeoutError = exception("TimeoutError");
export const InvalidStateError = exception("InvalidStateError");
export const RuntimeError = exception("RuntimeError");
export const ValueError = exception("ValueError");
export const LookupError = exception("LookupError");
export const AssertionError = exception("AssertionError");
export const QueueEmpty = exception("QueueEmpty");
export const QueueFull = exception("QueueFull");
export const QueueShutDown = exception("QueueShutDown");
export const BrokenBarrierError = exception("BrokenBarrierError");

/** `BaseExceptionGroup(message, exceptions)`; its text tells how many there are. */
export class BaseExceptionGroup extends Error {
  #title;

  constructor(title, exceptions) {
    if (!(exceptions?.length > 0)) throw new ValueError("second argument (exceptions) must be a non-empty sequence");
    const { length } = exceptions;
    super(`${title} (${length} sub-exception${length === 1 ? "" : "s"})`);
    this.#title = title;
    this.exceptions = [...exceptions];
  }

  /** @internal The text without the count. */
  get title() {
    return this.#title;
  }
}
Object.defineProperty(BaseExceptionGroup.prototype, "name", { value: "BaseExceptionGroup", writable: true });
export const ExceptionGroup = exception("ExceptionGroup", BaseExceptionGroup);

export const classes = {
  CancelledError, TimeoutError, InvalidStateError, RuntimeError, ValueError, LookupError, AssertionError, QueueEmpty,
  QueueFull, QueueShutDown, BrokenBarrierError, ExceptionGroup, BaseExceptionGroup,
};

/** A bound of the run was reached: not an exception of the program's, and not for it to handle. */
export const LimitError = exception("LimitError");

/** An error of the class that CPython calls `name`. */
export function makeError(name, message, members, cause) {
  const Class = name === "TypeError" ? TypeError : (classes[name] ?? Error);
  const error = Class.prototype instanceof BaseExceptionGroup || Class === BaseExceptionGroup
    ? new Class(message ?? "", members)
    : new Class(message);
  if (Class === Error) error.name = name;
  if (cause !== undefined) error.cause = cause;
  return error;
}

/** CPython's name for the class of what was thrown. */
export function errorName(thrown) {
  return textOf(() => {
    if (!(thrown instanceof Error)) return thrown === null ? "null" : typeof thrown;
    const name = thrown.constructor?.name || thrown.name;
    return name === "Error" ? (thrown.name === "Error" ? "Exception" : thrown.name) : name;
  });
}

/** The text that an exception was made with. */
export function errorMessage(thrown) {
  return textOf(() => {
    if (thrown instanceof BaseExceptionGroup) return thrown.title;
    return thrown instanceof Error ? thrown.message : repr(thrown);
  });
}

/** What `read` gives, as text: a program may put anything into an error, and a getter that throws as well. */
function textOf(read) {
  try {
    return String(read());
  } catch {
    return "<unreadable>";
  }
}
