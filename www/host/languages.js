// The languages of programs, and the files that run each, beside loopscope.js.

/** esbuild puts the sizes in: servers that compress the files do not tell. */
/* global PYTHON_BYTES, PYTHON_MORE_BYTES */
const pythonBytes = typeof PYTHON_BYTES === 'undefined' ? null : PYTHON_BYTES;
const pythonMoreBytes = typeof PYTHON_MORE_BYTES === 'undefined' ? null : PYTHON_MORE_BYTES;

/** `more` is the second part of a language's library (library.js). */
export const LANGUAGES = {
  javascript: { title: 'JavaScript', script: 'runtime.js', wasm: 'loopscope_bg.wasm', bytes: null, filename: 'program.js' },
  python: {
    title: 'Python',
    script: 'python/runtime.js',
    wasm: 'python/loopscope_bg.wasm',
    bytes: pythonBytes,
    more: { file: 'python/more.bin', bytes: pythonMoreBytes },
    filename: 'program.py',
  },
};

/** What stacks call the file of code that runs before the program. */
export const SETUP = { javascript: 'setup.js', python: 'setup.py' };
