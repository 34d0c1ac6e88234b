// dist/ as an npm package: packed, installed into a project of somebody else's, and used there.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'loopscope-package-'));
after(() => rmSync(project, { recursive: true }));

const npm = (cwd, ...args) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const write = (name, text) => writeFileSync(join(project, name), text);
const node = (...args) => execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' });

const [packed] = JSON.parse(npm(dist, 'pack', '--json', '--pack-destination', project));
write('package.json', '{ "private": true, "type": "module" }');
npm(project, 'install', '--offline', '--no-audit', '--no-fund', packed.filename);

test('it is of the crate\'s version, and holds what runs programs, not the page', () => {
  const crate = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(packed.version, crate.match(/^version = "(.+)"$/m)[1]);
  const files = packed.files.map(({ path }) => path);
  for (const file of ['loopscope.js', 'loopscope.d.ts', 'embed/views.js', 'frame.html', 'runtime.js', 'loopscope_bg.wasm', 'python/runtime.js', 'python/loopscope_bg.wasm', 'python/library.bin', 'python/more.bin', 'node/cli.js', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'third-party-licences.txt']) {
    assert.ok(files.includes(file), file);
  }
  assert.deepEqual(files.filter((file) => /^(index\.html|page|examples|tour)|\.br$/.test(file)), []);
  assert.ok(packed.size < 8_000_000, `${packed.size} bytes`);
});

test('the notices of other people\'s code are in it, and those of what only builds and tests are not', () => {
  const notices = readFileSync(join(project, 'node_modules/loopscope/third-party-licences.txt'), 'utf8');
  for (const name of ['acorn', 'fflate', 'rustpython-vm', 'rustpython-stdlib', 'num-bigint', 'rustpython-pylib', 'unicode_names2']) assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
  for (const name of ['esbuild', 'syn', 'proptest', 'playwright-core']) assert.doesNotMatch(notices, new RegExp(`^${name} \\d`, 'm'));
});

test('`import { run } from \'loopscope\'` runs both languages', () => {
  write('use.js', `import { run } from 'loopscope';
const [one, two] = await Promise.all([run('await sleep(60); print("minute")'), run('import fractions\\nprint(fractions.Fraction(4, 2))', { language: 'python' })]);
process.stdout.write(one.stdout + two.stdout);`);
  assert.equal(node('use.js'), 'minute\n2\n');
});

test('the command line comes with it, and with all that it needs', () => {
  write('notes.md', '```js loopscope\nawait sleep(1);\nprint("egg")\n```\n');
  const cli = join(project, 'node_modules/.bin/loopscope');
  assert.equal(node(cli, '--version'), `loopscope ${packed.version}\n`);
  assert.match(node(cli, 'render', 'notes.md'), /<samp[^>]*>egg<\/samp><\/pre>\n<svg /);
  write('program.py', 'import asyncio\nasyncio.run(asyncio.sleep(1))\n');
  node(cli, 'run', 'program.py', '--timeline', 'out.svg');
  assert.match(readFileSync(join(project, 'out.svg'), 'utf8'), /^<svg .*fill="#ffffff"/s);
});

test('TypeScript finds its types', () => {
  const ts = createRequire(new URL('../../www/', import.meta.url))('typescript');
  write('use.ts', `import { run, type Result } from 'loopscope';
const result: Result = await run('1', { language: 'python' });
// @ts-expect-error there is no such language
await run('1', { language: 'cobol' });
export const text: string = result.stdout;`);
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: [] };
  const program = ts.createProgram([join(project, 'use.ts')], options);
  assert.deepEqual(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')), []);
});
