/** What a program sees of contextvars and of asyncio's introspection; the rest is in asyncio.d.ts. */
declare namespace asyncio {
  // ---- who waits for whom ----

  /**
   * Prints where a Future or task stands, and who waits for it, and who waits for those: CPython 3.14's text. Without a
   * future, of the task that runs. `limit` keeps so many lines of each stack; with a negative one, the outermost.
   */
  function printCallGraph(future?: Future | null, options?: { depth?: number; limit?: number | null }): void;
  /** The text that `printCallGraph()` prints. */
  function formatCallGraph(future?: Future | null, options?: { depth?: number; limit?: number | null }): string;
  /** The same as an object; null where no task runs. */
  function captureCallGraph(future?: Future | null, options?: { depth?: number; limit?: number | null }): FutureCallGraph | null;

  /** A Future, where its coroutines stand, and who waits for it. */
  class FutureCallGraph {
    constructor(future: Future, callStack: FrameCallGraphEntry[], awaitedBy: FutureCallGraph[]);
    /** The Future or task. */
    readonly future: Future;
    /** The functions of the program it is in, innermost first. */
    readonly callStack: FrameCallGraphEntry[];
    /** The graphs of those who wait for it. */
    readonly awaitedBy: FutureCallGraph[];
  }

  /** One function of a call stack. */
  class FrameCallGraphEntry {
    constructor(frame: FrameCallGraphEntry['frame']);
    /** Its name, the line it has come to, and what kind it is. */
    readonly frame: { name: string; line: number; kind: 'async' | 'generator' | 'function' };
  }

  /** Tells the call graph that `waiter` waits for `future`: for awaitables of your own. */
  function futureAddToAwaitedBy(future: Future, waiter: Future): void;
  /** Takes that back. */
  function futureDiscardFromAwaitedBy(future: Future, waiter: Future): void;

  // ---- context variables ----

  /**
   * A variable whose value belongs to the task: a task begins with a copy of its creator's values, and what it sets is
   * seen by itself and by what it starts. Make it once, at the top level.
   */
  class ContextVar<T = any> {
    constructor(name: string, options?: { default?: T });
    /** The name it was made with. */
    readonly name: string;
    /** The value in the current context; else what is given here, else the variable's default, else LookupError. */
    get(fallback?: T): T;
    /** Sets the value in the current context. Keep the token if you want to go back: `reset(token)`. */
    set(value: T): Token<T>;
    /** Undoes the `set()` that gave this token. Once, and in the same context. */
    reset(token: Token<T>): void;
  }

  /** What `ContextVar.set()` gives, for `reset()`. */
  class Token<T = any> {
    private constructor();
    /** Stands for "no value": what `oldValue` is before the first `set()`. */
    static readonly MISSING: unknown;
    /** The variable that was set. */
    readonly var: ContextVar<T>;
    /** What it was before, or `Token.MISSING`. */
    readonly oldValue: T | unknown;
  }

  /** All context variables that are set, and their values. */
  class Context {
    constructor();
    /** Calls `callback(...args)` with this context current. RuntimeError while somebody else runs in it. */
    run<A extends unknown[], R>(callback: (...args: A) => R, ...args: A): R;
    /** Another context with the same values. */
    copy(): Context;
    /** The value of a variable here, or else `fallback`, or else null. */
    get<T>(variable: ContextVar<T>, fallback?: T): T | null;
    /** Whether a variable is set here. */
    has(variable: ContextVar): boolean;
    /** The variables that are set. */
    keys(): ContextVar[];
    /** Their values. */
    values(): unknown[];
    /** Pairs of a variable and its value. */
    items(): [ContextVar, unknown][];
    /** How many variables are set. */
    readonly size: number;
    [Symbol.iterator](): IterableIterator<ContextVar>;
  }

  /** A copy of the current context. */
  function copyContext(): Context;
}

import printCallGraph = asyncio.printCallGraph; import formatCallGraph = asyncio.formatCallGraph;
import captureCallGraph = asyncio.captureCallGraph; import FutureCallGraph = asyncio.FutureCallGraph;
import FrameCallGraphEntry = asyncio.FrameCallGraphEntry; import futureAddToAwaitedBy = asyncio.futureAddToAwaitedBy;
import futureDiscardFromAwaitedBy = asyncio.futureDiscardFromAwaitedBy;
import ContextVar = asyncio.ContextVar; import Token = asyncio.Token;
import Context = asyncio.Context; import copyContext = asyncio.copyContext;
