/** One program from its source to its result. */
import * as kernel from "../../pkg/loopscope.js";
import { RealClock, VirtualClock, hostClock } from "./clock.js";
import { current, isGenerator } from "./current.js";
import { macrotask, macrotaskPassed } from "./engine.js";
import * as errors from "./errors.js";
import { Answer, Probes, generatorName } from "./frames.js";
import { Coroutine, Future, Task, settled } from "./futures.js";
import { Guard } from "./guard.js";
import { inSetup } from "../host/endings.js";
import { SETUP } from "../host/languages.js";
import { keepTo } from "../host/schedule.js";
import { instrument, instrumentSetup } from "./instrument.js";
import { makeAsyncio, makeGlobals } from "./language.js";
import * as loops from "./loops.js";
import { Microscope } from "./microscope.js";
import { Output } from "./output.js";
import { Pump } from "./pump.js";
import { repr } from "./repr.js";
import { cancelAllTasks } from "./runner.js";
import { ensureFuture, labelNumber } from "./spawn.js";
import { Awaited, TopStepper, wasStarted } from "./steppers.js";
import { Queue } from "./sync.js";
import { describe, placeOf, sourceUrl } from "./thrown.js";
import { Timers } from "./timers.js";

/** The day on which virtual time begins: 1 January 2024, 00:00 UTC, in milliseconds. */
const VIRTUAL_EPOCH = 1_704_067_200_000;
/** Coroutines that were never awaited and are each told: where there are thousands, a loop made them. */
const MOST_UNAWAITED = 100;
const globalEval = globalThis.eval;

/** Readies the kernel. */
export async function init(module) {
  await kernel.default({ module_or_path: module });
}

/**
 * One run of a program. It ends when `emit` is handed a message of type "done" or "crash"; what the
 * program still does then is nobody's concern, because the host takes its worker away.
 */
export class Execution {
  /** Why the run ended, if not at the program's end. */
  error = null;
  /** How the set-up failed, if it did: then there is no program to run. */
  setupFault = null;
  sent = false;

  /**
   * @param {{source: string, clock: "virtual" | "real", seed: number, limits: object, trace: boolean,
   *   filename: string, setup: string | null, schedule: import("../host/schedule.js").Schedule}} request
   * @param {(message: object) => void} emit
   */
  constructor(request, emit) {
    this.request = request;
    this.emit = emit;
    this.url = sourceUrl(request.filename);
    const { limits } = request;
    const probes = new Probes(this);
    const host = {
      line: () => probes.line,
      goTo: (line) => (probes.line = line),
      now: hostClock(),
      makeError: errors.makeError,
      errorName: errors.errorName,
      errorMessage: errors.errorMessage,
      settled,
      rouse: () => this.pump.soon(),
      panicked: (text) => this.panicked(text),
    };
    this.session = new kernel.Session(host, request.trace, limits.turns, limits.events, limits.tasks);
    const { session } = this;
    keepTo(session, request.schedule);
    probes.microscope = new Microscope(session, probes);
    this.clock = request.clock === "real" ? new RealClock(session, host.now) : new VirtualClock(session);
    this.guard = new Guard(limits, probes, session, this);
    this.output = new Output(emit, limits.output, {
      now: () => this.clock.now(),
      printed: (stream, text, line) => session.printed(stream === "stderr", text, line),
      overflowed: (line) => this.guard.reached("output", line),
    });
    const callSoon = (call) => loops.schedule(session.innermostLoop() || session.mainLoop(), call, []);
    this.timers = new Timers(this.clock, callSoon, (error) => this.uncaught(error));
    this.pump = new Pump(session, this.clock, this.timers, probes, this.guard, this);
    this.probes = probes;
    this.floats = new Set();
    this.droppedGenerators = [];
    const { clock, pump, guard } = this;
    Object.assign(current, { url: this.url, session, clock, pump, guard, probes, kernel, loops, errors, Queue, labels: new Map() });
    current.awaited = (value) => new Awaited(value);
  }

  async run() {
    let error = null;
    let value = null;
    if (this.request.panic) macrotask(() => this.session.panicForTest());
    try {
      const text = instrument(this.request.source);
      const answer = await this.pump.drive(this.program(this.compile(text, this.scope())));
      value = answer === undefined ? null : repr(answer instanceof Answer ? answer.value : answer);
    } catch (thrown) {
      error = this.setupFault ?? this.describe(thrown);
    }
    // A rejection that nobody handles is told in a macrotask.
    await macrotaskPassed();
    this.finish(error, () => this.result(value, error));
  }

  /** What evaluates a text where the language's names are known, and those of the set-up, if there is one. */
  scope() {
    const { clock, timers, output, request } = this;
    const epoch = clock.isVirtual ? VIRTUAL_EPOCH : Date.now();
    const asyncio = makeAsyncio();
    const globals = makeGlobals({ clock, timers, output, seed: request.seed, epoch });
    const names = { ...asyncio, ...globals, asyncio };
    const open = (body) => globalEval(body)(this.probes, this.probes.microscope, names);
    const parameters = `(__ls,__lsM,{${Object.keys(names).join(",")}})=>`;
    if (request.setup === null) return (text) => open(`"use strict";${parameters}${text}`);
    try {
      // The program is evaluated within, so that it shares the set-up's variables and yet is a file of its own.
      return open(`"use strict";${parameters}{{${instrumentSetup(request.setup)}\nreturn __lsText=>eval(__lsText)}}\n//# sourceURL=${SETUP.javascript}`);
    } catch (thrown) {
      this.setupFault = inSetup(describe(thrown, SETUP.javascript, 0), SETUP.javascript);
      throw thrown;
    }
  }

