// Our Python without its worker, so that its WebAssembly memory can be looked at.
import start from '../../pkg-python/loopscope.js';
import { Execution, init } from '../../www/python/execution.js';

const limits = { seconds: 300, turns: 1e12, tasks: 4e6, events: 1, output: 1e6, memory: 4e9 };
const request = { limits, clock: 'real', seed: 0, trace: false, filename: 'program.py', setup: null, schedule: 'fifo', input: '', stdin: false, libraries: [] };

/** As those of python-peers.js. A run is one call, and tells its output while it waits. */
export async function openLoopscope({ hear }) {
  const response = await fetch('/target/bench/loopscope/python/loopscope_bg.wasm');
  await init(await response.arrayBuffer());
  const { memory } = await start();
  return {
    run: (source) => new Promise((resolve) => {
      const emit = ({ type, text }) => {
        if (type === 'output') hear(text);
        if (type === 'done') resolve();
      };
      new Execution({ ...request, source }, emit).run();
    }),
    bytes: () => memory.buffer.byteLength,
  };
}
