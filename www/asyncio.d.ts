/// <reference path="asyncio-context.d.ts" />
/**
 * What a program sees: asyncio, with CPython 3.11's names in JavaScript's case and CPython's meaning. Every member of
 * the namespace is also a bare name. The editor's completion and hover help are made from this file.
 */
declare namespace asyncio {
  /** What `await` and `yield*` can wait for. */
  type Awaitable<T> = Coroutine<T> | Future<T> | PromiseLike<T> | Generator<unknown, T, any>;

  /** A computation that can pause. Nothing of it runs before it is awaited or made a task. */
  interface Coroutine<T> extends PromiseLike<T> {
    [Symbol.iterator](): Generator<unknown, T, any>;
    /** Ends the coroutine where it waits; its `finally` blocks run. */
    close(): void;
  }

  // ---- running ----

  /**
   * Runs a coroutine (or the function that makes one) on a new loop until it is done, cancels what is left, and closes
   * the loop, a new one or (Python 3.12) what `loopFactory` makes. Write `await run(main)` at the top level; inside a task
   * it raises RuntimeError.
   */
  function run<T>(main: (() => Awaitable<T>) | Awaitable<T>, options?: RunnerOptions): Coroutine<T>;

  interface RunnerOptions {
    debug?: boolean;
    loopFactory?: () => EventLoop;
  }

  /** Keeps one loop for several runs. Also for `asyncWith()`, which closes it at the end. */
  class Runner {
    constructor(options?: RunnerOptions);
    /** Runs a coroutine to its end on this runner's loop. */
    run<T>(coro: (() => Awaitable<T>) | Awaitable<T>, options?: { context?: Context }): Coroutine<T>;
    /** The runner's loop; made when first asked for. */
    getLoop(): EventLoop;
    /** Cancels what is left and closes the loop. */
    close(): Coroutine<void>;
  }

  /**
   * Enters a context manager, runs the body with it, and leaves it again, however the body ends: Python's `async with`.
   *
   * `await asyncWith(lock, async () => { ... })`
   */
  function asyncWith<M, T>(manager: M, body: (managed: M) => Awaitable<T> | T): Coroutine<T>;

  /** Prints its arguments, separated by spaces. Strings as they are, other values as Python would show them. */
  function print(...values: unknown[]): void;

  // ---- coroutines and tasks ----

  /** Waits that many seconds, then gives `result`. `sleep(0)` lets every other ready task have one turn. */
  function sleep<T = undefined>(seconds: number, result?: T): Coroutine<T>;

  /**
   * Plans a coroutine to run as a task of its own. It starts when the task now running awaits, in a copy of the current
   * context or in the `context` given. With `eagerStart` (Python 3.12) a generator's code runs at once, as far as it
   * need not wait.
   */
  function createTask<T>(coro: Awaitable<T>, options?: TaskOptions): Task<T>;

  /** How a task is made. */
  interface TaskOptions {
    name?: string;
    context?: Context;
    eagerStart?: boolean;
  }

  /** Makes the tasks of a loop; see `loop.setTaskFactory`. */
  type TaskFactory = (loop: EventLoop, coro: Awaitable<any>, options?: TaskOptions) => Future;

  /** For `loop.setTaskFactory`: every task starts at once, as with `eagerStart` (Python 3.12). */
  function eagerTaskFactory<T>(loop: EventLoop, coro: Awaitable<T>, options?: TaskOptions): Task<T>;

  /** The same for tasks that `make(coro, options)` makes; the options have `loop` and `eagerStart`. */
  function createEagerTaskFactory(make: (coro: Awaitable<any>, options: TaskOptions & { loop: EventLoop }) => Future): TaskFactory;

  /** A Future for anything awaitable: a coroutine becomes a task, a Future stays itself. */
  function ensureFuture<T>(aw: Awaitable<T>): Future<T>;

  /**
   * Runs all at the same time and gives their results in the order of the arguments. The first exception is passed on
   * at once, while the others run on; with `gather([...], {returnExceptions: true})` exceptions come as results.
   */
  function gather<T>(...aws: Awaitable<T>[]): Future<T[]>;
  function gather<T>(aws: Awaitable<T>[], options: { returnExceptions?: boolean }): Future<T[]>;

  /** Waits for one thing, but at most that many seconds: then cancels it and raises TimeoutError. */
  function waitFor<T>(aw: Awaitable<T>, seconds: number | null): Coroutine<T>;

