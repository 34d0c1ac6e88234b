// The command line: streams, messages and exit codes.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../www/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'loopscope-cli-'));
after(() => rmSync(folder, { recursive: true }));

function start(...args) {
  return spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the command line to its end. */
async function call(...args) {
  const child = start(...args);
  const streams = { stdout: '', stderr: '' };
  for (const name of Object.keys(streams)) child[name].setEncoding('utf8').on('data', (text) => (streams[name] += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, ...streams };
}

/** Writes `source` to FILE, and calls `run FILE ...args`. */
function runProgram(source, ...args) {
  writeFileSync(join(folder, 'program.js'), source);
  return call('run', 'program.js', ...args);
}

test('a program that reaches its end: its output, exit 0', async () => {
  assert.deepEqual(await runProgram('print("out"); console.error("err"); await sleep(3600); print("an hour later")'),
    { code: 0, stdout: 'out\nan hour later\n', stderr: 'err\n' });
});

test('output comes as it is printed', async () => {
  writeFileSync(join(folder, 'slow.js'), 'print("early"); await sleep(20); print("late")');
  const child = start('run', 'slow.js', '--clock', 'real', '--timeout', '30');
  const first = await new Promise((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
  assert.equal(first, 'early\n');
  child.kill();
});

test('a long output arrives whole, through a slow pipe too', async () => {
  const { code, stdout } = await runProgram('for (let i = 0; i < 100_000; i++) print(i)');
  assert.equal(code, 0);
  assert.ok(stdout.endsWith('99999\n'));
  assert.equal(stdout.split('\n').length, 100_001);
});

test('a reader that leaves early is no fault', async () => {
  writeFileSync(join(folder, 'long.js'), 'for (let i = 0; i < 100_000; i++) print(i)');
  const child = start('run', 'long.js');
  child.stdout.once('data', () => child.stdout.destroy());
  let stderr = '';
  child.stderr.on('data', (text) => (stderr += text));
  assert.equal(await new Promise((resolve) => child.on('close', resolve)), 0);
  assert.equal(stderr, '');
});

test('an uncaught exception: its stack, line and class on stderr, exit 1', async () => {
  const { code, stdout, stderr } = await runProgram(
    'print("on");\nasync function child() {\n  throw new ValueError("bad");\n}\nawait child();\n');
  assert.deepEqual([code, stdout], [1, 'on\n']);
  assert.match(stderr, /(^|\n)program\.js:3: ValueError: bad\n$/);
});

test('an error without a message has no empty one', async () => {
  const { code, stderr } = await runProgram('throw new CancelledError();');
  assert.equal(code, 1);
  assert.match(stderr, /program\.js:1: CancelledError\n$/);
});

test('a syntax error: its line, exit 1', async () => {
  const { code, stderr } = await runProgram('print(1);\nlet = ;\n');
  assert.equal(code, 1);
  assert.match(stderr, /^program\.js:2: SyntaxError: /);
});

test('what the program got away with: one line each on stderr, exit 0', async () => {
  const { code, stderr } = await runProgram('print("on");\nsleep(1);\n');
  assert.equal(code, 0);
  assert.match(stderr, /^program\.js:2: never-awaited: .+\n$/);
});

test('the time limit: a message, exit 124', async () => {
  const { code, stderr } = await runProgram('print(1);\nwhile (true) {\n}\n', '--timeout', '0.5');
  assert.equal(code, 124);
  assert.match(stderr, /^program\.js:2: \w+: .*0\.5 s.*--timeout/);
});

test('another limit: exit 1', async () => {
  const { code, stderr } = await runProgram('new ArrayBuffer(2 * 1024 ** 3)');
  assert.equal(code, 1);
  assert.match(stderr, /memory limit/);
});

test('the clock and the seed are the program\'s', async () => {
  const source = 'const start = performance.now(); await sleep(0.25); print(performance.now() - start, Math.random())';
  const [first, second, other] = [
    await runProgram(source, '--seed', '1'),
    await runProgram(source, '--seed=1'),
    await runProgram(source, '--seed', '2'),
  ];
  assert.match(first.stdout, /^250(\.0)? /);
  assert.equal(second.stdout, first.stdout);
  assert.notEqual(other.stdout, first.stdout);
  const real = await runProgram(source, '--clock', 'real');
  assert.ok(parseFloat(real.stdout) >= 249 && parseFloat(real.stdout) < 5000, real.stdout);
});

test('the trace goes to a file', async () => {
  const { code } = await runProgram('await sleep(1)', '--trace', 'out.json');
  const trace = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'));
  assert.deepEqual([code, trace.version, trace.clock], [0, 1, 'virtual']);
  assert.ok(trace.events.length > 0);
});

/** Writes a Python program, and calls `run program.py ...args` with `input` on stdin. */
async function runPython(source, { input, args = [] } = {}) {
  writeFileSync(join(folder, 'program.py'), source);
  const child = spawn(process.execPath, [cli, 'run', 'program.py', ...args], { cwd: folder, stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'] });
  child.stdin?.end(input);
  const streams = { stdout: '', stderr: '' };
  for (const name of Object.keys(streams)) child[name].setEncoding('utf8').on('data', (text) => (streams[name] += text));
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, ...streams };
}

test('a Python program is known by its name: its output, exit 0', async () => {
  assert.deepEqual(await runPython('import sys\nprint("out")\nprint("err", file=sys.stderr)\n'), { code: 0, stdout: 'out\n', stderr: 'err\n' });
});

test('the timeline goes to a file, as a picture, also of a run that was cut off', async () => {
  const { code } = await runProgram('await gather(sleep(1), sleep(2))', '--timeline', 'out.svg');
  assert.equal(code, 0);
  assert.match(readFileSync(join(folder, 'out.svg'), 'utf8'), /^<svg .*program\.js.*gather · line 1/s);
  const { code: cutOff } = await runProgram('for (;;);', '--timeout', '0.5', '--timeline', 'cut.svg');
  assert.equal(cutOff, 124);
  assert.match(readFileSync(join(folder, 'cut.svg'), 'utf8'), /^<svg /);
});

test('an exception of Python: its traceback as CPython prints it, exit 1', async () => {
  const { code, stdout, stderr } = await runPython('print("on")\nraise ValueError("bad")\n');
  assert.deepEqual([code, stdout], [1, 'on\n']);
  assert.equal(stderr, 'Traceback (most recent call last):\n  File "program.py", line 2, in <module>\n    raise ValueError("bad")\nValueError: bad\n');
});

test('sys.exit: its status, or its words and 1', async () => {
  assert.deepEqual(await runPython('import sys\nsys.exit(3)\n'), { code: 3, stdout: '', stderr: '' });
  assert.deepEqual(await runPython('import sys\nsys.exit("enough")\n'), { code: 1, stdout: '', stderr: 'enough\n' });
});

test('input() of Python reads stdin', async () => {
  const { stdout } = await runPython('print("hello", input("who? "))\nprint(input())\n', { input: 'Mina\n세종\n' });
  assert.equal(stdout, 'who? hello Mina\n세종\n');
  const { code, stderr } = await runPython('input()\n', { input: '' });
  assert.deepEqual([code, stderr.trim().split('\n').at(-1).split(':')[0]], [1, 'EOFError']);
});

test('the time limit holds for Python: a message, exit 124', async () => {
  const { code, stderr } = await runPython('print(1)\nwhile True:\n    pass\n', { args: ['--timeout', '1'] });
  assert.equal(code, 124);
  assert.match(stderr, /^program\.py.*: \w+: .*1 s.*--timeout/);
});

test('another file may hold Python as well', async () => {
  writeFileSync(join(folder, 'program.txt'), 'print("out")\n');
  assert.deepEqual(await call('run', 'program.txt', '--language', 'python'), { code: 0, stdout: 'out\n', stderr: '' });
});

test('render prints notes with the output, writes them, and checks them', async () => {
  const file = join(folder, 'notes.md');
  const before = '# Notes\n\n```js loopscope\nprint("egg")\n```\n';
  writeFileSync(file, before);
  const printed = await call('render', 'notes.md');
  assert.deepEqual([printed.code, printed.stderr, readFileSync(file, 'utf8')], [0, '', before]);
  assert.match(printed.stdout, /<samp[^>]*>egg<\/samp>/);
  assert.deepEqual(await call('render', 'notes.md', '--check'),
    { code: 1, stdout: '', stderr: 'notes.md:3: the stored output is stale (render --write makes it anew)\n' });
  assert.deepEqual(await call('render', 'notes.md', '--write'), { code: 0, stdout: '', stderr: '' });
  assert.equal(readFileSync(file, 'utf8'), printed.stdout);
  assert.deepEqual(await call('render', 'notes.md', '--check'), { code: 0, stdout: '', stderr: '' });
});

test('render says what is wrong with a block, and where', async () => {
  writeFileSync(join(folder, 'wrong.md'), '```js loopscope\nthrow new ValueError("bad")\n```\n');
  const { code, stderr } = await call('render', 'wrong.md', '--write');
  assert.deepEqual([code, stderr], [1, 'wrong.md:2: ValueError: bad (if that is meant: raises=ValueError)\n']);
});

test('help and version', async () => {
  const help = await call('--help');
  assert.equal(help.code, 0);
  for (const option of ['run FILE', 'render FILE', '--language', '--clock', '--trace', '--timeline', '--seed', '--timeout', '124']) assert.ok(help.stdout.includes(option), option);
  const version = await call('--version');
  assert.match(version.stdout, /^loopscope \d+\.\d+\.\d+\n$/);
});

for (const [args, words] of [
  [[], /there is no command ""/],
  [['walk', 'program.js'], /there is no command "walk": choose run or render/],
  [['run'], /run wants one FILE/],
  [['run', 'a.js', 'b.js'], /run wants one FILE/],
  [['run', 'nowhere.js'], /cannot read nowhere\.js/],
  [['run', 'program.js', '--fast'], /--fast/],
  [['run', 'program.js', '--clock', 'slow'], /clock must be "virtual" or "real"/],
  [['run', 'program.js', '--language', 'cobol'], /language must be "javascript" or "python"/],
  [['run', 'program.js', '--seed', 'x'], /--seed wants a number/],
  [['run', 'program.js', '--timeout', '0'], /limits\.seconds must be a number above 0/],
  [['run', 'program.js', '--trace', 'no/such/folder.json'], /cannot write/],
  [['render'], /render wants at least one FILE/],
  [['render', 'nowhere.md'], /cannot read nowhere\.md/],
  [['render', 'program.js'], /cannot render program\.js: its name must end in/],
  [['render', 'a.md', '--write', '--check'], /choose one/],
  [['render', 'a.md', '--lang', 'fr'], /lang must be one of en, ko/],
]) {
  test(`misuse: exit 2 and the reason: ${args.join(' ')}`, async () => {
    writeFileSync(join(folder, 'program.js'), 'print(1)');
    const { code, stderr } = await call(...args);
    assert.equal(code, 2);
    assert.match(stderr, words);
    assert.match(stderr, /\nUsage: .* run FILE/);
  });
}
