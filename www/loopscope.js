// The programmatic door: the same module in a page, in a dedicated worker and in Node 20 or newer.
import { FrameWorkers } from './host/frame.js';
import { NestedWorkers } from './host/nested.js';
import { NodeWorkers } from './host/node.js';
import { Playground as AnyPlayground } from './host/playground.js';

export { LIMITS } from './host/limits.js';

const base = new URL('.', import.meta.url);

async function openPlace() {
  if (typeof document === 'object') return new FrameWorkers(base);
  if (typeof process === 'object' && process.versions?.node) return NodeWorkers.open(base);
  return new NestedWorkers(base);
}

/**
 * A place to run programs, with the next worker kept ready. `run()` uses one that all its callers share; make your own
 * to get it ready ahead (`prepare()`), to do without the spare worker (`{ warm: false }`), or to `dispose()` of it.
 */
export class Playground extends AnyPlayground {
  constructor(options) {
    super(openPlace, options);
  }
}

let shared = null;

/**
 * Runs a program on the event loop and resolves to what came of it. The program's own faults (a syntax error, an
 * exception, a limit reached) are in the result; the promise rejects, with a TypeError, only if this call is wrong.
 *
 * In a page the program runs in a worker inside a sandboxed frame, without network, storage or document, by the
 * browser's own policy. In a worker and in Node there is no such frame: run only programs you trust there.
 *
 * @param {string} source the program, in JavaScript or, with `{ language: 'python' }`, in Python
 * @param {import('./loopscope.js').RunOptions} [options]
 * @returns {Promise<import('./loopscope.js').Result>}
 */
export function run(source, options) {
  shared ??= new Playground();
  return shared.run(source, options);
}
