// What is measured: ours beside a peer, and the ratio that we aim for. `bench` is what browser.mjs opens.
//   {figure, unit, ours(bench), peer?(bench), against?, aim?}: `aim` is the highest ratio, or without a peer the highest value.

const many = [1000, 300];
const alone = [1, 100_000];
const seconds = 1e5;
const counts = [1e3, 1e4, 1e5];
const spoken = (count) => `10^${Math.log10(count)}`;

const microtask = { against: 'await of a microtask', peer: (bench, [tasks, rounds]) => bench.peer('microtaskSwitch', tasks, rounds) };

/** A row for a switch in a program; `tasks` and `rounds` as in programs.mjs. */
const switching = (figure, program, size, aim) => ({
  figure, unit: 'ns', aim, against: microtask.against,
  ours: (bench) => bench.program(program, ...size),
  peer: (bench) => microtask.peer(bench, size),
});

const rust = (against, peer, size, aim) => ({
  figure: `Rust: yield_now, ${size[0]} tasks`, unit: 'ns', against, aim,
  ours: (bench) => bench.peer('kernelSwitch', ...size),
  peer: (bench) => bench.peer(peer, ...size),
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
    figure: 'function*: yield, 1000 tasks', unit: 'ns', against: 'await of a resolved promise',
    ours: (bench) => bench.program('yieldSwitch', ...many),
    peer: (bench) => bench.peer('promiseSwitch', ...many),
  },
];

const gathers = counts.flatMap((count) => [
  {
    figure: `Rust: spawn and gather ${spoken(count)}`, unit: 'ns a task', against: 'wasm-bindgen-futures',
    ours: (bench) => bench.peer('kernelGather', count),
    peer: (bench) => bench.peer('bindgenGather', count),
  },
  ...[['function*', 'generatorGather'], ['async function', 'asyncGather']].map(([kind, program]) => ({
    figure: `${kind}: spawn and gather ${spoken(count)}`, unit: 'ns a task', against: 'Promise.all',
    ours: (bench) => bench.program(program, count),
    peer: (bench) => bench.peer('promiseAll', count),
  })),
]);

/** Cost at 10^6 over the cost at 10^4; at 10^3 much of a program's time is the compiler's. */
const flatness = [
  ['Rust', (bench, count) => bench.peer('kernelGather', count)],
  ['function*', (bench, count) => bench.program('generatorGather', count)],
  ['async function', (bench, count) => bench.program('asyncGather', count)],
].map(([kind, measure]) => ({
  figure: `${kind}: a task of 10^6`, unit: 'ns a task', against: 'a task of 10^4', aim: 2,
  ours: (bench) => measure(bench, 1e6),
  peer: (bench) => measure(bench, 1e4),
}));

const lateness = [
  ['Rust', (bench) => bench.peer('kernelLateness', seconds)],
  ['function*', (bench) => bench.program('generatorLateness', seconds)],
  ['async function', (bench) => bench.program('asyncLateness', seconds)],
].flatMap(([kind, ours]) =>
  [['setTimeout', 'timeoutLateness', 0.5], ['wasm-bindgen-futures', 'bindgenLateness']].map(([against, peer, aim]) => ({
    figure: `${kind}: 10^5 sleepers, lateness`, unit: 'ms', against, aim, ours,
    peer: (bench) => bench.peer(peer, seconds),
  })));

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
    figure: `${figure}, traced`, unit: 'ns', against: 'untraced', aim: 1.5,
    ours: (bench) => bench.tracedProgram(program, ...many),
    peer: (bench) => bench.program(program, ...many),
  }));

const start = [
  {
    figure: 'run() to first output, cold', unit: 'ms', against: 'a plain worker',
    ours: (bench) => bench.coldStart('door'),
    peer: (bench) => bench.coldStart('worker'),
  },
  { figure: 'the page to first output, cold', unit: 'ms', ours: (bench) => bench.coldPage() },
  { figure: 'loaded before Run, without WebAssembly', unit: 'KB brotli', aim: 200, ours: async (bench) => (await bench.loaded()).page },
  { figure: 'loaded before Run, WebAssembly', unit: 'KB brotli', aim: 90, ours: async (bench) => (await bench.loaded()).wasm },
];

export const sections = { Switches: switches, 'Spawn and gather': gathers, 'Flat cost': flatness, Timers: lateness, Memory: memory, Tracing: tracing, Start: start };
