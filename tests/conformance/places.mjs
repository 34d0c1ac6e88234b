// Where a Python program can be run: natively, in Node, in Chromium. Each place is `run(source, onLine)`, which gives
// every line of stdout when it is written, and resolves to why the program ended early, if it did.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Playground } from '../../www/loopscope.js';

/** Seconds without a line after which a program hangs. */
const PATIENCE = 60;
const LIMITS = { seconds: 600, output: 100_000_000 };

/** The example `python`, built natively. */
export function native() {
  const target = process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL('../../target', import.meta.url));
  const binary = join(target, 'debug', 'examples', 'python');
  if (!existsSync(binary)) throw new Error(`${binary} is missing: build.sh conformance builds it`);
  return {
    async run(source, onLine) {
      const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
      const file = join(folder, 'program.py');
      writeFileSync(file, source);
      const child = spawn(binary, [file], { stdio: ['ignore', 'pipe', 'pipe'] });
      let stderr = '';
      child.stderr.on('data', (text) => { stderr = (stderr + text).slice(-2000); });
      let hangs;
      const rest = () => {
        clearTimeout(hangs);
        hangs = setTimeout(() => child.kill('SIGKILL'), PATIENCE * 1000);
      };
      rest();
      createInterface({ input: child.stdout }).on('line', (line) => { rest(); onLine(line); });
      const [code, signal] = await new Promise((resolve) => child.on('close', (...end) => resolve(end)));
      clearTimeout(hangs);
      rmSync(folder, { recursive: true });
      if (signal === 'SIGKILL') return 'hangs';
      return code === 0 ? null : stderr.trim().split('\n').at(-1) || `exit status ${code ?? signal}`;
    },
    close() {},
  };
}

/** `onLine` for whole lines of what comes in pieces. */
function linesOf(onLine) {
  let left = '';
  return (text) => {
    const lines = (left + text).split('\n');
    left = lines.pop();
    lines.forEach(onLine);
  };
}

const why = ({ error }) => (error ? `${error.type ?? error.kind}: ${error.message}` : null);

/** The package in a worker of Node. */
export function node() {
  const playground = new Playground({ warm: false });
  return {
    async run(source, onLine) {
      const take = linesOf(onLine);
      const result = await playground.run(source, {
        language: 'python', limits: LIMITS, trace: false, onOutput: ({ stream, text }) => stream === 'stdout' && take(text),
      });
      return why(result);
    },
    close() {},
  };
}

/** The package in a worker of the page's frame. */
export async function chromium() {
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const [{ chromium: browsers }, { serve }] = await Promise.all([import('playwright-core'), import('../../www/serve.mjs')]);
  const server = await serve(dist);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await browsers.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
  const page = await browser.newPage();
  await page.goto(server.address);
  let take;
  await page.exposeFunction('conformanceOutput', (text) => take(text));
  return {
    async run(source, onLine) {
      take = linesOf(onLine);
      const result = await page.evaluate(async ([program, limits]) => {
        const { run } = await import(new URL('loopscope.js', location.href).href);
        const onOutput = ({ stream, text }) => stream === 'stdout' && window.conformanceOutput(text);
        const { error } = await run(program, { language: 'python', limits, trace: false, onOutput });
        return { error: error && { type: error.type, kind: error.kind, message: error.message } };
      }, [source, LIMITS]);
      return why(result);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
