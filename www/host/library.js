// A language's library, in two parts beside its module: what any program may import comes while the module gets ready, and
// what fewer do with the first program that names it.
import { LANGUAGES } from './languages.js';

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

/** @typedef {{ file: string, bytes: number | null }} Part */

/**
 * The parts of the library that a program may need.
 * @returns {Part[]}
 */
export function partsFor({ language, source, setup }) {
  const { library, more } = LANGUAGES[language];
  if (!library) return [];
  return namesMore(`${setup}\n${source}`) ? [library, more] : [library];
}

/** The parts that have been read, each once. */
export class Libraries {
  #read;
  #parts = new Map();

  /** @param {(part: Part, onProgress: (progress: object) => void) => Promise<Uint8Array>} read */
  constructor(read) {
    this.#read = read;
  }

  /**
   * A failure is not kept, so that the next program tries again.
   * @param {Part} part
   */
  get(part, onProgress) {
    const { file } = part;
    if (!this.#parts.has(file)) {
      const read = this.#read(part, onProgress);
      this.#parts.set(file, read);
      read.catch(() => this.#parts.delete(file));
    }
    return this.#parts.get(file);
  }
}
