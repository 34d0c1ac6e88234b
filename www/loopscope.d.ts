/**
 * Loopscope's programmatic door: runs async programs on its own event loop, in a page, in a dedicated worker and in
 * Node 20 or newer, and resolves to everything that came of them.
 *
 * ```js
 * import { run } from './loopscope.js';
 *
 * const { stdout, error } = await run('await sleep(1); print("a second later")');
 * ```
 *
 * `runtime.js` and `loopscope_bg.wasm` are expected beside this file; so is the folder `python`, which is loaded when a
 * Python program is first run.
 * @module
 */

/** What one run may use. Reaching any but `events` ends it with an error of kind `"limit"`. */
export interface Limits {
  /** Wall-clock seconds, whichever clock the program sees. Default 20. */
  seconds: number;
  /** Turns of the event loop. Default 100,000,000. */
  turns: number;
  /** Events in the trace: later ones are left out, and the run goes on. Default 500,000. */
  events: number;
  /** Tasks alive at once. Default 200,000. */
  tasks: number;
  /** Bytes of UTF-8 on stdout and stderr together. Default 1,000,000. */
  output: number;
  /** Bytes: of one buffer in a browser; of the whole heap, and of one buffer, in Node. Default 500,000,000. */
  memory: number;
}

/** The limits of a run that asks for none of its own. */
export const LIMITS: Readonly<Limits>;

/** A piece of output, as it comes. It may hold many lines. */
export interface OutputChunk {
  stream: 'stdout' | 'stderr';
  text: string;
  /** Seconds on the program's clock; null when it was written outside the loop. */
  time: number | null;
  /** The line of the program that wrote it, as far as known. */
  line: number | null;
}

/**
 * In which order the tasks that are ready in a turn take their steps; callbacks keep their places.
 * - `"fifo"`: as they became ready, which is CPython's order;
 * - `shuffled`: drawn from a seed, a whole number below 2^32: what a different scheduler might choose;
 * - `chosen`: at each choice between two or more, how many of them to pass over in the order they became ready; after
 *   the last pick as `"fifo"`.
 */
export type Schedule = 'fifo' | { shuffled: number } | { chosen: number[] };

export interface RunOptions {
  /** Of the source. Default `"javascript"`. */
  language?: 'javascript' | 'python';
  /** `"virtual"` (the default): sleeping takes no time, and the run is the same every time. `"real"`: it takes real time. */
  clock?: 'virtual' | 'real';
  /** Seed of `Math.random`, or of Python's `random`: a whole number below 2^32. Default 0. */
  seed?: number;
  /** In which order the tasks that are ready in a turn take their steps. Default `"fifo"`. */
  schedule?: Schedule;
  /** Limits to use instead of the defaults; those left out keep theirs. */
  limits?: Partial<Limits>;
  /** Whether to record the trace. Default true. */
  trace?: boolean;
  /** The program's name in stacks. Default `"program.js"` or `"program.py"`. */
  filename?: string;
  /**
   * Code that runs before the program and whose names the program shares, as an exercise's hidden set-up. It is a file of its
   * own (`setup.js`, `setup.py`), so that the program's lines stay its own; it cannot await at its top level.
   */
  setup?: string;
  /** What a Python program's `input()` reads, line by line. */
  input?: string;
  /** Aborting it stops the program at once, whatever it does. */
  signal?: AbortSignal;
  /** Hears output while the program runs; all of it is in the result as well. */
  onOutput?: (chunk: OutputChunk) => void;
  /** Hears how much of the language has been loaded, where it has not been before. */
  onProgress?: (progress: Progress) => void;
}

/** Bytes of a language's module that have come, and how many there are, if that is known. */
export interface Progress {
  loaded: number;
  total: number | null;
}

/** How a program ended, when it did not reach its end. */
export interface RunError {
  /**
   * - `"exception"`: the program threw;
   * - `"syntax"`: it could not be read;
   * - `"limit"`: it reached a limit, named in `limit`;
   * - `"deadlock"`: it waited, and nothing could ever go on;
   * - `"stopped"`: the signal was aborted, or the playground disposed of;
   * - `"unavailable"`: what runs the language could not be loaded; the next run tries again;
   * - `"crash"`: a fault outside the program.
   */
  kind: 'exception' | 'syntax' | 'limit' | 'deadlock' | 'stopped' | 'unavailable' | 'crash';
  /** The name of the error's class. */
  type: string;
  message: string;
  /** Where, in the program's own lines, as far as known. */
  line: number | null;
  column: number | null;
  /** The program's own frames, one a line; empty if there are none. Python's traceback is on stderr. */
  stack: string;
  /** Which limit, for kind `"limit"`. */
  limit?: Exclude<keyof Limits, 'events'>;
  /** True if the set-up ended by it, and the program never began; the message says at which line of the set-up. */
  inSetup?: true;
}

/** Something the program got away with, and should know about. */
export interface Diagnostic {
  kind: 'never-awaited' | 'never-retrieved' | 'destroyed-pending' | 'callback-failed' | 'slow-step';
  message: string;
  line: number | null;
  task: number | null;
}

