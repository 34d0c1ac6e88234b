// CPython's test_asyncio: where it is on this machine, and one file of it as a program for our Python.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The files in scope. */
export const FILES = ['futures', 'futures2', 'tasks', 'locks', 'queues', 'timeouts', 'taskgroups', 'runners', 'waitfor', 'pep492',
  'context', 'base_events'].map((name) => `test_${name}`);

const HOW = `CPython 3.11's own tests are missing.
Debian 12: apt-get install libpython3.11-testsuite. pyenv's CPython 3.11 has them. Otherwise unpack CPython 3.11's
sources from python.org, and name their folder Lib/test/test_asyncio in TEST_ASYNCIO.`;

/** The folder test_asyncio of a CPython 3.11. */
export function findSuite() {
  const candidates = [process.env.TEST_ASYNCIO, ...['python3.11', 'python3'].map(suiteOf), '/usr/lib/python3.11/test/test_asyncio'];
  return candidates.find((folder) => folder && existsSync(join(folder, 'test_tasks.py')));
}

function suiteOf(python) {
  const ask = 'import sys, sysconfig; print(sysconfig.get_path("stdlib") if sys.version_info[:2] == (3, 11) else "")';
  try {
    const library = execFileSync(python, ['-c', ask], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return library && join(library, 'test', 'test_asyncio');
  } catch {
    return '';
  }
}

const own = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');
const python = (value) => `json.loads(${JSON.stringify(JSON.stringify(value))})`;

/** The program that runs the tests of `file` which match `only` and are not `over`. */
export function programOf(folder, file, { leftOut, only, over }) {
  const texts = {
    [`test.test_asyncio.${file}`]: readFileSync(join(folder, `${file}.py`), 'utf8'),
    'test.test_asyncio.utils': own('utils.py'),
    'test.support': own('support.py'),
    'test.support.script_helper': own('script_helper.py'),
  };
  if (file === 'test_base_events') {
    Object.assign(texts, { 'test.support.os_helper': '', 'test.support.socket_helper': own('socket_helper.py'), socket: '' });
  }
  return `${own('texts.py')}\n\n${own('harness.py')}\n\nrun(${python(texts)}, ${python(file)}, ${python(leftOut)}, ${python(only)}, ${python(over)})\n`;
}

// Asked by build.sh: where they are, or how to get them.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findSuite();
  console.log(found ?? HOW);
  process.exitCode = found === undefined ? 1 : 0;
}
