// A lesson as a link: everything that a run depends on, and the moment to look at, in the address's hash.
//
//   #1.<base64url of: a checksum of four bytes, the raw deflate of (options, a line end, the program)>
//
// The options are written as an address's query, without those that have their usual value. What comes from a link is a
// stranger's: reading one gives plain strings and numbers, or an error of three kinds, and runs nothing.

import { Inflate, deflateSync, strFromU8, strToU8 } from 'fflate';
import { DICTIONARY_1 } from './dictionary.js';

const VERSION = '1';
/** A link of more letters is no link of ours, and a program of more bytes no lesson. */
const MOST_LETTERS = 200_000;
const MOST_BYTES = 1_000_000;

const dictionary = strToU8(DICTIONARY_1);

/**
 * @typedef {object} Lesson
 * @property {string} source
 * @property {'javascript' | 'python'} language
 * @property {'virtual' | 'real'} clock
 * @property {number} seed
 * @property {number | null} moment counted from 1, as the page does; null for none in particular
 */

/** What stands where a link says nothing. */
const USUAL = { language: 'javascript', clock: 'virtual', seed: 0, moment: null };

const READERS = {
  language: (text) => oneOf(['javascript', 'python'], text),
  clock: (text) => oneOf(['virtual', 'real'], text),
  seed: (text) => numberUpTo(2 ** 32 - 1, text),
  moment: (text) => numberUpTo(Number.MAX_SAFE_INTEGER, text),
};

/** A link that cannot be read: `version` (it is a newer page's), `damaged` or `too large`. */
export class LinkError extends Error {
  /** @param {'version' | 'damaged' | 'too large'} kind */
  constructor(kind) {
    super(`this link cannot be read: ${kind}`);
    this.kind = kind;
  }
}

/**
 * @param {Partial<Lesson> & {source: string}} lesson
 * @returns {string} beginning with '#'
 */
export function hashOf({ source, ...options }) {
  const told = Object.entries(options).filter(([name, value]) => name in USUAL && value !== USUAL[name] && value !== undefined);
  const bytes = strToU8(`${new URLSearchParams(told.map(([name, value]) => [name, String(value)]))}\n${source}`);
  const compressed = deflateSync(bytes, { level: 9, dictionary });
  const whole = new Uint8Array(SUM_BYTES + compressed.length);
  new DataView(whole.buffer).setUint32(0, checksum(bytes));
  whole.set(compressed, SUM_BYTES);
  return `#${VERSION}.${toBase64Url(whole)}`;
}

/**
 * @param {string} hash of an address
 * @returns {Lesson | null} null if it is no link of this kind: an ordinary anchor, or nothing
 * @throws {LinkError}
 */
export function lessonOf(hash) {
  const [, version, data] = /^#(\d+)\.(.*)$/s.exec(hash) ?? [];
  if (version === undefined) return null;
  if (version !== VERSION) throw new LinkError('version');
  if (data.length > MOST_LETTERS) throw new LinkError('too large');
  const text = unpack(fromBase64Url(data));
  const end = text.indexOf('\n');
  if (end < 0) throw new LinkError('damaged');
  return { ...USUAL, ...optionsOf(text.slice(0, end)), source: text.slice(end + 1) };
}

function optionsOf(text) {
  const options = {};
  for (const [name, value] of new URLSearchParams(text)) {
    if (!Object.hasOwn(READERS, name)) throw new LinkError('damaged');
    options[name] = READERS[name](value);
  }
  return options;
}

function oneOf(known, text) {
  if (!known.includes(text)) throw new LinkError('damaged');
  return text;
}

function numberUpTo(most, text) {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new LinkError('damaged');
  return value;
}

const SUM_BYTES = 4;

/** FNV-1a: a link that lost or changed a letter on its way is not to be another program. */
function checksum(bytes) {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

function unpack(bytes) {
  if (bytes.length <= SUM_BYTES) throw new LinkError('damaged');
  const whole = inflate(bytes.subarray(SUM_BYTES));
  if (checksum(whole) !== new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)) throw new LinkError('damaged');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole);
  } catch {
    throw new LinkError('damaged');
  }
}

/** Piece by piece, so that a few bytes cannot become more than a program may have. */
function inflate(bytes) {
  const pieces = [];
  let size = 0;
  let isWhole = false;
  const inflation = new Inflate({ dictionary }, (piece, isLast) => {
    size += piece.length;
    if (size > MOST_BYTES) throw new LinkError('too large');
    pieces.push(piece);
    isWhole = isLast;
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) inflation.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    throw error instanceof LinkError ? error : new LinkError('damaged');
  }
  if (!isWhole) throw new LinkError('damaged');
  return joined(pieces, size);
}

/** Compressed bytes that are looked at at once: they become at most a thousand times as many. */
const PIECE = 1024;

function joined(pieces, size) {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function toBase64Url(bytes) {
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text) {
  if (!/^[\w-]*$/.test(text)) throw new LinkError('damaged');
  try {
    return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true);
  } catch {
    throw new LinkError('damaged');
  }
}
