// The languages of programs, and the files that run each, beside loopscope.js.

/** esbuild puts the module's size in: servers that compress it do not tell. */
/* global PYTHON_BYTES */
const pythonBytes = typeof PYTHON_BYTES === 'undefined' ? null : PYTHON_BYTES;

export const LANGUAGES = {
  javascript: { title: 'JavaScript', script: 'runtime.js', wasm: 'loopscope_bg.wasm', bytes: null, filename: 'program.js' },
  python: { title: 'Python', script: 'python/runtime.js', wasm: 'python/loopscope_bg.wasm', bytes: pythonBytes, filename: 'program.py' },
};

/** What stacks call the file of code that runs before the program. */
export const SETUP = { javascript: 'setup.js', python: 'setup.py' };