  /**
   * Waits for tasks without cancelling any, until `timeout` or what `returnWhen` says, and gives two sets:
   * `const [done, pending] = await wait(tasks)`.
   */
  function wait<T>(tasks: Iterable<Future<T>>, options?: { timeout?: number | null; returnWhen?: string }): Coroutine<[Set<Future<T>>, Set<Future<T>>]>;

  /** For `wait()`: return when the first one is done. */
  const FIRST_COMPLETED: string;
  /** For `wait()`: return when the first one fails, or all are done. */
  const FIRST_EXCEPTION: string;
  /** For `wait()`: return when all are done. */
  const ALL_COMPLETED: string;

  /**
   * Gives coroutines to await one by one; each brings the next result to come: `for (const next of asCompleted(aws)) await
   * next`. With `for await` it gives the futures themselves, each when it is done (Python 3.13).
   */
  function asCompleted<T>(aws: Iterable<Awaitable<T>>, options?: { timeout?: number | null }): AsCompleted<T>;
  interface AsCompleted<T> extends IterableIterator<Coroutine<T>> {
    [Symbol.asyncIterator](): AsyncIterator<Future<T>>;
  }

  /** Waits for it, but keeps a cancellation of the one who waits away from it. */
  function shield<T>(aw: Awaitable<T>): Future<T>;

  /** Makes any awaitable fit for `yield*`; a promise is not by itself. */
  function awaited<T>(aw: Awaitable<T>): Coroutine<T>;

  /** The task that is running, or null in a callback. */
  function currentTask(): Task<unknown> | null;
  /** The tasks of the running loop that are not done. */
  function allTasks(): Set<Task<unknown>>;
  /** Whether it is a coroutine: something that can be awaited once and does not run by itself. */
  function iscoroutine(value: unknown): boolean;
  /** Whether it is a Future; a Task is one. */
  function isfuture(value: unknown): boolean;
  /** Whether calling it makes a coroutine. */
  function iscoroutinefunction(value: unknown): boolean;

  /** A box for a result that is not there yet. It runs nothing by itself. */
  class Future<T = any> implements Coroutine<T> {
    constructor(options?: { loop?: EventLoop });
    /** The result. Raises what the Future failed with, or InvalidStateError while there is none. */
    result(): T;
    /** What it failed with, or null. Raises InvalidStateError while it is not done. */
    exception(): Error | null;
    /** Puts the result in and plans the callbacks. Only once: after that InvalidStateError. */
    setResult(value: T): void;
    /** Makes it fail. Only once, like `setResult()`. */
    setException(error: Error): void;
    /** Whether it has a result, an exception, or was cancelled. */
    done(): boolean;
    /** Whether it was cancelled. */
    cancelled(): boolean;
    /** Cancels it. Gives false if it was done already. */
    cancel(message?: string): boolean;
    /** Plans a call of `callback(this)` for when it is done: always in a later turn, never at once. */
    addDoneCallback(callback: (future: this) => void, options?: { context?: Context }): void;
    /** Removes a callback; gives how many there were. */
    removeDoneCallback(callback: (future: this) => void): number;
    /** The loop it belongs to. */
    getLoop(): EventLoop;
    /** Waiting with plain promises; `await` uses it. */
    then<A = T, B = never>(onResult?: ((value: T) => A | PromiseLike<A>) | null, onError?: ((error: any) => B | PromiseLike<B>) | null): PromiseLike<A | B>;
    /** Does nothing: a Future has no steps to end. */
    close(): void;
    [Symbol.iterator](): Generator<unknown, T, any>;
  }

  /** A coroutine running on the loop by itself, and the Future of its result. Made by `createTask()`. */
  class Task<T = any> extends Future<T> {
    private constructor();
    /** Its name: `Task-1`, `Task-2`, …, or the one it was given. */
    getName(): string;
    /** Gives it another name. */
    setName(name: string): void;
    /** Asks it to stop: CancelledError is thrown in where it waits. It may tidy up, or even go on. */
    cancel(message?: string): boolean;
    /** How many cancellations are asked for and not taken back. */
    cancelling(): number;
    /** Takes one cancellation back; gives how many are left. */
    uncancel(): number;
    /** The coroutine it runs. */
    getCoro(): Coroutine<T>;
    /** The context it runs in. */
    getContext(): Context;
    /** Where it is: the lines of the program it is in. */
    getStack(): unknown[];
    /** Prints where it is to stderr. */
    printStack(): void;
  }

