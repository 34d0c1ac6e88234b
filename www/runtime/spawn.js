/** Tasks are made here, of whatever can be awaited. */
import { Context } from "./contexts.js";
import { current, isGenerator } from "./current.js";
import { frameOf, generatorName } from "./frames.js";
import { Coroutine, Future, Task, iscoroutine } from "./futures.js";
import { repr } from "./repr.js";
import { stepperOf } from "./steppers.js";

/** The name of the function that made a coroutine. */
export function labelOf(coroutine) {
  if (coroutine instanceof Coroutine) return coroutine.name;
  return isGenerator(coroutine) ? generatorName(coroutine) : (frameOf(coroutine)?.name ?? "promise");
}

/** The number by which the kernel knows a label: a text for each task would cost more than the task. */
export function labelNumber(label) {
  let number = current.labels.get(label);
  if (number === undefined) {
    number = current.session.label(label);
    current.labels.set(label, number);
  }
  return number;
}

/** `Task(coroutine, loop=loop, name=name, context=context, eager_start=eagerStart)`. */
export function spawn(loopId, coroutine, options) {
  if (!iscoroutine(coroutine)) throw new TypeError(`a coroutine was expected, got ${repr(coroutine)}`);
  return spawnAny(loopId, coroutine, options);
}

function spawnAny(loopId, coroutine, { name, context, eagerStart = false } = {}) {
  const { session } = current;
  current.guard.checkTasks(loopId);
  const raw = Context.rawOf(context);
  const label = labelOf(coroutine);
  const task = new Task(coroutine, label, context);
  const given = name === undefined || name === null ? undefined : String(name);
  const begun = coroutine instanceof Coroutine ? coroutine.start() : stepperOf(coroutine);
  // The code of an async function has begun already, and goes on when its engine lets it.
  const isEager = eagerStart && !begun.isStarted;
  const { Begun, Held, Soon } = current.kernel.Beginning;
  let number;
  if (typeof begun === "number") {
    number = session.createLibraryTask(loopId, begun, given, labelNumber(label), isEager ? Held : Soon, raw);
  } else {
    begun.task = task;
    task.stepper = begun;
    const beginning = begun.isStarted ? Begun : isEager ? Held : Soon;
    number = session.createTask(loopId, begun, given, labelNumber(label), beginning, raw);
  }
  task.named(given ?? session.lastTaskNumber());
  Future.wrap(number, loopId, task);
  if (isEager) current.probes.aside(() => session.startEagerly(number));
  return task;
}

/** A task for a coroutine, by the loop's factory if it has one. */
function taskOf(loopId, coroutine) {
  const loop = current.loops.byId(loopId);
  return loop.getTaskFactory() ? loop.createTask(coroutine) : spawnAny(loopId, coroutine);
}

/** `asyncio.ensure_future`. */
export function ensureFuture(awaitable, { loop } = {}) {
  if (awaitable instanceof Future) {
    if (loop && loop.id !== awaitable.loopId) {
      const text = "The future belongs to a different loop than the one specified as the loop argument";
      throw new current.errors.ValueError(text);
    }
    return awaitable;
  }
  const loopId = loop ? loop.id : current.loops.defaultId();
  if (iscoroutine(awaitable)) {
    const known = frameOf(awaitable)?.stepper?.task;
    return known ?? taskOf(loopId, awaitable);
  }
  if (typeof awaitable?.then === "function") return taskOf(loopId, Promise.resolve(awaitable));
  throw new TypeError("An asyncio.Future, a coroutine or an awaitable is required");
}
