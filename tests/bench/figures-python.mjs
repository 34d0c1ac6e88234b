// What is measured of Python: ours beside Pyodide and MicroPython in the same browser, and CPython on the same machine. The
// shape of a figure is told in figures.mjs. These take long, so each is measured fewer times.
import { CPYTHON, OURS } from './browser.mjs';
import { SLOW } from './cold-python.mjs';

const REPEATS = 3;
const counts = [1e3, 1e4, 1e5];
const spoken = (count) => `10^${Math.log10(count)}`;

const IN_BROWSER = ['Pyodide', 'MicroPython'];
const ALL = [...IN_BROWSER, CPYTHON];

/** A figure for which every Python is asked the same. */
const each = (figure, unit, measure, { among = ALL, aims, aim } = {}) => ({
  figure, unit, aims, aim, repeats: REPEATS,
  ours: (bench) => measure(bench, OURS),
  peers: Object.fromEntries(among.map((name) => [name, (bench) => measure(bench, name)])),
});

const program = (figure, unit, name, args, aims) => each(figure, unit, (bench, python) => bench.python(python, name, ...args), { aims });

const cold = (network, aims) => each(
  `cold, to first output${network ? ', over 20 Mbit/s and 40 ms' : ''}`, 'ms',
  async (bench, name) => (await bench.pythonCold(name, network)).milliseconds,
  { among: IN_BROWSER, aims },
);

export const pythonStart = [
  cold(null, { Pyodide: 1 / 6 }),
  cold(SLOW, { Pyodide: 1 / 3 }),
  each('loaded for it', 'KB', async (bench, name) => (await bench.pythonCold(name, null)).bytes / 1000, { among: IN_BROWSER, aim: 2500 }),
  each('warm, to first output', 'ms', (bench, name) => bench.pythonWarm(name)),
  {
    figure: 'a program that never ends, stopped, to the next one\'s output', unit: 'ms', repeats: REPEATS, aim: 500,
    ours: (bench) => bench.pythonRunaway(OURS),
    peers: {
      'Pyodide, in a new worker': (bench) => bench.pythonRunaway('Pyodide', 'ended'),
      'Pyodide, interrupted (needs an isolated page)': (bench) => bench.pythonRunaway('Pyodide', 'interrupted'),
      'MicroPython, in a new worker': (bench) => bench.pythonRunaway('MicroPython', 'ended'),
      'CPython, killed': (bench) => bench.pythonRunaway(CPYTHON),
    },
  },
];

const pressed = ['gather', 1e4];

export const pythonRun = [
  program('await sleep(0), 1000 tasks', 'ns', 'switch', [1000, 100], { Pyodide: 0.1, [CPYTHON]: 2 }),
  program('await sleep(0), alone', 'ns', 'switch', [1, 50_000]),
  program('await sleep(0), 50 awaits deep', 'ns', 'depth', [50, 2000]),
  ...counts.map((count) => program(
    `spawn and gather ${spoken(count)}`, 'ns a task', 'gather', [count], count === 1e5 ? { Pyodide: 0.1 } : undefined,
  )),
  program('10^5 sleepers, lateness', 'ms', 'lateness', [1e5]),
  each('memory of a waiting task', 'bytes', (bench, name) => bench.pythonMemory(name, 2e4), { aim: 1000 }),
  {
    figure: 'longest gap between frames of the page, while 10^4 tasks are gathered', unit: 'ms', repeats: REPEATS,
    ours: (bench) => bench.pythonFrameGap(OURS, 'worker', ...pressed),
    peers: {
      'Pyodide in the page': (bench) => bench.pythonFrameGap('Pyodide', 'page', ...pressed),
      'Pyodide in a worker': (bench) => bench.pythonFrameGap('Pyodide', 'worker', ...pressed),
    },
  },
];