  /**
   * Tasks that belong together: leaving the group waits for all of them, and if one fails the others are cancelled.
   *
   * `await asyncWith(new TaskGroup(), async (tg) => { tg.createTask(work()); })`
   */
  class TaskGroup {
    /** Plans a task that belongs to the group. */
    createTask<T>(coro: Awaitable<T>, options?: TaskOptions): Task<T>;
    /** Cancels its tasks and the body of `asyncWith()`, which then ends without a CancelledError (Python 3.15). */
    cancel(): void;
  }

  // ---- timeouts ----

  /** Limits the body of `asyncWith()` to that many seconds: then it is cancelled, and TimeoutError raised. */
  function timeout(seconds: number | null): Timeout;
  /** The same with a moment on the loop's clock. */
  function timeoutAt(when: number | null): Timeout;

  /** What `timeout()` gives to the body. */
  class Timeout {
    private constructor();
    /** The deadline on the loop's clock, or null. */
    when(): number | null;
    /** Moves the deadline; null takes it away. */
    reschedule(when: number | null): void;
    /** Whether the deadline has passed. */
    expired(): boolean;
  }

  // ---- the event loop ----

  /** Makes a loop. Run it with `runUntilComplete()`, and `close()` it in the end. */
  function newEventLoop(): EventLoop;
  /** The running loop, or else the current one. */
  function getEventLoop(): EventLoop;
  /** Makes a loop the current one; null for none. */
  function setEventLoop(loop: EventLoop | null): void;
  /** The running loop; RuntimeError outside tasks and callbacks. */
  function getRunningLoop(): EventLoop;

  /** Runs one thing after another: what is ready, then what a timer makes ready, turn by turn. */
  class EventLoop {
    private constructor();
    /** Runs until it is done, and gives its result: `await loop.runUntilComplete(main())`. */
    runUntilComplete<T>(aw: Awaitable<T>): Coroutine<T>;
    /** Runs until `stop()`. */
    runForever(): Coroutine<void>;
    /** Ends the run after this turn. */
    stop(): void;
    /** Closes the loop for good. RuntimeError while it runs. */
    close(): void;
    /** Whether it runs now. */
    isRunning(): boolean;
    /** Whether it was closed. */
    isClosed(): boolean;
    /** The loop's clock, in seconds. A run starts at 0. */
    time(): number;
    /** Plans a call for the next turn. Behind the arguments may stand `{context}`, the context to make it in. */
    callSoon(callback: (...args: any[]) => void, ...args: unknown[]): Handle;
    /** As `callSoon()`; here are no other threads. */
    callSoonThreadsafe(callback: (...args: any[]) => void, ...args: unknown[]): Handle;
    /** Plans a call that many seconds from now. */
    callLater(seconds: number, callback: (...args: any[]) => void, ...args: unknown[]): TimerHandle;
    /** Plans a call for a moment of the loop's clock. */
    callAt(when: number, callback: (...args: any[]) => void, ...args: unknown[]): TimerHandle;
    /** An empty Future of this loop. */
    createFuture<T = any>(): Future<T>;
    /** Plans a coroutine to run on this loop as a task. */
    createTask<T>(coro: Awaitable<T>, options?: TaskOptions): Task<T>;
    /**
     * Hears of exceptions that nobody else could: `handler(loop, context)`; null for the default one. Of a task that is
     * dropped with an exception nobody has seen, only the end of the run tells: JavaScript has no destructors.
     */
    setExceptionHandler(handler: ((loop: EventLoop, context: ExceptionContext) => void) | null): void;
    /** The handler that was set, or null. */
    getExceptionHandler(): ((loop: EventLoop, context: ExceptionContext) => void) | null;
    /** Reports an exception to the handler. */
    callExceptionHandler(context: ExceptionContext): void;
    /** What happens without a handler: the context is printed to stderr. */
    defaultExceptionHandler(context: ExceptionContext): void;
    /** Switches the debug mode, which checks more and reports slow steps. */
    setDebug(enabled: boolean): void;
    /** Whether the debug mode is on. */
    getDebug(): boolean;
    /** Does nothing here: an async generator is closed by whoever iterates over it. */
    shutdownAsyncgens(): Coroutine<void>;
    /** Does nothing here: there are no threads. */
    shutdownDefaultExecutor(): Coroutine<void>;
    /** How many seconds a step may take before it is reported as slow: 0.1 unless you set it. */
    slowCallbackDuration: number;
    /** Decides how tasks are made: `factory(loop, coro, options)`; null for the usual way. */
    setTaskFactory(factory: TaskFactory | null): void;
    /** The factory that was set, or null. */
    getTaskFactory(): TaskFactory | null;
  }

