// Chromium with the two places where things are measured: Loopscope's door in a page, and a worker of the peers.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../www/serve.mjs';
import { coldPage, coldStart, loaded } from './cold.mjs';
import { programs } from './programs.mjs';

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

export async function openBrowser() {
  const server = await serve(root);
  const chrome = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags });
  const page = await chrome.newPage();
  await page.goto(`${server.address}tests/bench/`);

  const { address } = server;
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

    async close() {
      await chrome.close();
      server.close();
    },
  };
}
