/** One program from its source to its result. */
import * as kernel from "../../pkg/loopscope.js";
import { RealClock, VirtualClock, hostClock } from "./clock.js";
import { current, isGenerator } from "./current.js";
import * as errors from "./errors.js";
import { Probes, generatorName } from "./frames.js";
import { Coroutine, Future, Task, ensureFuture, settled, unawaited } from "./futures.js";
import { Guard } from "./guard.js";
import { ProgramSyntaxError, instrument } from "./instrument.js";
import { makeAsyncio, makeGlobals } from "./language.js";
import * as loops from "./loops.js";
import { Output } from "./output.js";
import { Pump } from "./pump.js";
import { repr } from "./repr.js";
import { Awaited, TopStepper, wasStarted } from "./steppers.js";
import { Queue } from "./sync.js";
import { Timers } from "./timers.js";
import { decodeTrace } from "./trace.js";

/** The day on which virtual time begins: 1 January 2024, 00:00 UTC, in milliseconds. */
const VIRTUAL_EPOCH = 1_704_067_200_000;
const globalEval = globalThis.eval;

/** Readies the kernel. */
export async function init(module) {
  await kernel.default({ module_or_path: module });
}

/**
 * Runs a program.
 * @param {{source: string, clock: "virtual" | "real", seed: number, limits: object, trace: boolean,
 *   filename: string}} request
 * @param {(message: object) => void} emit
 * @returns {Promise<object>} the result; it rejects only by a fault of ours
 */
export async function execute(request, emit) {
  let text;
  try {
    text = instrument(request.source);
  } catch (error) {
    if (!(error instanceof ProgramSyntaxError)) throw error;
    return syntaxResult(error);
  }
  return new Execution(request, emit).run(text);
}

function syntaxResult({ name, message, line, column }) {
  const error = { kind: "syntax", type: name, message, line, column, stack: "" };
  return { value: null, error, diagnostics: [], turns: 0, hash: null, trace: null };
}

class Execution {
  constructor(request, emit) {
    this.request = request;
    const { limits } = request;
    const probes = new Probes(this);
    const host = {
      line: () => probes.line,
      now: hostClock(),
      makeError: errors.makeError,
      errorName: errors.errorName,
      errorMessage: errors.errorMessage,
      settled,
    };
    this.session = new kernel.Session(host, request.trace, limits.turns, limits.events, limits.tasks);
    const { session } = this;
    this.clock = request.clock === "real" ? new RealClock(session) : new VirtualClock(session);
    this.guard = new Guard(limits, emit, probes, session);
    this.output = new Output(emit, this.clock, probes, session, this.guard);
    const callSoon = (call) => loops.schedule(session.innermostLoop() || session.mainLoop(), call, []);
    this.timers = new Timers(this.clock, callSoon);
    this.pump = new Pump(session, this.clock, this.timers, probes, this.guard, () => this.beforeTurn());
    this.probes = probes;
    this.floats = new Set();
    this.droppedGenerators = [];
    const { clock, pump } = this;
    Object.assign(current, { session, clock, pump, probes, kernel, loops, errors, Queue });
    current.awaited = (value) => new Awaited(value);
  }

  async run(text) {
    let value = null;
    let error = null;
    try {
      const answer = await this.pump.drive(this.program(this.compile(text)));
      value = answer === undefined ? null : repr(answer);
    } catch (thrown) {
      error = this.describe(thrown);
    }
    return this.result(value, error);
  }

  /** The function that the instrumented text is the body of. */
  compile(text) {
    const { clock, timers, output, request } = this;
    const epoch = clock.isVirtual ? VIRTUAL_EPOCH : Date.now();
    const asyncio = makeAsyncio();
    const globals = makeGlobals({ clock, timers, output, seed: request.seed, epoch });
    const names = { ...asyncio, ...globals, asyncio };
    // On one line with the program's first, so that lines agree; strict, as every module is.
    const head = `"use strict";(__ls,{${Object.keys(names).join(",")}})=>async(__lsF)=>{try{`;
    const make = globalEval(`${head}${text}\n}finally{__ls.leave(__lsF)}}\n//# sourceURL=${request.filename}`);
    return make(this.probes, names);
  }

