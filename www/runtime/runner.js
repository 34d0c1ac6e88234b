/** `asyncio.Runner` and `asyncio.run` (asyncio/runners.py). */
import { gather } from "./combinators.js";
import { copyContext } from "./contexts.js";
import { current } from "./current.js";
import { RuntimeError, ValueError } from "./errors.js";
import { Coroutine, iscoroutine } from "./futures.js";
import { allTasks, forget, newEventLoop, setEventLoop, until } from "./loops.js";
import { repr } from "./repr.js";
import { spawn } from "./spawn.js";
import { Awaited } from "./steppers.js";

/** `runners._cancel_all_tasks`. */
export function* cancelAllTasks(loop) {
  const tasks = [...allTasks(loop)];
  if (tasks.length === 0) return;
  for (const task of tasks) task.cancel();
  yield { loop, future: gather(tasks, { returnExceptions: true }) };
  for (const task of tasks) {
    if (task.cancelled() || task.exception() === null) continue;
    const message = "unhandled exception during asyncio.run() shutdown";
    loop.callExceptionHandler({ message, exception: task.exception(), task });
  }
}

/** `asyncio.Runner`. */
export class Runner {
  #loop = null;
  #factory;
  #debug;
  #context = null;
  #closed = false;

  constructor({ debug, loopFactory } = {}) {
    this.#factory = loopFactory;
    this.#debug = debug;
  }

  getLoop() {
    if (this.#closed) throw new RuntimeError("Runner is closed");
    if (this.#loop === null) {
      this.#loop = this.#factory ? this.#factory() : newEventLoop();
      setEventLoop(this.#loop);
      if (this.#debug !== undefined && this.#debug !== null) this.#loop.setDebug(this.#debug);
      this.#context = copyContext();
    }
    return this.#loop;
  }

  /** Runs a coroutine to its end, in `context` or in the runner's own; write `await runner.run(coroutine)`. */
  run(main, { context } = {}) {
    return current.pump.drive(this.running(main, "Runner.run() cannot be called from a running event loop", context));
  }

  /** @internal */
  *running(main, refusal, context) {
    if (current.session.runningLoop() !== 0) {
      forget(main);
      throw new RuntimeError(refusal);
    }
    const loop = this.getLoop();
    const coroutine = typeof main === "function" ? called(main) : main;
    if (!iscoroutine(coroutine)) throw new ValueError(`a coroutine was expected, got ${repr(main)}`);
    return yield* until(loop, spawn(loop.id, coroutine, { context: context ?? this.#context }));
  }

  /** Cancels what is left and closes the loop; write `await runner.close()`. */
  close() {
    return current.pump.drive(this.closing());
  }

  /** @internal */
  *closing() {
    const loop = this.#loop;
    const open = loop !== null && !this.#closed;
    this.#closed = true;
    if (!open) return;
    yield* cancelAllTasks(loop);
    yield* until(loop, loop.shutdownAsyncgens());
    yield* until(loop, loop.shutdownDefaultExecutor());
    // The top level goes on with the loop that it had.
    current.session.setEventLoop(current.session.mainLoop());
    loop.close();
  }
}

/** The coroutine that `main` makes; an async function, which would start at once, starts in its task. */
function called(main) {
  if (main instanceof GeneratorFunction) return main();
  return new Coroutine(main.name || "main", function* () {
    return yield* new Awaited(main());
  });
}

const GeneratorFunction = Object.getPrototypeOf(function* () {}).constructor;

/** `asyncio.run`, of a coroutine or of the function that makes one; write `await run(main)`. */
export function run(main, options) {
  return current.pump.drive(running(main, options));
}

function* running(main, options) {
  const runner = new Runner(options);
  try {
    return yield* runner.running(main, "asyncio.run() cannot be called from a running event loop");
  } finally {
    yield* runner.closing();
  }
}
