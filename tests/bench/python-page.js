// What browser.mjs does with Pythons inside its page: ours through the door, the peers in workers or in the page itself.
import { openInterpreter } from './python-peers.js';

/** Longer than that nobody waits for a measure. */
const PATIENCE = 60_000;
/** A program has run away for so long before it is stopped: a reader looks, and reaches for Stop. */
const LOOKING = 1500;

const limits = { tasks: 4e6, turns: 1e12, seconds: 300, events: 2e7, memory: 4e9 };
const options = { language: 'python', clock: 'real', trace: false, limits };
const AWAITED = 'await main()\n';
const RUN = 'import asyncio\nasyncio.run(main())\n';

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const lastLine = (text) => text.trim().split('\n').at(-1);

let door;
async function ours() {
  door ??= await import('/target/bench/loopscope/door.js');
  return door;
}

/** A worker with an interpreter: `run(source, {onLine, memory})` resolves when the program has ended. */
class Peer {
  #worker = new Worker('/tests/bench/python-peers.js', { type: 'module' });
  #hear;

  constructor(name, interrupt) {
    this.interrupt = interrupt;
    this.ready = new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }) => (data.ready ? resolve(this) : this.#hear(data));
      this.#worker.onerror = ({ message }) => reject(new Error(message));
    });
    this.#worker.postMessage({ name, interrupt });
  }

  run(source, { onLine = () => {}, memory = false } = {}) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`takes longer than ${PATIENCE / 1000} s`)), PATIENCE);
      this.#hear = ({ line, bytes, ended, error }) => {
        if (!ended) return onLine(line, bytes);
        clearTimeout(late);
        if (error) reject(new Error(lastLine(error)));
        else resolve();
      };
      this.#worker.postMessage({ source, memory });
    });
  }

  end() {
    this.#worker.terminate();
  }
}

const kept = new Map();

/** The peer called `name`, kept for the next measure unless it fails. */
async function withPeer(name, work) {
  if (!kept.has(name)) kept.set(name, new Peer(name));
  const peer = await kept.get(name).ready;
  try {
    return await work(peer);
  } catch (error) {
    kept.delete(name);
    peer.end();
    throw error;
  }
}

async function runOurs(source, more) {
  const { run } = await ours();
  const { stdout, error } = await run(source + RUN, { ...options, ...more });
  if (error && error.kind !== 'stopped') throw new Error(`${error.type}: ${error.message}`);
  return stdout;
}

/** The number that the program prints. */
export async function number(name, source) {
  if (name === 'ours') return Number(lastLine(await runOurs(source)));
  return withPeer(name, async (peer) => {
    let printed;
    await peer.run(source + AWAITED, { onLine: (line) => { printed = Number(line); } });
    return printed;
  });
}

/** Milliseconds to the first output, where something has run before. */
export async function warm(name, source) {
  if (name === 'ours') {
    const { run } = await ours();
    await run(source + RUN, options);
    await pause(LOOKING); // the spare interpreter gets ready while a reader reads
    return until((onOutput) => run(source + RUN, { ...options, onOutput }));
  }
  return withPeer(name, (peer) => until((onLine) => peer.run(source + AWAITED, { onLine })));
}

async function until(start) {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    start(() => resolve(performance.now() - begin)).catch(reject);
  });
}

/** Bytes a task, by the memory in use before they are made and when all wait. */
export async function memory(name, source, count) {
  const peer = await new Peer(name).ready;
  const bytes = [];
  await peer.run(source + (name === 'ours' ? RUN : AWAITED), { memory: true, onLine: (_, used) => bytes.push(used) });
  peer.end();
  return (bytes[1] - bytes[0]) / count;
}

/** Milliseconds of the longest gap between two frames of the page while the program runs: `where` is a worker or the page. */
export async function frameGap(name, where, source) {
  let run = () => runOurs(source);
  if (where === 'page') {
    const interpreter = await openInterpreter(name, { hear() {} });
    run = () => interpreter.run(source + AWAITED);
  } else if (name !== 'ours') {
    run = () => withPeer(name, (peer) => peer.run(source + AWAITED));
  } else {
    await runOurs('async def main(): pass\n');
    await pause(LOOKING);
  }
  let running = true;
  let longest = 0;
  const watching = (async () => {
    let last = await new Promise(requestAnimationFrame);
    while (running) {
      const now = await new Promise(requestAnimationFrame);
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  await pause(100);
  await run();
  running = false;
  await watching;
  return longest;
}

/** Milliseconds from stopping a program that never ends to the first output of the next. */
export async function runaway(name, how, source, next) {
  if (name === 'ours') {
    const stop = new AbortController();
    const { run } = await ours();
    const away = new Promise((resolve) => {
      run(source + RUN, { ...options, signal: stop.signal, onOutput: resolve });
    });
    await away;
    await pause(LOOKING);
    return until((onOutput) => {
      stop.abort();
      return run(next + RUN, { ...options, onOutput });
    });
  }
  const interrupt = how === 'interrupted' ? new Uint8Array(new SharedArrayBuffer(1)) : undefined;
  const peer = await new Peer(name, interrupt).ready;
  let interrupted;
  await new Promise((resolve) => {
    interrupted = peer.run(source + AWAITED, { onLine: resolve }).catch(() => {});
  });
  await pause(LOOKING);
  let last = peer;
  const took = await until(async (onLine) => {
    if (interrupt) {
      interrupt[0] = 2; // SIGINT
      await interrupted;
    } else {
      peer.end();
      last = await new Peer(name).ready;
    }
    return last.run(next + AWAITED, { onLine });
  });
  last.end();
  return took;
}