  /** What an exception handler is told. */
  interface ExceptionContext {
    message: string;
    exception?: Error;
    future?: Future;
    task?: Task;
    handle?: Handle;
  }

  /** A planned call. */
  class Handle {
    protected constructor();
    /** The call will not be made. */
    cancel(): void;
    /** Whether it was cancelled. */
    cancelled(): boolean;
    /** The context that the call is made in. */
    getContext(): Context;
  }

  /** A call planned for a moment. */
  class TimerHandle extends Handle {
    /** That moment, on the loop's clock. */
    when(): number;
  }

  // ---- synchronisation ----

  /** A flag to wait for. */
  class Event {
    /** Waits until the flag is set. */
    wait(): Coroutine<true>;
    /** Sets the flag and wakes everyone who waits. */
    set(): void;
    /** Takes the flag down. */
    clear(): void;
    /** Whether the flag is set. */
    isSet(): boolean;
  }

  /** One at a time, in the order they came: `await asyncWith(lock, async () => { ... })`. */
  class Lock {
    /** Waits until the lock is free, and takes it. */
    acquire(): Coroutine<true>;
    /** Gives it to the next who waits. RuntimeError if nobody has it. */
    release(): void;
    /** Whether somebody has it. */
    locked(): boolean;
  }

  /** A lock whose holder can wait to be notified. */
  class Condition {
    constructor(lock?: Lock);
    /** Waits until its lock is free, and takes it. */
    acquire(): Coroutine<true>;
    /** Gives its lock to the next who waits. */
    release(): void;
    /** Whether somebody has its lock. */
    locked(): boolean;
    /** Gives the lock away, waits to be notified, and takes it again. */
    wait(): Coroutine<true>;
    /** Waits until `predicate()` is true, looking again at each notification. */
    waitFor<T>(predicate: () => T): Coroutine<T>;
    /** Wakes up to `n` of those who wait. */
    notify(n?: number): void;
    /** Wakes all who wait. */
    notifyAll(): void;
  }

  /** Lets up to `value` in at a time. */
  class Semaphore {
    constructor(value?: number);
    /** Waits for a place, and takes it. */
    acquire(): Coroutine<true>;
    /** Gives a place back. */
    release(): void;
    /** Whether there is no place left. */
    locked(): boolean;
  }

  /** A semaphore that raises ValueError when more places are given back than were taken. */
  class BoundedSemaphore extends Semaphore {}

  /** Holds everyone until `parties` have come, then lets them all go. */
  class Barrier {
    constructor(parties: number);
    /** Waits for the others; gives each a number from 0. */
    wait(): Coroutine<number>;
    /** Empties it; those who wait get BrokenBarrierError. */
    reset(): Coroutine<void>;
    /** Breaks it for good. */
    abort(): Coroutine<void>;
    /** How many it waits for. */
    readonly parties: number;
    /** How many wait now. */
    readonly nWaiting: number;
    /** Whether it was broken. */
    readonly broken: boolean;
  }

  // ---- queues ----

  /** First in, first out, between tasks. With a `maxsize`, `put()` waits while it is full. */
  class Queue<T = any> {
    constructor(maxsize?: number);
    /** Puts a value in; waits while the queue is full. */
    put(value: T): Coroutine<void>;
    /** Takes a value out; waits while the queue is empty. */
    get(): Coroutine<T>;
    /** Puts a value in now, or raises QueueFull. */
    putNowait(value: T): void;
    /** Takes a value out now, or raises QueueEmpty. */
    getNowait(): T;
    /** How many values are in it. */
    qsize(): number;
    /** Whether there is nothing in it. */
    empty(): boolean;
    /** Whether it holds `maxsize` values. */
    full(): boolean;
    /** How many it holds; 0 for any number. */
    readonly maxsize: number;
    /** Says that a value taken out has been dealt with. */
    taskDone(): void;
    /** Waits until every value put in has been dealt with. */
    join(): Coroutine<void>;
    /** Closes the queue: `put()` raises QueueShutDown, and so does `get()` once it is empty, or at once if `immediate`. */
    shutdown(options?: { immediate?: boolean }): void;
  }

