// What is measured of Rust, of JavaScript and of the page: ours beside its peers. `bench` is what browser.mjs opens.
//   {figure, unit, ours(bench), peers?: {NAME: measure(bench)}, aims?: {NAME: the highest ratio of ours to it}, aim?: the highest value}
// Less is better in every figure.

import { pythonRun, pythonStart } from './figures-python.mjs';

const many = [1000, 300];
const alone = [1, 100_000];
const seconds = 1e5;
const counts = [1e3, 1e4, 1e5];
const spoken = (count) => `10^${Math.log10(count)}`;

/** One peer, and the ratio that we aim for, if any. */
const against = (name, peer, aim) => ({ peers: { [name]: peer }, aims: { [name]: aim } });

/** A row for a switch in a program; `tasks` and `rounds` as in programs.mjs. */
const switching = (figure, program, size, aim) => ({
  figure, unit: 'ns',
  ours: (bench) => bench.program(program, ...size),
  ...against('await of a microtask', (bench) => bench.peer('microtaskSwitch', ...size), aim),
});

const rust = (name, peer, size, aim) => ({
  figure: `Rust: yield_now, ${size[0]} tasks`, unit: 'ns',
  ours: (bench) => bench.peer('kernelSwitch', ...size),
  ...against(name, (bench) => bench.peer(peer, ...size), aim),
});

const switches = [
  rust('LocalPool', 'localPoolSwitch', [1000, 1000], 1.5),
  rust('LocalPool', 'localPoolSwitch', [1, 300_000], 1.5),
  rust('wasm-bindgen-futures', 'bindgenSwitch', many),
  switching('function*: yield, 1000 tasks', 'yieldSwitch', many, 1),
  switching('function*: yield, alone', 'yieldSwitch', alone, 1),
  switching('function*: yield* sleep(0), 1000 tasks', 'generatorSwitch', many, 1),
  switching('async function: await sleep(0), 1000 tasks', 'asyncSwitch', many, 2.5),
  switching('async function: await sleep(0), alone', 'asyncSwitch', alone, 2.5),
  {
    figure: 'function*: yield, 1000 tasks', unit: 'ns',
    ours: (bench) => bench.program('yieldSwitch', ...many),
    ...against('await of a resolved promise', (bench) => bench.peer('promiseSwitch', ...many)),
  },
];

const gathers = counts.flatMap((count) => [
  {
    figure: `Rust: spawn and gather ${spoken(count)}`, unit: 'ns a task',
    ours: (bench) => bench.peer('kernelGather', count),
    ...against('wasm-bindgen-futures', (bench) => bench.peer('bindgenGather', count)),
  },
  ...[['function*', 'generatorGather'], ['async function', 'asyncGather']].map(([kind, program]) => ({
    figure: `${kind}: spawn and gather ${spoken(count)}`, unit: 'ns a task',
    ours: (bench) => bench.program(program, count),
    ...against('Promise.all', (bench) => bench.peer('promiseAll', count)),
  })),
]);

/** Cost at 10^6 over the cost at 10^4; at 10^3 much of a program's time is the compiler's. */
const flatness = [
  ['Rust', (bench, count) => bench.peer('kernelGather', count)],
  ['function*', (bench, count) => bench.program('generatorGather', count)],
  ['async function', (bench, count) => bench.program('asyncGather', count)],
].map(([kind, measure]) => ({
  figure: `${kind}: a task of 10^6`, unit: 'ns a task',
  ours: (bench) => measure(bench, 1e6),
  ...against('a task of 10^4', (bench) => measure(bench, 1e4), 2),
}));

const lateness = [
  ['Rust', (bench) => bench.peer('kernelLateness', seconds)],
  ['function*', (bench) => bench.program('generatorLateness', seconds)],
  ['async function', (bench) => bench.program('asyncLateness', seconds)],
].map(([kind, ours]) => ({
  figure: `${kind}: 10^5 sleepers, lateness`, unit: 'ms', ours,
  peers: {
    setTimeout: (bench) => bench.peer('timeoutLateness', seconds),
    'wasm-bindgen-futures': (bench) => bench.peer('bindgenLateness', seconds),
  },
  aims: { setTimeout: 0.5 },
}));