  /** The function that the instrumented text is the body of; on one line with the program's first, so that lines agree. */
  compile(text, scope) {
    return scope(`async(__lsF)=>{try{${text}\n}finally{__ls.leave(__lsF)}}\n//# sourceURL=${this.url}`);
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
    task.stepper = stepper;
    const number = session.createTask(loop.id, stepper, "main", labelNumber("<module>"), kernel.Beginning.Begun, new kernel.RawContext());
    Future.wrap(number, loop.id, task);
    yield { loop, future: task };
    const failed = task.cancelled() || task.exception() !== null;
    if (!failed) yield* this.drain(loop);
    if (!loop.isClosed()) yield* cancelAllTasks(loop);
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
    for (const task of this.floats) {
      if (!task.done()) break; // it is enough to know of one: a turn must not cost more the more there are
      this.floats.delete(task);
    }
    if (!this.quiet.done() && this.timers.pending === 0 && this.floats.size === 0) {
      this.quiet.setResult(undefined);
    }
  }

  /** The host hears from us, and what was printed. */
  alive(line) {
    this.output.breathe();
    this.emit({ type: "alive", line: line || null });
  }

  /** Once in a while between two turns. */
  breathe() {
    this.output.breathe();
    this.guard.check();
  }

  // What the probes ask of the language; see frames.js.

  isOurs(value) {
    return value instanceof Future || value instanceof Coroutine || isGenerator(value);
  }

  future(value) {
    return ensureFuture(value);
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
    this.guard.check(line);
  }

  later(name, call) {
    return new Coroutine(name, function* () {
      return yield* new Awaited(call());
    });
  }

  // How it ends.

  /** Something stands in the way of the run: a limit, a deadlock. */
  end(error) {
    this.finish(error, () => this.outcome(null, error));
  }

  /** What no coroutine threw came out of the loop itself. */
  failed(error) {
    // In a full stack, even the loop has no room.
    if (error instanceof RangeError) this.end(this.describe(error));
    else this.crash(`${error?.name}: ${error?.message}`);
  }

  /** After this the kernel cannot be used. If it had been abandoned by then, that is no news. */
  panicked(text) {
    if (!this.error) this.crash(text);
  }

  crash(text) {
    const whose = "Unless the program changes what is built into JavaScript, this is a fault of ours.";
    this.send({ type: "crash", message: `Loopscope itself failed: ${text}. ${whose}`, line: this.probes.line || null });
  }

  /** An error that nothing of the program's caught goes to stderr, as in a browser's console. */
  uncaught(thrown) {
    if (this.pump.stopped) return;
    // Where the program is by now says nothing of where this was thrown.
    const { type, message, line } = describe(thrown, this.url, 0);
    const where = line ? ` (line ${line})` : "";
    this.output.write("stderr", `Uncaught ${type}${message && `: ${message}`}${where}\n`, line ?? 0);
  }

  finish(error, makeResult) {
    if (this.pump.stopped) return;
    this.pump.stopped = true;
    this.error = error;
    try {
      this.send({ type: "done", result: makeResult() });
    } catch (fault) {
      // How the program ended is worth more than that the rest of the result cannot be had.
      if (error) this.send({ type: "done", result: { error } });
      else this.failed(fault);
    }
  }

  send(message) {
    if (this.sent) return;
    this.sent = true;
    this.pump.stopped = true;
    this.output.flush();
    this.emit(message);
  }

  // What came of it.

  result(value, error) {
    this.reportUnawaited();
    this.session.finish();
    return this.outcome(value, error);
  }

  /** The result of a run that may be in the middle of a step. */
  outcome(value, error) {
    const { session, request } = this;
    const recording = request.trace && {
      schema: kernel.traceSchema(),
      words: session.traceWords(),
      texts: session.traceTexts(),
      clock: request.clock,
      schedule: request.schedule,
      complete: !session.traceIsFull(),
    };
    return { value, error, diagnostics: this.diagnostics(), turns: session.turns(), hash: session.hash(), recording };
  }

  reportUnawaited() {
    const generators = this.droppedGenerators.filter(({ value }) => !wasStarted(value));
    const all = [...Coroutine.unawaited(), ...generators.map(({ value, line }) => ({ name: generatorName(value), line }))];
    const report = (text, line) => this.session.report("never-awaited", text, line);
    for (const { name, line } of all.slice(0, MOST_UNAWAITED)) report(`coroutine '${name}' was never awaited`, line);
    const more = all.length - MOST_UNAWAITED;
    if (more > 0) report(`${more} more coroutines were never awaited`, all.at(-1).line);
  }

  diagnostics() {
    const flat = this.session.diagnostics();
    const list = [];
    for (let at = 0; at < flat.length; at += 5) {
      const [kind, message, line, task, exception] = flat.slice(at, at + 5);
      const detail = exception === undefined ? "" : `: ${repr(exception)}`;
      const place = line || (exception && placeOf(exception, this.url).line) || null;
      list.push({ kind, message: message + detail, line: place, task: task || null });
    }
    return list;
  }

  describe(thrown) {
    return describe(thrown, this.url, this.probes.line);
  }
}