  /** Gives the newest value first. */
  class LifoQueue<T = any> extends Queue<T> {}

  /** Gives the smallest value first; arrays compare item by item. */
  class PriorityQueue<T = any> extends Queue<T> {}

  // ---- errors ----

  /** Thrown in where a cancelled task waits. Let it pass when you have tidied up. */
  class CancelledError extends Error {}
  /** The time was up. */
  class TimeoutError extends Error {}
  /** A Future was asked for what it has not, or told what it knows already. */
  class InvalidStateError extends Error {}
  /** Something at the wrong time: a closed loop, a loop that runs already, … */
  class RuntimeError extends Error {}
  /** A value that makes no sense here. */
  class ValueError extends Error {}
  /** Something that was looked up is not there, such as a context variable without a value. */
  class LookupError extends Error {}
  /** Something that should always be so was not. */
  class AssertionError extends Error {}
  /** `getNowait()` of an empty queue. */
  class QueueEmpty extends Error {}
  /** `putNowait()` into a full queue. */
  class QueueFull extends Error {}
  /** The queue has been shut down. */
  class QueueShutDown extends Error {}
  /** The barrier was reset or aborted. */
  class BrokenBarrierError extends RuntimeError {}

  /** Several exceptions as one, as a TaskGroup raises them. */
  class BaseExceptionGroup extends Error {
    constructor(message: string, exceptions: Error[]);
    /** What it is made of. */
    readonly exceptions: Error[];
  }
  /** The usual kind of exception group. */
  class ExceptionGroup extends BaseExceptionGroup {}
}

import run = asyncio.run; import Runner = asyncio.Runner; import asyncWith = asyncio.asyncWith;
import print = asyncio.print; import sleep = asyncio.sleep; import createTask = asyncio.createTask;
import ensureFuture = asyncio.ensureFuture; import gather = asyncio.gather; import waitFor = asyncio.waitFor;
import wait = asyncio.wait; import FIRST_COMPLETED = asyncio.FIRST_COMPLETED;
import FIRST_EXCEPTION = asyncio.FIRST_EXCEPTION; import ALL_COMPLETED = asyncio.ALL_COMPLETED;
import asCompleted = asyncio.asCompleted; import shield = asyncio.shield; import awaited = asyncio.awaited;
import currentTask = asyncio.currentTask; import allTasks = asyncio.allTasks; import iscoroutine = asyncio.iscoroutine;
import isfuture = asyncio.isfuture; import iscoroutinefunction = asyncio.iscoroutinefunction;
import eagerTaskFactory = asyncio.eagerTaskFactory; import createEagerTaskFactory = asyncio.createEagerTaskFactory;
import Future = asyncio.Future; import Task = asyncio.Task; import TaskGroup = asyncio.TaskGroup;
import timeout = asyncio.timeout; import timeoutAt = asyncio.timeoutAt; import newEventLoop = asyncio.newEventLoop;
import getEventLoop = asyncio.getEventLoop; import setEventLoop = asyncio.setEventLoop;
import getRunningLoop = asyncio.getRunningLoop; import Event = asyncio.Event;
import Lock = asyncio.Lock; import Condition = asyncio.Condition; import Semaphore = asyncio.Semaphore;
import BoundedSemaphore = asyncio.BoundedSemaphore; import Barrier = asyncio.Barrier; import Queue = asyncio.Queue;
import LifoQueue = asyncio.LifoQueue; import PriorityQueue = asyncio.PriorityQueue;
import CancelledError = asyncio.CancelledError; import TimeoutError = asyncio.TimeoutError;
import InvalidStateError = asyncio.InvalidStateError; import RuntimeError = asyncio.RuntimeError;
import ValueError = asyncio.ValueError; import LookupError = asyncio.LookupError;
import AssertionError = asyncio.AssertionError; import QueueEmpty = asyncio.QueueEmpty;
import QueueFull = asyncio.QueueFull; import QueueShutDown = asyncio.QueueShutDown;
import BrokenBarrierError = asyncio.BrokenBarrierError; import BaseExceptionGroup = asyncio.BaseExceptionGroup;
import ExceptionGroup = asyncio.ExceptionGroup;