const memory = [
  ['Rust: a waiting task', (bench) => bench.freshPeer('kernelMemory', 1e5, false)],
  ['Rust: a sleeping task', (bench) => bench.freshPeer('kernelMemory', 1e5, true)],
  ['function*: a waiting task', (bench) => bench.freshPeer('programMemory', 1e5, 'function*', 'yield* event.wait()')],
  ['function*: a sleeping task', (bench) => bench.freshPeer('programMemory', 1e5, 'function*', 'yield* sleep(9)')],
  ['async function: a waiting task', (bench) => bench.freshPeer('programMemory', 1e5, 'async function', 'await event.wait()')],
  ['async function: a sleeping task', (bench) => bench.freshPeer('programMemory', 1e5, 'async function', 'await sleep(9)')],
].map(([figure, ours]) => ({ figure, unit: 'bytes', aim: 300, ours }));

const tracing = [['function*: yield', 'yieldSwitch'], ['function*: yield* sleep(0)', 'generatorSwitch'], ['async function: await sleep(0)', 'asyncSwitch']]
  .map(([figure, program]) => ({
    figure: `${figure}, traced`, unit: 'ns',
    ours: (bench) => bench.tracedProgram(program, ...many),
    ...against('untraced', (bench) => bench.program(program, ...many), 1.5),
  }));

const start = [
  {
    figure: 'run() to first output, cold', unit: 'ms',
    ours: (bench) => bench.coldStart('door'),
    ...against('a plain worker', (bench) => bench.coldStart('worker')),
  },
  { figure: 'the page to first output, cold', unit: 'ms', ours: (bench) => bench.coldPage() },
  { figure: 'loaded before Run, without WebAssembly', unit: 'KB brotli', aim: 200, ours: async (bench) => (await bench.loaded()).page },
  { figure: 'loaded before Run, WebAssembly', unit: 'KB brotli', aim: 90, ours: async (bench) => (await bench.loaded()).wasm },
];

const views = ['ten tasks', 'four thousand tasks'].flatMap((program) => ['zoom', 'scrub'].map((hand) => ({
  figure: `${hand} 10^5 events of ${program}`, unit: 'ms a frame', aim: 16.7, repeats: 3, ours: (bench) => bench.frame(program, hand),
})));

/** In the order in which they are measured and told. */
export const sections = [
  {
    name: 'Python: start', figures: pythonStart,
    about: 'From a page, or a shell, to the first output of a program. Cold is an empty cache, and everything that is loaded comes in brotli. '
      + 'Ours starts a fresh interpreter for every run, in a worker of a sandboxed frame; Pyodide and MicroPython, when warm, go on in the one that has run before.',
  },
  {
    name: 'Python: run', figures: pythonRun,
    about: 'The same program in each, timed by itself with `time.time()`. Pyodide and MicroPython run in a worker, on their own event loops; CPython as a process of its own. '
      + 'Ours has a fresh interpreter for each run, whose code the browser has yet to optimise: that shows where a run is short. '
      + 'Memory is what WebAssembly\'s memory grows by; MicroPython\'s is what its heap holds, CPython\'s the process\'s.',
  },
  { name: 'Switches', figures: switches, about: 'One step of a task and the way to the next, in Rust and in JavaScript.' },
  { name: 'Spawn and gather', figures: gathers, about: 'Making a task that gives way once, running it and collecting its result.' },
  { name: 'Flat cost', figures: flatness, about: 'What a task costs among a million beside what it costs among ten thousand.' },
  { name: 'Timers', figures: lateness, about: 'Sleepers due within one second: how long after the last was due all have woken.' },
  { name: 'Memory', figures: memory, about: 'By what WebAssembly\'s memory grows for each of 10^5 tasks.' },
  { name: 'Tracing', figures: tracing, about: 'What the record of a run costs while it is made.' },
  { name: 'Start', figures: start, about: 'JavaScript\'s first output in a page with an empty cache, and what is loaded for it.' },
  { name: 'Views', figures: views, about: 'What a frame costs the main thread of the page while a reader zooms the timeline, or scrubs, in a record of 10^5 events.' },
];
