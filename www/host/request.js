// From the arguments of run() to the message a worker understands. Misuse is a TypeError, before anything starts.
import { LANGUAGES } from './languages.js';
import { withDefaults } from './limits.js';
import { isSchedule } from './schedule.js';

const isString = (value) => typeof value === 'string';
const isBoolean = (value) => typeof value === 'boolean';
const isFunction = (value) => typeof value === 'function';
const isObject = (value) => typeof value === 'object' && value !== null;
const isSeed = (value) => Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
const oneOf = (...values) => (value) => values.includes(value);

/** Every option: its default, the test it must pass, and the words for the test. */
const OPTIONS = {
  language: ['javascript', oneOf('javascript', 'python'), '"javascript" or "python"'],
  clock: ['virtual', oneOf('virtual', 'real'), '"virtual" or "real"'],
  seed: [0, isSeed, 'a whole number from 0 to 2^32 - 1'],
  schedule: ['fifo', isSchedule, '"fifo", { shuffled: seed } or { chosen: picks }'],
  limits: [{}, isObject, 'an object'],
  trace: [true, isBoolean, 'true or false'],
  filename: [undefined, isString, 'a string'],
  setup: [null, isString, 'a string'],
  input: [null, isString, 'a string'],
  signal: [undefined, (value) => isFunction(value?.addEventListener), 'an AbortSignal'],
  onOutput: [undefined, isFunction, 'a function'],
  onProgress: [undefined, isFunction, 'a function'],
};

let runs = 0;

// randomUUID() would be shorter, but plain http pages do not have it.
function newNonce() {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(16).padStart(8, '0')).join('');
}

/**
 * Splits what a caller gave into the request for the worker and what stays with the host.
 * @returns {{ request: object, signal?: AbortSignal, onOutput?: (chunk: object) => void,
 *   onProgress?: (progress: object) => void }}
 */
export function readArguments(source, options) {
  if (!isString(source)) throw new TypeError('the source must be a string');
  if (!isObject(options)) throw new TypeError('the options must be an object');
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown) throw new TypeError(`there is no option "${unknown}": choose from ${Object.keys(OPTIONS).join(', ')}`);

  const chosen = {};
  for (const [name, [byDefault, accepts, words]] of Object.entries(OPTIONS)) {
    const value = options[name];
    if (value !== undefined && !accepts(value)) throw new TypeError(`${name} must be ${words}`);
    chosen[name] = value ?? byDefault;
  }
  const { signal, onOutput, onProgress, limits, ...rest } = chosen;
  rest.filename ??= LANGUAGES[rest.language].filename;
  const request = { ...rest, source, limits: withDefaults(limits), run: ++runs, nonce: newNonce() };
  return { request, signal, onOutput, onProgress };
}
