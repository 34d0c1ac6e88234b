#!/usr/bin/env node
// Runs a program file on the loop from a shell: what it prints streams to stdout and stderr, its end is the exit code.
// `render` does so with the programs in somebody's notes: notes/command.js.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { LIMITS, Playground } from './loopscope.js';

const EXIT = { ok: 0, exception: 1, misuse: 2, timeout: 124 };
const SHOWN_FRAMES = 8;
/** Python prints its warnings, and the traceback of what ended a program, by itself. */
const TOLD_BY_PYTHON = ['exception', 'syntax', 'deadlock'];

const SYNOPSIS = `Usage: node cli.js run FILE [--language L] [--clock virtual|real] [--trace OUT.json] [--timeline OUT.svg] [--seed N] [--timeout S]
       node cli.js render FILE... [--write | --check] [--lang en|ko]`;

const HELP = `${SYNOPSIS}

run: one program
  --language javascript|python  (default: python for FILE.py, else javascript)
  --clock virtual|real  whether sleeping takes no time or real time (default: virtual)
  --seed N              seed of the program's random numbers (default: 0)
  --timeout S           seconds the program may take (default: ${LIMITS.seconds})
  --trace OUT.json      write the trace of the run to a file (its format: Trace in loopscope.d.ts)
  --timeline OUT.svg    write the timeline of its tasks to a file, as a picture for a slide

render: the programs marked in notes (Markdown or HTML: www/notes/README.md); what they print and the timeline of their
tasks are stored beside each as HTML
  (neither)             print the notes with it
  --write               write it into the files
  --check               only say where what is stored is stale, or a program does not come to what is declared
  --lang en|ko          of the timeline's words (default: as what is stored, or as lang says in HTML, or en)

  --help, --version

Exit code of run: 0 the program reached its end, 1 it ended by an exception, 2 wrong usage, 124 it ran out of time; or
what a Python program gave sys.exit(). What input() reads comes from standard input.
Exit code of render: 0 all is well, 1 a block is wrong or, with --check, stale; 2 wrong usage.
The programs are not sandboxed as in a page: run only files you trust.`;

const OPTIONS = {
  language: { type: 'string' },
  clock: { type: 'string' },
  seed: { type: 'string' },
  timeout: { type: 'string' },
  trace: { type: 'string' },
  timeline: { type: 'string' },
  write: { type: 'boolean' },
  check: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
};

class Misuse extends Error {}

/** esbuild puts it in; in the source tree the crate tells it. */
/* global LOOPSCOPE_VERSION */
async function version() {
  if (typeof LOOPSCOPE_VERSION !== 'undefined') return LOOPSCOPE_VERSION;
  return (await import('./package-manifest.mjs')).readVersion();
}

function parseCommandLine(args) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error.message);
  }
}

function readNumber(text, name) {
  if (text === undefined) return undefined;
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new Misuse(`--${name} wants a number, not "${text}"`);
  return Number(text);
}

function readProgram(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Misuse(`cannot read ${file}: ${error.message}`);
  }
}

function write(file, text) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Misuse(`cannot write ${file}: ${error.message}`);
  }
}

async function timelineOf(recording, title) {
  const { timelineSvg } = await import('./page/timeline/of-recording.js');
  const tokens = readFileSync(new URL('./page/tokens.css', import.meta.url), 'utf8');
  return timelineSvg(recording, { title, tokens });
}

const place = (file, line) => (line ? `${file}:${line}` : file);
const colon = (...parts) => parts.filter(Boolean).join(': ');

function describeError(file, { type, message, line, stack, limit }) {
  // One frame alone says no more than the place does.
  const frames = stack.includes('\n') ? stack.split('\n').slice(0, SHOWN_FRAMES) : [];
  const advice = limit === 'seconds' ? ' (Here: --timeout.)' : '';
  return [...frames, colon(place(file, line), type, message) + advice].join('\n');
}

function statusOf({ error, exitCode }) {
  if (error?.limit === 'seconds') return EXIT.timeout;
  return exitCode ?? (error ? EXIT.exception : EXIT.ok);
}

async function runFile(file, { clock, seed, timeout, trace, timeline, language = extname(file) === '.py' ? 'python' : 'javascript' }) {
  const source = readProgram(file);
  const seconds = readNumber(timeout, 'timeout');
  const playground = new Playground({ warm: false, stdin: true });
  const result = await playground.run(source, {
    language,
    clock,
    seed: readNumber(seed, 'seed'),
    limits: seconds === undefined ? {} : { seconds },
    trace: trace !== undefined || timeline !== undefined,
    filename: file,
    onOutput: ({ stream, text }) => process[stream].write(text),
  }).catch((error) => {
    throw error instanceof TypeError ? new Misuse(error.message) : error;
  });

  const { error } = result;
  if (language === 'javascript') {
    for (const { kind, message, line } of result.diagnostics) console.error(colon(place(file, line), kind, message));
  }
  if (error && !(language === 'python' && TOLD_BY_PYTHON.includes(error.kind))) console.error(describeError(file, error));
  if (trace !== undefined) write(trace, `${JSON.stringify(result.trace)}\n`);
  if (timeline !== undefined && result.recording) write(timeline, await timelineOf(result.recording, basename(file)));
  else if (timeline !== undefined) console.error(`${timeline}: not written, because the run left no record`);
  return statusOf(result);
}

const COMMANDS = {
  run(files, options) {
    if (files.length !== 1) throw new Misuse('run wants one FILE');
    return runFile(files[0], options);
  },

  async render(files, options) {
    const { renderFiles } = await import('./notes/command.js');
    return renderFiles(files, options, Misuse);
  },
};

async function main(args) {
  const { values, positionals: [command, ...files] } = parseCommandLine(args);
  if (values.help) return console.log(HELP);
  if (values.version) return console.log(`loopscope ${await version()}`);
  if (!Object.hasOwn(COMMANDS, command ?? '')) throw new Misuse(`there is no command "${command ?? ''}": choose run or render`);
  // Set, not called: exit() would drop output that a slow reader has not taken yet.
  process.exitCode = await COMMANDS[command](files, values);
}

// `… | head` closes the pipe early: there is nobody left to print for.
process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.exception));

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  console.error(`loopscope: ${error.message}\n${SYNOPSIS} (--help says more)`);
  process.exitCode = EXIT.misuse;
}
