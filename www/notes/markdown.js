// The marked programs of a Markdown file: fences with the word `loopscope` in their info string, and <loop-scope>
// elements in its HTML. Stored output is one block of HTML after the fence, which every dialect carries over: it begins
// with <div>, and no line of it is blank.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { ATTRIBUTES, languageOf, NotesError } from './block.js';
import { elementsOf } from './html.js';
import { h } from '../page/vnode.js';
import { htmlOf } from './stored.js';

/** What is indented belongs to a list, an admonition or a tab: which dialect has which, CommonMark does not know. */
const NO_INDENTED_CODE = { disable: { null: ['codeIndented'] } };
const OPENING = '<div class="loopscope">';
const RAW = '{=html}';
/** The end of an element, or of what is stored for a fence, and on the next line, as far in at least, another fence. */
const FOLLOWED = /^([ \t>]*)(?![ \t>]).*<\/loop-scope>(?:<\/div>)?[ \t]*\r?\n\1[ \t>]*(?=```|~~~)/gm;
const DIRECTIVE = /^\{(?!code)[a-z][\w:-]*\}$/;

/**
 * @param {string} text
 * @param {{raw?: boolean}} [dialect] raw: HTML is read as Markdown unless it stands in a fence of its own (Pandoc)
 * @returns {import('./block.js').Block[]} in the order of the file
 */
export function blocksOfMarkdown(text, { raw = false } = {}) {
  const fences = [];
  const code = [];
  const found = codeIn(text);
  refuseSwallowed(text, found);
  for (const { node, next, ...at } of found) {
    code.push({ ...at, text: node.value, language: node.lang });
    const mark = node.type === 'code' ? markOf([node.lang, node.meta].filter(Boolean).join(' ')) : null;
    if (!mark) continue;
    const fence = fenceBlock(text, { node, next, ...at }, mark, raw);
    fences.push(fence);
    code.push({ ...fence.stored, text: '', line: fence.line });
  }
  return [...fences, ...elementsOf(text, code)].sort((a, b) => a.line - b.line);
}

/**
 * Every piece of code, with the node after it, and where it is: also that within a directive of MyST, which is a fence
 * around Markdown.
 */
function codeIn(text, from = { offset: 0, line: 1 }) {
  const found = [];
  const endOf = ({ position }) => from.offset + position.end.offset;
  const visit = (parent) => parent.children.forEach((node, i) => {
    const { line, offset } = node.position.start;
    const at = { line: from.line + line - 1, start: from.offset + offset, end: endOf(node) };
    if (parent.type === 'paragraph' && node.type === 'html' && node.value.startsWith('<loop-scope')) {
      throw new NotesError(at.line, '<loop-scope> stands in a paragraph here: it wants a line of its own, and so does its end');
    }
    const next = parent.children[i + 1];
    const inner = text.indexOf('\n', offset) + 1;
    if (node.type === 'code' && DIRECTIVE.test(node.lang) && text.startsWith(node.value, inner)) {
      found.push(...codeIn(node.value, { offset: from.offset + inner, line: at.line + 1 }));
    } else if (node.type === 'code' || node.type === 'inlineCode') found.push({ node, next, nextEnd: next && endOf(next), ...at });
    if (node.children) visit(node);
  });
  visit(fromMarkdown(text, { extensions: [NO_INDENTED_CODE] }));
  return found;
}

/** HTML goes on to the next blank line: a fence before it is a part of it, at the latest when output has been stored. */
function refuseSwallowed(text, code) {
  for (const { 0: found, index } of text.matchAll(FOLLOWED)) {
    const at = index + found.length;
    if (code.some(({ start, end }) => start < at && at < end)) continue;
    throw new NotesError(text.slice(0, at).split('\n').length, 'a fence stands right after </loop-scope> here: it wants a blank line before it');
  }
}

/**
 * What an info string says, in the spelling of the generator at hand: `python loopscope clock=real`,
 * `{.python .loopscope clock="real"}` or `python,loopscope`. Other words in it are other programs'.
 * @returns {Record<string, string> | null} attributes; null if it has no mark
 */
export function markOf(info) {
  const words = Array.from(info.matchAll(/\.?([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s,{}]*)))?/g),
    ([, name, ...values]) => [name, values.find((value) => value !== undefined)]);
  const [[language] = ['']] = words;
  if (!words.slice(1).some(([name, value]) => name === 'loopscope' && value === undefined)) return null;
  const told = words.slice(1).filter(([name]) => ATTRIBUTES.includes(name)).map(([name, value = '']) => [name, value]);
  return { language: languageOf(language), ...Object.fromEntries(told) };
}

function fenceBlock(text, { node, next, nextEnd, line, start, end }, attributes, raw) {
  if (!/\n.*(?:```|~~~)[ \t]*$/.test(text.slice(start, end))) throw new NotesError(line, 'the fence has no end');
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  // A list's bullet is in front of its first line only, a quotation's mark in front of each.
  const margin = text.slice(lineStart, start).replace(/[^\s>]/g, ' ');
  const isStored = (next?.type === 'html' || (next?.type === 'code' && next.lang === RAW)) && next.value.trimStart().startsWith(OPENING);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const storedEnd = isStored ? nextEnd : end;
  // A block of HTML goes on to the next blank line.
  const isFollowed = !raw && /^[^\n]*\n[ \t>]*[^\s>]/.test(text.slice(storedEnd));
  return {
    source: node.value.replace(/\r\n?/g, '\n'),
    attributes,
    line,
    firstLine: line + 1,
    stored: { start: end, end: storedEnd },
    place(output) {
      const html = htmlOf(h('div', { class: 'loopscope' }, h('loop-scope', attributes, output)), { isWithin: margin !== '' });
      const lines = raw ? ['```' + RAW, ...html.split('\n'), '```'] : html.split('\n');
      const blank = margin.trimEnd();
      return ['', blank, ...lines.map((line) => margin + line), ...(isFollowed ? [blank] : [])].join(newline);
    },
  };
}
