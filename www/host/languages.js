// The languages of programs, and the files that run each, beside loopscope.js.

/** esbuild puts the sizes in: servers that compress the files do not tell. */
/* global PYTHON_BYTES */
const bytes = typeof PYTHON_BYTES === 'undefined' ? { module: null, library: null, more: null } : PYTHON_BYTES;

/** `library` and `more` are the parts of a language's library (library.js). */
export const LANGUAGES = {
  javascript: { title: 'JavaScript', script: 'runtime.js', wasm: 'loopscope_bg.wasm', bytes: null, filename: 'program.js' },
  python: {
    title: 'Python',
    script: 'python/runtime.js',
    wasm: 'python/loopscope_bg.wasm',
    bytes: bytes.module,
    library: { file: 'python/library.bin', bytes: bytes.library },
    more: { file: 'python/more.bin', bytes: bytes.more },
    filename: 'program.py',
  },
};

/** What stacks call the file of code that runs before the program. */
export const SETUP = { javascript: 'setup.js', python: 'setup.py' };
