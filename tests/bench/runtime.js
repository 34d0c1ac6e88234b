// The runtime without its worker, so that its WebAssembly memory can be looked at.
import start from '../../pkg/loopscope.js';
import { Execution, init } from '../../www/runtime/execute.js';

const limits = { seconds: 300, turns: 1e12, tasks: 4e6, events: 1, output: 1e6, memory: 4e9 };

/** Bytes by which the WebAssembly memory grows for each of `count` tasks of a program that waits. */
export async function programMemory(count, head, pause) {
  const response = await fetch('/dist/loopscope_bg.wasm');
  await init(await response.arrayBuffer());
  const { memory } = await start();
  const source = `const event = new Event();
${head} cook() { ${pause}; }
for (let i = 0; i < ${count}; i++) createTask(cook());
await sleep(1);
print('all wait');
await sleep(1);`;
  const before = memory.buffer.byteLength;
  const request = { source, limits, clock: 'virtual', seed: 0, trace: false, filename: 'program.js', setup: null, schedule: 'fifo' };
  const after = await new Promise((resolve) => {
    new Execution(request, ({ type }) => type === 'output' && resolve(memory.buffer.byteLength)).run();
  });
  return (after - before) / count;
}
