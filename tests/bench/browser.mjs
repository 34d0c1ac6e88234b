// Chromium with the two places where things are measured: Loopscope's door in a page, and a worker of the peers.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../www/serve.mjs';
import { coldPage, coldStart, loaded } from './cold.mjs';
import { coldPython } from './cold-python.mjs';
import * as cpython from './cpython.mjs';
import { programs } from './programs.mjs';
import { pythonPrograms } from './programs-python.mjs';
import { frameOf } from './views.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const flags = ['--disable-gpu', '--disable-quic', '--no-first-run'];
if (process.getuid?.() === 0) flags.push('--no-sandbox');

/** A benchmark wants more than a lesson: no limit of a run is to end it. */
const limits = { tasks: 4e6, turns: 1e12, seconds: 300, events: 2e7, memory: 4e9 };

/** Runs in the page. */
async function runProgram([source, options]) {
  globalThis.door ??= await import('/dist/loopscope.js');
  const { value, error } = await door.run(source, options);
  if (error) throw new Error(`${error.type}: ${error.message}`);
  return Number(value);
}

/** Runs in the page. A fresh worker has WebAssembly memory that nothing has grown yet. */
async function askPeers([fresh, message]) {
  const hear = (worker) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message: why }) => reject(new Error(why));
  });
  if (fresh) globalThis.peers?.terminate();
  if (fresh || !globalThis.peers) {
    globalThis.peers = new Worker('/tests/bench/peers.js', { type: 'module' });
    await hear(peers);
  }
  peers.postMessage(message);
  return hear(peers);
}

/** Runs in the page. */
async function inPage([name, ...args]) {
  const python = await import('/tests/bench/python-page.js');
  return python[name](...args);
}

/** Makes a page cross-origin isolated, without which it has no SharedArrayBuffer. */
const ISOLATED = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };

/** What a measure of a Python is called with: where it runs. */
export const OURS = 'ours';
export const CPYTHON = 'CPython';

export async function openBrowser() {
  const [server, isolated] = await Promise.all([serve(root), serve(root, 0, ISOLATED)]);
  const chrome = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  const page = await chrome.newPage();
  await page.goto(`${server.address}tests/bench/`);

  const { address } = server;

  /** A function of python-page.js in a page that has run nothing else. */
  async function alone(from, ...call) {
    const fresh = await chrome.newPage();
    try {
      await fresh.goto(`${from.address}tests/bench/`);
      return await fresh.evaluate(inPage, call);
    } finally {
      await fresh.close();
    }
  }

  return {
    /** A number from a program that runs through the door. */
    program(name, ...args) {
      const source = programs[name](...args);
      return page.evaluate(runProgram, [source, { clock: 'real', trace: false, limits }]);
    },

    /** The same with the trace on. */
    tracedProgram(name, ...args) {
      const source = programs[name](...args);
      return page.evaluate(runProgram, [source, { clock: 'real', trace: true, limits }]);
    },

    peer: (...message) => page.evaluate(askPeers, [false, message]),
    freshPeer: (...message) => page.evaluate(askPeers, [true, message]),

    coldStart: (kind) => coldStart(chrome, address, kind),
    coldPage: () => coldPage(chrome, address),
    loaded: () => loaded(chrome, address),
    frame: (program, hand) => frameOf(chrome, address, program, hand),

    /** The number that a program of programs-python.mjs prints; `name` is `OURS`, `CPYTHON` or a peer of python-peers.js. */
    python(name, program, ...args) {
      const source = pythonPrograms[program](...args);
      return name === CPYTHON ? cpython.number(source) : page.evaluate(inPage, ['number', name, source]);
    },

    pythonMemory(name, count) {
      const source = pythonPrograms.waiting(count);
      return name === CPYTHON ? cpython.memory(source, count) : page.evaluate(inPage, ['memory', name, source, count]);
    },

    pythonWarm(name) {
      const source = pythonPrograms.hello();
      return name === CPYTHON ? cpython.warm(source) : page.evaluate(inPage, ['warm', name, source]);
    },

    pythonRunaway(name, how) {
      const sources = [pythonPrograms.runaway(), pythonPrograms.hello()];
      return name === CPYTHON ? cpython.runaway(...sources) : alone(how === 'interrupted' ? isolated : server, 'runaway', name, how, ...sources);
    },

    pythonFrameGap: (name, where, ...program) => alone(server, 'frameGap', name, where, pythonPrograms[program[0]](...program.slice(1))),
    pythonCold: (name, network) => coldPython(chrome, address, name, pythonPrograms.hello(), network),
    version: () => chrome.version(),

    async close() {
      await chrome.close();
      server.close();
      isolated.close();
    },
  };
}