  /** The body of the outermost call that runs a loop; see loops.js. */
  *program(body) {
    const { session, probes } = this;
    const loop = loops.byId(session.mainLoop());
    const stepper = new TopStepper(() => {
      probes.here(probes.top);
      return body(probes.top);
    }, probes.top);
    const task = new Task(null, "<module>").named("main");
    stepper.task = task;
    Future.wrap(session.createTask(loop.id, stepper, "main", "<module>", true), loop.id, task);
    yield { loop, future: task };
    yield* this.drain(loop);
    if (!loop.isClosed()) yield* loops.cancelAllTasks(loop);
    return task.result();
  }

  /** What JavaScript itself started (timers, async functions that nobody awaits) runs to its end. */
  *drain(loop) {
    while (!loop.isClosed() && (this.timers.pending > 0 || this.floats.size > 0)) {
      const quiet = new Future({ loop });
      this.quiet = quiet;
      yield { loop, future: quiet };
    }
  }

  /** Is there anything left of what JavaScript started? */
  beforeTurn() {
    if (!this.quiet) return;
    for (const task of this.floats) if (task.done()) this.floats.delete(task);
    if (!this.quiet.done() && this.timers.pending === 0 && this.floats.size === 0) {
      this.quiet.setResult(undefined);
    }
  }

  // What the probes ask of the language; see frames.js.

  isOurs(value) {
    return value instanceof Future || value instanceof Coroutine || isGenerator(value);
  }

  isSettled(value) {
    return value instanceof Future && value.done();
  }

  adopt(frame) {
    this.floats.add(ensureFuture(frame.promise));
  }

  dropped(value) {
    if (isGenerator(value)) this.droppedGenerators.push({ value, line: this.probes.line });
  }

  tick(line) {
    this.guard.tick(line);
  }

  later(name, call) {
    return new Coroutine(name, function* () {
      return yield* new Awaited(call());
    });
  }

  // The result.

  result(value, error) {
    const { session, request } = this;
    this.pump.stopped = true;
    for (const { name, line } of unawaited) this.reportUnawaited(name, line);
    for (const { value: generator, line } of this.droppedGenerators) {
      if (!wasStarted(generator)) this.reportUnawaited(generatorName(generator), line);
    }
    session.finish();
    this.output.flush();
    const schema = kernel.traceSchema();
    const trace = request.trace
      ? decodeTrace(schema, session.traceWords(), session.traceTexts(), request.clock, session.traceIsFull())
      : null;
    return { value, error, diagnostics: this.diagnostics(), turns: session.turns(), hash: session.hash(), trace };
  }

  reportUnawaited(name, line) {
    this.session.report("never-awaited", `coroutine '${name}' was never awaited`, line);
  }

  diagnostics() {
    const flat = this.session.diagnostics();
    const list = [];
    for (let at = 0; at < flat.length; at += 5) {
      const [kind, message, line, task, exception] = flat.slice(at, at + 5);
      const detail = exception === undefined ? "" : `: ${repr(exception)}`;
      list.push({ kind, message: message + detail, line: line || (exception && this.lineOf(exception)) || null, task: task || null });
    }
    return list;
  }

  describe(thrown) {
    const type = errors.errorName(thrown);
    const limit = thrown?.limit;
    const kind = limit ? "limit" : thrown?.deadlock ? "deadlock" : "exception";
    const message = thrown instanceof Error ? thrown.message : `${repr(thrown)} was thrown, which is not an Error`;
    const { line, column, stack } = this.place(thrown);
    return { kind, type, message, line: thrown?.line ?? line ?? (this.probes.line || null), column, stack, ...(limit && { limit }) };
  }

  lineOf(thrown) {
    return this.place(thrown).line;
  }

  /** The program's own frames in the stack of an error. */
  place(thrown) {
    const frames = [];
    const { filename } = this.request;
    for (const row of String(thrown?.stack ?? "").split("\n")) {
      const found = row.match(/([^\s/(@]+):(\d+):(\d+)\)?$/);
      if (found?.[1] !== filename.split("/").at(-1)) continue;
      const name = row.match(/^\s*at (?:async )?([\w$.<>]+) \(/)?.[1] ?? "";
      const called = /^(eval|Object\.|__ls|$)/.test(name) ? "" : `, in ${name}`;
      frames.push({ line: Number(found[2]), column: Number(found[3]), text: `line ${found[2]}${called}` });
    }
    const [first] = frames;
    return { line: first?.line ?? null, column: null, stack: frames.map(({ text }) => text).join("\n") };
  }
}

