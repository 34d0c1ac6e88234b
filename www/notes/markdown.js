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

/**
 * @param {string} text
 * @param {{raw?: boolean}} [dialect] raw: HTML is read as Markdown unless it stands in a fence of its own (Pandoc)
 * @returns {import('./block.js').Block[]} in the order of the file
 */
export function blocksOfMarkdown(text, { raw = false } = {}) {
  const siblings = [];
  collect(fromMarkdown(text, { extensions: [NO_INDENTED_CODE] }), siblings);
  const fences = [];
  const code = [];
  for (const { node, next } of siblings) {
    code.push({ ...rangeOf(node), text: node.value, language: node.lang, line: node.position.start.line });
    const mark = node.type === 'code' ? markOf([node.lang, node.meta].filter(Boolean).join(' ')) : null;
    if (!mark) continue;
    const fence = fenceBlock(text, node, mark, next, raw);
    fences.push(fence);
    code.push({ ...fence.stored, text: '', line: fence.line });
  }
  return [...fences, ...elementsOf(text, code)].sort((a, b) => a.line - b.line);
}

/** Every code node, with the node after it. */
function collect(parent, found) {
  parent.children.forEach((node, i) => {
    if (parent.type === 'paragraph' && node.type === 'html' && node.value.startsWith('<loop-scope')) {
      throw new NotesError(node.position.start.line, '<loop-scope> stands in a paragraph here: it wants a line of its own, and so does its end');
    }
    if (node.type === 'code' || node.type === 'inlineCode') found.push({ node, next: parent.children[i + 1] });
    if (node.children) collect(node, found);
  });
}

const rangeOf = ({ position }) => ({ start: position.start.offset, end: position.end.offset });

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

function fenceBlock(text, node, attributes, next, raw) {
  const { start, end } = rangeOf(node);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  // A list's bullet is in front of its first line only, a quotation's mark in front of each.
  const margin = text.slice(lineStart, start).replace(/[^\s>]/g, ' ');
  const isStored = (next?.type === 'html' || (next?.type === 'code' && next.lang === RAW)) && next.value.trimStart().startsWith(OPENING);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const storedEnd = isStored ? next.position.end.offset : end;
  // A block of HTML goes on to the next blank line.
  const isFollowed = !raw && /^[^\n]*\n[ \t>]*[^\s>]/.test(text.slice(storedEnd));
  return {
    source: node.value.replace(/\r\n?/g, '\n'),
    attributes,
    line: node.position.start.line,
    firstLine: node.position.start.line + 1,
    stored: { start: end, end: storedEnd },
    place(output) {
      const html = htmlOf(h('div', { class: 'loopscope' }, h('loop-scope', attributes, output)), { isWithin: margin !== '' });
      const lines = raw ? ['```' + RAW, ...html.split('\n'), '```'] : html.split('\n');
      const blank = margin.trimEnd();
      return ['', blank, ...lines.map((line) => margin + line), ...(isFollowed ? [blank] : [])].join(newline);
    },
  };
}