/**
 * What happened, in order: what `--trace` of the command line and Export of the page write, as JSON.
 *
 * Ids are positive whole numbers, given once in a run to loops, tasks, futures and callbacks alike; a task is a future.
 * 0 stands for nobody. Times are seconds of the loop's clock. `line` is a line of the program, from 1; 0 if unknown.
 */
export interface Trace {
  /** Of this format. It is raised when a reader of the old one would misread the new; new kinds of events do not raise it. */
  version: 1;
  clock: 'virtual' | 'real';
  schedule: Schedule;
  /** Whether it holds every event; if not, the last ones are missing (see `Limits.events`). */
  complete: boolean;
  /** Every task, in the order in which they were made. */
  tasks: TraceTask[];
  /** Every other future that the library made, with what for. */
  futures: { id: number; purpose: string; argument: number }[];
  events: TraceEvent[];
}

export interface TraceTask {
  id: number;
  /** As the program named it, or `Task-1`. */
  name: string;
  /** The function whose call it runs; `<module>` for code outside every function. */
  label: string;
  /** The task that made it; null if made outside any task. */
  parent: number | null;
  line: number | null;
  loop: number;
}

/**
 * One event. `time` is the loop's clock when it happened, `turn` the number of the turn it happened in, from 1; events
 * before the first turn are in turn 0. Later versions of Loopscope may have more kinds.
 */
export type TraceEvent = { time: number; turn: number } & (
  /** A loop came into being, and was closed; `run_forever` began and ended. */
  | { kind: 'loop_created'; event_loop: number }
  | { kind: 'loop_started'; event_loop: number }
  | { kind: 'loop_stopped'; event_loop: number }
  | { kind: 'loop_closed'; event_loop: number }
  /** A turn begins, with `ready` callbacks and steps to run. */
  | { kind: 'turn'; event_loop: number; ready: number }
  /** Everything slept, so the virtual clock went on to the next deadline. */
  | { kind: 'time_jumped'; from: number; to: number }
  /** The step under way held everyone else up, until `time`. */
  | { kind: 'blocked' }
  /** A task was made by `parent`. */
  | { kind: 'spawned'; task: number; parent: number; event_loop: number; name: string; label: string; line: number }
  | { kind: 'named'; task: number; name: string }
  /** A step of the task was put at the end of the ready queue, because future `by` is done. */
  | { kind: 'ready'; task: number; by: number }
  | { kind: 'step_begin'; task: number }
  /** The step is over: the task waits, gave way (`sleep(0)`), has finished, or waits for a promise that is not asyncio's. */
  | { kind: 'step_end'; task: number; how: 'waiting' | 'yielded' | 'foreign' | 'finished'; line: number }
  /** The task awaits a future; `label` says what a reader knows it by: `sleep(1)`, `Task-2`, `gather`. */
  | { kind: 'awaits'; task: number; future: number; line: number; label: string }
  /** `by` waits for `future` as one of several: a gather, a wait, a shield, a task group or a task. */
  | { kind: 'awaited_by'; future: number; by: number }
  /** A future was made; `argument` is the delay of a sleep, how many a gather gathers, the id of a
   * task group, or of the task that has the lock which is waited for. */
  | { kind: 'created'; future: number; purpose: string; argument: number }
  /** A future or task is done. */
  | { kind: 'settled'; future: number; outcome: 'result' | 'exception' | 'cancelled' }
  /** A callback was put at the end of the ready queue, by future `by`, or by `call_soon` (0). */
  | { kind: 'callback_ready'; handle: number; by: number }
  /** The program asked for a call of its function `name`, once `future` is done; 0: soon, or at a time. */
  | { kind: 'callback_added'; handle: number; future: number; name: string; line: number }
  | { kind: 'callback_begin'; handle: number }
  | { kind: 'callback_end'; handle: number }
  /** A callback is to be called at `deadline`; `task` asked for it. */
  | { kind: 'timer_set'; handle: number; deadline: number; task: number }
  /** The deadline came: the callback is in the ready queue. */
  | { kind: 'timer_fired'; handle: number }
  | { kind: 'handle_cancelled'; handle: number }
  /** `cancel()` was called on a future or task, by task `by`. */
  | { kind: 'cancel_requested'; future: number; by: number }
  /** CancelledError is thrown into the task. */
  | { kind: 'cancel_delivered'; task: number }
  | { kind: 'printed'; task: number; stream: 'stdout' | 'stderr'; text: string; line: number }
  /** A generator, coroutine or iterator was made. Frames have numbers of their own. */
  | { kind: 'frame_created'; frame: number; of: 'iterator' | 'generator' | 'coroutine' | 'async_generator'; name: string; line: number }
  /** It goes on at `line`; `from` is the line that asked it to, 0 for the loop. */
  | { kind: 'frame_resumed'; frame: number; by: 'next' | 'send' | 'throw' | 'close'; value: string; line: number; from: number }
  | { kind: 'frame_yielded'; frame: number; value: string; line: number }
  /** It stands until frame `to` is over; where that is 0, `value` says what it waits for. */
  | { kind: 'frame_delegated'; frame: number; to: number; value: string; line: number }
  | { kind: 'frame_ended'; frame: number; how: 'returned' | 'raised' | 'closed'; value: string; line: number }
  /** What frames do from here on is not recorded. */
  | { kind: 'frames_left_out' }
  | { kind: 'limit_reached'; limit: string }
  /** A diagnostic was made, which stands at `index` in `Result.diagnostics`. */
  | { kind: 'diagnosed'; index: number; task: number }
);

