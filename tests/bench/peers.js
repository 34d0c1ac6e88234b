// A worker that measures what runs without Loopscope's page: plain JavaScript, and Rust coroutines in WebAssembly.
// A message [name, ...arguments] is answered with what the measure of that name gives.
import start, * as rust from '../../target/bench/loopscope_bench.js';
import { programMemory } from '../../target/bench/runtime.js';

const { memory } = await start();

const microtask = () => new Promise((resolve) => queueMicrotask(resolve));
const resolved = Promise.resolve();
const range = (count, make) => Array.from({ length: count }, (_, i) => make(i));

/** Nanoseconds of `work()`, divided by `count`. */
async function each(count, work) {
  const begin = performance.now();
  await work();
  return ((performance.now() - begin) * 1e6) / count;
}

async function microtasks(rounds) {
  for (let i = 0; i < rounds; i++) await microtask();
}

async function resolvedPromises(rounds) {
  for (let i = 0; i < rounds; i++) await resolved;
}

/** Milliseconds from when the last of `count` was due to when all had woken. */
async function lateness(wakeAll) {
  const begin = performance.now();
  await wakeAll();
  return performance.now() - begin - 1000;
}

/** Bytes by which the WebAssembly memory grows for each of `count` tasks. */
function growth(count, keep) {
  const before = memory.buffer.byteLength;
  keep();
  const bytes = memory.buffer.byteLength - before;
  rust.dropKept();
  return bytes / count;
}

const measures = {
  // Switches: `tasks` tasks that give way `rounds` times each; nanoseconds a switch.
  microtaskSwitch: (tasks, rounds) => each(tasks * rounds, () => Promise.all(range(tasks, () => microtasks(rounds)))),
  promiseSwitch: (tasks, rounds) => each(tasks * rounds, () => Promise.all(range(tasks, () => resolvedPromises(rounds)))),
  kernelSwitch: (tasks, rounds) => each(tasks * rounds, () => rust.kernelGather(tasks, rounds)),
  localPoolSwitch: (tasks, rounds) => each(tasks * rounds, () => rust.localPoolGather(tasks, rounds)),
  bindgenSwitch: (tasks, rounds) => each(tasks * rounds, () => rust.promisesGather(tasks, rounds)),

  // Spawn and gather: nanoseconds a task, each of which gives way once.
  promiseAll: (tasks) => each(tasks, () => Promise.all(range(tasks, () => microtasks(1)))),
  kernelGather: (tasks) => each(tasks, () => rust.kernelGather(tasks, 1)),
  localPoolGather: (tasks) => each(tasks, () => rust.localPoolGather(tasks, 1)),
  bindgenGather: (tasks) => each(tasks, () => rust.promisesGather(tasks, 1)),

  // Timers due within one second.
  timeoutLateness: (count) => lateness(() => Promise.all(range(count, (i) =>
    new Promise((resolve) => setTimeout(resolve, (1000 * i) / count))))),
  bindgenLateness: (count) => lateness(() => rust.promisesSleep(count)),

  kernelLateness: (count) => lateness(() => rust.kernelSleep(count)),

  kernelMemory: (count, sleeping) => growth(count, () => rust.kernelKeep(count, sleeping)),
  programMemory,
};

onmessage = async ({ data: [name, ...args] }) => postMessage(await measures[name](...args));
postMessage('ready');
