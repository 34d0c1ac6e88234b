// One program in somebody's notes: what its mark says about how it runs, and what it has to come to.

/**
 * @typedef {object} Block
 * @property {string} source
 * @property {string} [setup] what runs before it, as run() has it
 * @property {Record<string, string>} attributes what the mark says, by the names that <loop-scope> has for it
 * @property {string} [lang] the language of the notes around it, as far as they tell
 * @property {number} line where the block begins in the notes, from 1
 * @property {number} firstLine where its first line of code is
 * @property {{start: number, end: number}} stored where in the notes its stored output is, or belongs: offsets
 * @property {(output: object) => string} place the text to stand there, with the output: an element of vnode.js
 */

/** What a mark can say: as an attribute of <loop-scope>, and as a word of a fence. */
export const ATTRIBUTES = ['language', 'clock', 'view', 'raises'];

const VIEWS = ['output', 'timeline', 'full'];
const OTHER_NAMES = { js: 'javascript', py: 'python', python3: 'python' };
/** As a comment of the program, a line that it has to print. */
const EXPECTED = { javascript: /^\s*\/\/> ?(.*)$/, python: /^\s*#> ?(.*)$/ };

/** What the notes themselves have wrong; `line` is of the notes. */
export class NotesError extends Error {
  constructor(line, message) {
    super(message);
    this.line = line;
  }
}

/** The options of run() that a block asks for. What run() checks by itself is left to it. */
export function optionsOf({ attributes, setup, line }) {
  const { language, clock, view } = attributes;
  if (view !== undefined && !VIEWS.includes(view)) throw new NotesError(line, `view must be one of ${VIEWS.join(', ')}, not "${view}"`);
  return { language: languageOf(language), clock, setup };
}

export function languageOf(name) {
  const lower = name.toLowerCase();
  return OTHER_NAMES[lower] ?? lower;
}

/**
 * Whether the program came to what its block declares: that it raises (`raises=ValueError`, or `raises` for anything),
 * and what it prints, in comments of its own: `#> egg ready`.
 * @returns {{message: string, line: number} | null} what is wrong, and at which line of the notes
 */
export function verdict(block, { error, exitCode, stdout }) {
  const { raises } = block.attributes;
  const at = error?.line ? block.firstLine + error.line - 1 : block.line;
  if (error && raises === undefined) return { line: at, message: `${said(error)} (if that is meant: raises=${error.type})` };
  if (error && raises !== '' && raises !== error.type) return { line: at, message: `raises=${raises} is declared, but it ended by ${said(error)}` };
  if (!error && raises !== undefined) return { line: block.line, message: 'raises is declared, but the program reached its end' };
  if (!error && exitCode) return { line: block.line, message: `the program ended by exit code ${exitCode}` };
  return unexpected(block, stdout);
}

function unexpected(block, stdout) {
  const pattern = EXPECTED[optionsOf(block).language];
  const expected = block.source.split('\n').flatMap((line, index) => {
    const [, text] = line.match(pattern) ?? [];
    return text === undefined ? [] : [{ text, line: block.firstLine + index }];
  });
  if (expected.length === 0) return null;
  const printed = stdout.replace(/\n$/, '').split('\n');
  const wrong = expected.find(({ text }, i) => printed[i]?.trimEnd() !== text.trimEnd());
  if (wrong) {
    const instead = printed[expected.indexOf(wrong)];
    return { line: wrong.line, message: `"${wrong.text}" is expected, but ${instead === undefined ? 'no more was printed' : `"${instead}" was printed`}` };
  }
  if (printed.length > expected.length) return { line: expected.at(-1).line, message: `no more is expected, but "${printed[expected.length]}" was printed` };
  return null;
}

/** 'ValueError: too salty' for what the program raised; our own messages need no class in front. */
export function said({ kind, type, message }) {
  return [['exception', 'syntax'].includes(kind) || !message ? type : '', message].filter(Boolean).join(': ');
}