/** The kernel's own record, which its schema explains: see `www/host/record.js`. */
export interface Recording {
  schema: string;
  words: Uint32Array;
  texts: string[];
  clock: 'virtual' | 'real';
  schedule: Schedule;
  complete: boolean;
}

export interface Result {
  stdout: string;
  stderr: string;
  /** The program's value as text: what it returned, or its last expression. */
  value: string | null;
  /** null when the program reached its end. */
  error: RunError | null;
  /** The exit status that a Python program would have as a process; null in JavaScript, and if it was ended from outside. */
  exitCode: number | null;
  diagnostics: Diagnostic[];
  /** Turns of the event loop. */
  turns: number;
  /** Equal for two runs that took the same course; null if the run was ended from outside. */
  hash: string | null;
  /** null if not recorded, or if the run was ended from outside. */
  trace: Trace | null;
  /** What `trace` is decoded from at the first look: for a reader who needs only parts of a long one. */
  readonly recording?: Recording;
}

/**
 * Runs a program. The program's own faults are in the result; the promise rejects, with a TypeError, only if this call
 * is wrong.
 *
 * In a page the program runs in a worker inside a sandboxed frame, without network, storage or document, by the
 * browser's own policy. In a worker and in Node there is no such frame: run only programs you trust there.
 */
export function run(source: string, options?: RunOptions): Promise<Result>;

/** A place to run programs in, with the next worker kept ready. `run()` uses one that all its callers share. */
export class Playground {
  /**
   * - `warm: false` does without spare workers: less memory, but each run waits for its worker to start;
   * - `stdin: true`: in Node, `input()` of a program that is given no `input` reads the process's own.
   */
  constructor(options?: { warm?: boolean; stdin?: boolean });

  /** Gets a worker ready ahead. Resolves when it is, or when it is known that it cannot be: `run()` then says why. */
  prepare(options?: { language?: 'javascript' | 'python' }): Promise<void>;

  /** As the function `run`. Several programs may run at once. */
  run(source: string, options?: RunOptions): Promise<Result>;

  /** Stops what runs and gives back the workers, and in a page their frame. */
  dispose(): void;
}

/**
 * `<loop-scope>`: a program in somebody's notes that can be run, changed and looked into. Loading this module in a page
 * makes the element known. Its program is its text, a `pre` or `code` in it, or the block of code right before it; a child
 * with `slot="output"` is shown until the first run.
 *
 * Attributes: `language`, `clock`, `speed`, `view`, `readonly`, `editable`, `height`, `autoplay`, `exercise`; each is a property
 * too.
 * Events, which bubble: `ls-run` as a run begins, then `ls-done` if the program reached its end, else `ls-error`.
 */
export class LoopScope extends HTMLElement {
  /** The program as it stands; setting it gives the element another one. */
  source: string;
  /** Default: as the class of the code says (`language-python`), else `"javascript"`. */
  language: 'javascript' | 'python';
  /** Default `"virtual"`. */
  clock: 'virtual' | 'real';
  /** Of playback: `"0.25"` to `"16"`, or `"at once"`. Default `"1"`. */
  speed: string | null;
  /** What is shown of a run: its output (the default), the timeline with playback too, or the loop as well. */
  view: 'output' | 'timeline' | 'full';
  /** Whether the program can only be run. */
  readOnly: boolean;
  /** The lines that can be edited: `"4"` or `"4-9"`. Default: all. */
  editable: string | null;
  /** How high the program may be before it is scrolled: pixels, or any length of CSS. Default: as high as it is. */
  height: string | null;
  /** The name of the exercise that it is; under that the reader's browser keeps, for the page, that it has been solved. */
  exercise: string | null;
  /** Whether it is run once when it comes into sight. Default false. */
  autoplay: boolean;
  /** Whether a run is under way. */
  readonly running: boolean;
  /** Runs the program; resolves to null if another run took its place, or if the editor and the views cannot be loaded. */
  run(): Promise<Result | null>;
  stop(): void;
  /** Brings the program back as it was given. */
  reset(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'loop-scope': LoopScope;
  }
  interface HTMLElementEventMap {
    'ls-run': CustomEvent<{ source: string; language: 'javascript' | 'python'; clock: 'virtual' | 'real' }>;
    'ls-done': CustomEvent<{ result: Result }>;
    'ls-error': CustomEvent<{ result: Result }>;
  }
}
