// Other people's asyncio libraries on our loop, unmodified: each NAME.py here uses one, and prints what CPython prints.
// build.sh installs them into target/pypi, as requirements.txt has them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Playground } from '../../www/loopscope.js';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const read = (name) => readFileSync(path(name), 'utf8');
const installed = path('../../target/pypi/site');
const programs = readdirSync(path('.')).filter((file) => file.endsWith('.py'));

const playground = new Playground({ warm: false });
after(() => playground.dispose());

// No package is installed inside our Python, and so none has a version to be asked for; some libraries ask for their own.
const metadata = 'def version(name):\n    return "as in requirements.txt"\n';

/** The text of every module that is installed, by its full name. */
const texts = Object.fromEntries([['importlib.metadata', metadata], ...readdirSync(installed, { recursive: true })
  .filter((file) => file.endsWith('.py'))
  .map((file) => [file.slice(0, -'.py'.length).split(sep).filter((part) => part !== '__init__').join('.'), readFileSync(join(installed, file), 'utf8')])]);

/** The program with the modules that it may import. */
const withLibraries = (source) =>
  `${read('../conformance/texts.py')}\n\nimport json, sys\nsys.meta_path.insert(0, Texts(json.loads(${JSON.stringify(JSON.stringify(texts))})))\n\n${source}`;

/** `-P`, because a program is called as its library is. */
async function inCPython(file) {
  const options = { env: { ...process.env, PYTHONPATH: installed, PYTHONHASHSEED: '0' } };
  return (await promisify(execFile)('python3', ['-P', '-W', 'ignore', path(file)], options)).stdout;
}

for (const file of programs) {
  test(`${file.replace('.py', '')}: as CPython runs it`, async () => {
    const [expected, { stdout, stderr, error }] = await Promise.all([
      inCPython(file),
      playground.run(withLibraries(read(file)), { language: 'python', trace: false }),
    ]);
    assert.ok(expected.length > 0);
    assert.equal(error, null, stderr);
    assert.equal(stdout, expected);
  });
}
