/** One Python program, from its source to its result: the run is one call into WebAssembly. */
import * as engine from "../../pkg-python/loopscope.js";
import { inSetup, limitReached } from "../host/endings.js";
import { SETUP } from "../host/languages.js";
import { keepTo } from "../host/schedule.js";
import { Output } from "../runtime/output.js";
import { linesOf, linesOfProcess } from "./input.js";
import { describeTrap } from "./trap.js";
import { sleep } from "./waiting.js";

/** How often the host hears where the program is. */
const ALIVE_EVERY_MS = 100;

/**
 * Bytes of the stack in memory that a program may have in a browser: its deepest calls fill this first, and raise
 * RecursionError. Of the engine's own stack Chromium has 984 KB; a call in Python takes up to 2.2 times as much of that one.
 */
const STACK_IN_BROWSER = 432 * 1024;

const SYNTAX_ERRORS = ["SyntaxError", "IndentationError", "TabError"];

let memory;
let interpreter;

/** Readies an interpreter, which is what takes time. */
export async function init(module) {
  ({ memory } = await engine.default({ module_or_path: module }));
  interpreter = new engine.Interpreter();
}

/** Unwinds the stack of a program whose run has ended; nothing of Python's sees it. */
class Ended extends Error {}

export class Execution {
  #request;
  #emit;
  #output;
  #nextLine;
  #isInNode;
  #end;
  #began = Date.now() / 1000;
  #nextSign;
  #line = 0;
  #ended = false;
  #panic = null;

  /**
   * @param {{source: string, clock: "virtual" | "real", seed: number, limits: object, trace: boolean, filename: string,
   *   setup: string | null, libraries: Uint8Array[], input: string | null, stdin: boolean, schedule: import("../host/schedule.js").Schedule}} request
   * @param {(message: object) => void} emit
   * @param {object} [files] Node's `fs`
   */
  constructor(request, emit, files) {
    this.#request = request;
    this.#emit = emit;
    this.#output = new Output(emit, request.limits.output, {
      now: () => engine.now(),
      printed() {}, // the engine has it in its trace already
      overflowed: (line) => this.#reached("output", line),
    });
    this.#nextLine = request.input === null && request.stdin && files ? linesOfProcess(files) : linesOf(request.input ?? "");
    this.#isInNode = files !== undefined;
    this.#end = performance.now() + request.limits.seconds * 1000;
    this.#nextSign = performance.now() + ALIVE_EVERY_MS;
  }

  run() {
    const { source, filename, setup, libraries, clock, seed, trace, limits, schedule } = this.#request;
    const { turns, events, tasks } = limits;
    keepTo(interpreter, schedule);
    if (!this.#isInNode) interpreter.limitStack(STACK_IN_BROWSER);
    if (setup !== null) interpreter.setUp(setup, SETUP.python);
    let outcome;
    try {
      for (const part of libraries) interpreter.addLibrary(part);
      outcome = interpreter.run(this, source, filename, clock === "real", seed, trace, turns, events, tasks);
    } catch (error) {
      if (this.#ended) return;
      // After a trap nothing of the engine can be called; it goes with this worker.
      return this.#finish(() => ({ error: describeTrap(this.#panic ?? error.message, memory, limits, this.#line) }));
    }
    this.#finish(() => this.#result(outcome));
  }

  // What Python knows of the outside; see src/lang/python/host.rs.

  write(isStderr, text, line) {
    this.#line = line || this.#line;
    this.#output.write(isStderr ? "stderr" : "stdout", text, line);
  }

  now() {
    return performance.now() / 1000;
  }

  waitUntil(deadline) {
    this.#output.breathe();
    this.#sign();
    sleep(Math.max(0, Math.min(deadline * 1000, this.#end) - performance.now()));
    this.#check();
  }

  readLine() {
    this.#output.breathe();
    return this.#nextLine();
  }

  epoch() {
    return this.#began;
  }

  alive(line) {
    this.#line = line || this.#line;
    this.#check();
  }

  limitReached(limit, line) {
    this.#reached(limit, line || this.#line);
  }

  panicked(text) {
    this.#panic = text;
  }

  #check() {
    const now = performance.now();
    if (now >= this.#nextSign) this.#sign();
    if (now >= this.#end) this.#reached("seconds", this.#line);
    if (memory.buffer.byteLength > this.#request.limits.memory) this.#reached("memory", this.#line);
  }

  #sign() {
    this.#nextSign = performance.now() + ALIVE_EVERY_MS;
    this.#output.breathe();
    this.#emit({ type: "alive", line: this.#line || null });
  }

  /** The run is over, whatever the program would make of an exception. */
  #reached(limit, line) {
    engine.noteLimit(limit);
    this.#finish(() => ({ ...this.#course(), error: limitReached(limit, this.#request.limits, line) }));
    throw new Ended(limit);
  }

  #finish(makeResult) {
    if (this.#ended) return;
    this.#ended = true;
    this.#output.flush();
    this.#emit({ type: "done", result: makeResult() });
  }

  #result(outcome) {
    const { value, name, message, line, inSetup: isOfSetup, exitCode } = outcome;
    const kind = SYNTAX_ERRORS.includes(name) ? "syntax" : "exception";
    let error = name === undefined ? null : { kind, type: name, message, line: line || null, column: null, stack: "" };
    if (isOfSetup) error = inSetup(error, SETUP.python);
    return { value: value ?? null, error, exitCode, ...this.#course() };
  }

  /** What happened, as far as it went. */
  #course() {
    const { clock, trace, schedule } = this.#request;
    const recording = trace && {
      schema: engine.traceSchema(),
      words: engine.traceWords(),
      texts: engine.traceTexts(),
      clock,
      schedule,
      complete: !engine.traceIsFull(),
    };
    return { diagnostics: diagnostics(), turns: engine.turns(), hash: engine.hash(), recording };
  }
}

function diagnostics() {
  const flat = engine.diagnostics();
  const list = [];
  for (let at = 0; at < flat.length; at += 4) {
    const [kind, message, line, task] = flat.slice(at, at + 4);
    list.push({ kind, message, line: line || null, task: task || null });
  }
  return list;
}
