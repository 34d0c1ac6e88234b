/** What a program sees: `asyncio`, its members as bare names, and the session's own globals. */
import * as callGraph from "./call-graph.js";
import * as combinators from "./combinators.js";
import { Context, ContextVar, Token, copyContext } from "./contexts.js";
import { current } from "./current.js";
import { classes } from "./errors.js";
import { Future, Task, iscoroutine, isfuture } from "./futures.js";
import * as loops from "./loops.js";
import { TaskGroup, Timeout, asyncWith, timeout, timeoutAt } from "./managers.js";
import { str } from "./repr.js";
import { Runner, run } from "./runner.js";
import { ensureFuture } from "./spawn.js";
import { Awaited } from "./steppers.js";
import * as sync from "./sync.js";

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
const GeneratorFunction = Object.getPrototypeOf(function* () {}).constructor;

/** Whether calling `value` makes a coroutine. Async functions carry probes, so their source tells. */
function iscoroutinefunction(value) {
  if (value instanceof AsyncFunction || value instanceof GeneratorFunction) return true;
  return typeof value === "function" && Function.prototype.toString.call(value).includes("__ls.enter(");
}

/** `yield* awaited(x)`: await anything in a generator. */
function awaited(value) {
  return new Awaited(value);
}

export function makeAsyncio() {
  const { newEventLoop, getEventLoop, setEventLoop, getRunningLoop, EventLoop, Handle, TimerHandle,
    createTask, eagerTaskFactory, createEagerTaskFactory, currentTask, allTasks } = loops;
  const { sleep, gather, wait, waitFor, asCompleted, shield, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED } = combinators;
  const asyncio = {
    run, Runner, newEventLoop, getEventLoop, setEventLoop, getRunningLoop, EventLoop, Handle, TimerHandle,
    createTask, eagerTaskFactory, createEagerTaskFactory, ensureFuture, currentTask, allTasks, Future, Task, iscoroutine, isfuture, iscoroutinefunction, awaited,
    sleep, gather, wait, waitFor, asCompleted, shield, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED,
    TaskGroup, Timeout, timeout, timeoutAt, asyncWith, ContextVar, Token, Context, copyContext, ...callGraph, ...sync, ...classes,
  };
  // A bundler may have shortened the names that programs see in `constructor.name`.
  for (const [name, value] of Object.entries(asyncio)) {
    if (typeof value === "function") Object.defineProperty(value, "name", { value: name });
  }
  return Object.freeze(asyncio);
}

/** `Date` on the session's clock: a run begins at the epoch that it is given. */
function makeDate(clock, epoch) {
  const now = () => Math.floor(epoch + clock.read() * 1000);
  const SessionDate = class Date extends globalThis.Date {
    constructor(...args) {
      super(...(args.length === 0 ? [now()] : args));
    }

    static now() {
      return now();
    }
  };
  // Called without `new`, a date is a string.
  return new Proxy(SessionDate, { apply: () => new SessionDate().toString() });
}

/** A small generator of random numbers with a seed (mulberry32). */
function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The names that follow the session's clock and seed, and those that print. */
export function makeGlobals({ clock, timers, output, seed, epoch }) {
  const say = (stream) => (...values) => output.write(stream, `${values.map(str).join(" ")}\n`, current.probes.line);
  const math = Object.create(Math, {
    random: { value: seeded(seed) },
    [Symbol.toStringTag]: { value: "Math" },
  });
  const once = (callback, milliseconds, ...args) => timers.set(callback, milliseconds, false, args);
  const repeated = (callback, milliseconds, ...args) => timers.set(callback, milliseconds, true, args);
  const clear = (id) => timers.clear(id);
  const print = say("stdout");
  current.print = print;
  return {
    print,
    console: { log: print, info: print, debug: print, warn: say("stderr"), error: say("stderr"), trace: say("stderr") },
    setTimeout: once, setInterval: repeated, clearTimeout: clear, clearInterval: clear,
    Date: makeDate(clock, epoch),
    performance: { now: () => clock.read() * 1000, timeOrigin: epoch },
    Math: math,
    /** Python's `time`: `sleep` blocks the loop, and everybody sees it. */
    time: {
      sleep: (seconds) => clock.block(seconds),
      time: () => epoch / 1000 + clock.read(),
      monotonic: () => clock.read(),
      perfCounter: () => clock.read(),
    },
  };
}
