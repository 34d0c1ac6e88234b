// The second part of a language's library: what fewer programs import is fetched with the first that does.

/** What names something of the second part: a module's own name, or what imports one. */
const NAMES = [
  'argparse', 'calendar', 'compat_pickle', 'concurrent', 'decimal', 'difflib', 'encodings', 'fnmatch', 'fractions', 'gettext',
  'graphlib', 'hmac', 'importlib', 'locale', 'logger', 'logging', 'namereplace', 'pickle', 'pkgutil', 'platform', 'pprint', 'pydecimal',
  'run_coroutine_threadsafe', 'sched', 'secrets', 'set_default_executor', 'shlex', 'signal', 'statistics', 'strptime', 'timeit',
  'unicodedata', 'unittest', 'unparse', 'uuid',
];

const named = new RegExp(`(?<![A-Za-z0-9])(?:${NAMES.join('|')})(?![A-Za-z0-9])|\\\\N\\{`);

/**
 * Whether a program may need the second part: a module of it, or the characters' names. Its text is not parsed: what stands
 * in `__import__('…')` counts as well, and once too often costs no more than a download.
 */
export const namesMore = (source) => named.test(source);

/** The second parts that have been read, each once. */
export class Libraries {
  #read;
  #parts = new Map();

  /** @param {(language: string, onProgress: (progress: object) => void) => Promise<Uint8Array>} read */
  constructor(read) {
    this.#read = read;
  }

  /** A failure is not kept, so that the next program tries again. */
  get(language, onProgress) {
    if (!this.#parts.has(language)) {
      const part = this.#read(language, onProgress);
      this.#parts.set(language, part);
      part.catch(() => this.#parts.delete(language));
    }
    return this.#parts.get(language);
  }
}
