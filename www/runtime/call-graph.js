/**
 * The call graph of CPython 3.14 (`Lib/asyncio/graph.py`): where a task stands, and who waits for it. Frames of the library
 * itself are left out: here they are no part of anybody's program.
 */
import { current } from "./current.js";
import { RuntimeError } from "./errors.js";
import { Future, Task } from "./futures.js";
import { repr } from "./repr.js";
import { programFrames } from "./thrown.js";

/** `asyncio.FrameCallGraphEntry`: a function of the program, and the line it has come to. */
export class FrameCallGraphEntry {
  constructor(frame) {
    this.frame = frame;
    Object.freeze(this);
  }
}

/** `asyncio.FutureCallGraph`. */
export class FutureCallGraph {
  constructor(future, callStack, awaitedBy) {
    Object.assign(this, { future, callStack, awaitedBy });
    Object.freeze(this);
  }
}

/** `asyncio.future_add_to_awaited_by`, for a library that has awaitables of its own. */
export function futureAddToAwaitedBy(future, waiter) {
  if (future instanceof Future && waiter instanceof Future) future.awaitedByOthers.add(waiter);
}

/** `asyncio.future_discard_from_awaited_by`. */
export function futureDiscardFromAwaitedBy(future, waiter) {
  if (future instanceof Future) future.awaitedByOthers.delete(waiter);
}

/** `asyncio.capture_call_graph(future)`; of the task that runs where none is given, null where none runs. */
export function captureCallGraph(future = null, { depth = 1, limit = null } = {}) {
  const running = current.loops.currentTask();
  if (future === null) {
    if (current.session.runningLoop() === 0) {
      throw new RuntimeError("capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided");
    }
    if (running === null) return null;
  } else if (!(future instanceof Future)) {
    throw new TypeError(`${repr(future)} object does not appear to be compatible with asyncio.Future`);
  }
  if (future !== null && future !== running) return graphOf(future, limit, []);
  // Its frames are on the stack.
  const frames = [...stackOfRunning().slice(depth - 1), ...callersOfRunning()];
  return new FutureCallGraph(running, entries(frames, limit), waitersOf(running, limit, []));
}

/** `asyncio.format_call_graph(future)`: the text that `printCallGraph` prints. */
export function formatCallGraph(future = null, { depth = 1, limit = null } = {}) {
  const graph = captureCallGraph(future, { depth, limit });
  return graph === null ? "" : render(graph, 0).join("\n");
}

/** `asyncio.print_call_graph(future)`. */
export function printCallGraph(future = null, { depth = 1, limit = null } = {}) {
  current.print(formatCallGraph(future, { depth, limit }));
}

function graphOf(future, limit, above) {
  const stack = future instanceof Task && !future.done() ? future.frames() : [];
  return new FutureCallGraph(future, entries(stack, limit), waitersOf(future, limit, above));
}

/** Tasks in a circle wait for each other for ever; each is told once. */
function waitersOf(future, limit, above) {
  const inside = [...above, future];
  return future.awaitedBy().filter((waiter) => !inside.includes(waiter)).map((waiter) => graphOf(waiter, limit, inside));
}

/** Of each stack at most so many frames: the innermost, or with a negative `limit` the outermost. */
function entries(frames, limit) {
  const kept = limit === null ? frames : limit < 0 ? frames.slice(limit) : frames.slice(0, limit);
  return kept.map((frame) => new FrameCallGraphEntry(frame));
}

/**
 * The functions of the program that are being run, innermost first, up to the native coroutine among them: the engine has
 * no name for its body, which is a function of instrument.js's making.
 */
function stackOfRunning() {
  const { frame } = current.probes;
  const rows = programFrames(new Error(), current.url);
  const at = frame ? rows.findIndex(({ name }) => name === "") : -1;
  const named = rows.slice(0, at < 0 ? rows.length : at).map((row) => ({ ...row, name: row.name || "<lambda>" }));
  return at < 0 ? named : [...named, { ...frame.described(), line: rows[at].line }];
}

/** The coroutines that await the one that runs, in the same task. */
function callersOfRunning() {
  const callers = [];
  for (let frame = current.probes.frame?.parent; frame; frame = frame.parent) callers.push(frame.described());
  return callers;
}

const TAGS = { async: "async ", generator: "generator ", function: "" };

function render({ future, callStack, awaitedBy }, level) {
  const lines = [];
  const add = (line) => lines.push(`${"    ".repeat(level)}${line}`);
  const id = `id=0x${future.id.toString(16)}`;
  add(future instanceof Task ? `* Task(name=${repr(future.getName())}, ${id})` : `* Future(${id})`);
  if (callStack.length > 0) add("  + Call stack:");
  for (const { frame } of callStack) {
    add(`  |   File ${repr(current.url)}, line ${frame.line}, in ${TAGS[frame.kind]}${frame.name}()`);
  }
  if (awaitedBy.length > 0) add("  + Awaited by:");
  return [...lines, ...awaitedBy.flatMap((waiter) => render(waiter, level + 1))];
}
