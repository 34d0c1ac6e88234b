// What a run leaves in the notes: what it printed and the timeline of its tasks, as HTML that reads well without a
// script, in print, in a feed and in a search index, and that a generator carries over as it stands.
import { createHash } from 'node:crypto';
import { timelinePicture } from '../page/timeline/of-recording.js';
import { t } from '../page/messages.js';
import { h, markup } from '../page/vnode.js';
import { optionsOf, said } from './block.js';
import { resolve } from './colours.js';

/** Little wider than a phone, where its text must be read: on a narrower screen the picture shrinks. */
const WIDTH = 400;
/** Docusaurus takes every <pre> for one of its own, and leaves only what is in it. */
const LINES = 'display: block; white-space: pre-wrap';
const PANEL = 'var(--panel)';

/**
 * @param {import('./block.js').Block} block
 * @param {object} result of run()
 * @param {{stream: string, text: string}[]} chunks what it printed, as it came
 * @param {string} [lang] what language of words was asked for
 * @returns {object} the child of <loop-scope> that is shown until somebody runs the program
 */
export function storedOutput(block, result, chunks, lang = null) {
  const printed = pieces(block, result, chunks);
  const parts = [
    printed.length > 0 && h('pre', {}, printed.map(({ stream, text }) => h('samp', { class: stream === 'stderr' ? 'stderr' : null, style: LINES }, text))),
    block.attributes.view !== 'output' && result.recording && timeline(result.recording, hashOf(block)),
  ].filter(Boolean);
  return h('div', { slot: 'output', lang, 'data-hash': hashOf(block) }, '\n', parts.flatMap((part) => [part, '\n']));
}

/** Of the program and how it is run: stored output with another one is that of another program. */
export function hashOf(block) {
  const told = JSON.stringify([block.source, optionsOf(block), block.attributes.view ?? null]);
  return createHash('sha256').update(told).digest('hex').slice(0, 16);
}

/** What was printed, stream by stream as they take turns. Python tells its own errors; those of JavaScript we tell. */
function pieces(block, { error, diagnostics }, chunks) {
  const place = (line) => (line ? ` (${t('line', line)})` : '');
  const told = optionsOf(block).language === 'python' ? [] : [
    ...diagnostics.filter(({ kind }) => kind !== error?.kind).map(({ message, line }) => `${message}${place(line)}\n`),
    error ? `${said(error)}${place(error.line)}\n` : '',
  ];
  const merged = [];
  for (const { stream, text } of [...chunks, ...told.map((text) => ({ stream: 'stderr', text }))]) {
    if (merged.at(-1)?.stream === stream) merged.at(-1).text += text;
    else if (text) merged.push({ stream, text });
  }
  if (merged.length > 0) merged.at(-1).text = merged.at(-1).text.replace(/\n$/, '');
  return merged.filter(({ text }) => text);
}

function timeline(recording, name) {
  const { node, width, height, tasks, seconds } = timelinePicture(recording, { width: WIDTH, name });
  // One line that does not even wait says no more than the output does.
  if (tasks === 0 || (tasks === 1 && seconds === 0)) return null;
  const size = { width: Math.round(width), height: null, viewBox: `0 0 ${Math.round(width)} ${height}`, style: 'max-width: 100%; height: auto' };
  Object.assign(node.attributes, { 'font-family': 'system-ui, sans-serif', 'aria-label': t('timelineSummary', tasks, seconds), ...size });
  return still(node);
}

/** Without what is there for a pointer, for a background of our own, and for a style sheet: a page's might know the class. */
function still(node) {
  if (typeof node === 'string') return node;
  const { class: name, ...attributes } = node.attributes;
  const { fill, stroke } = attributes;
  const paints = node.tag === 'rect' || node.tag === 'path';
  if (name === 'hit' || (paints && [fill, stroke].includes(PANEL) && (!fill || !stroke || fill === 'none'))) return null;
  if (stroke === PANEL) for (const halo of ['stroke', 'stroke-width', 'paint-order']) delete attributes[halo];
  return h(node.tag, attributes, node.children.map(still));
}

/** What templates would take for their own, wherever it stands: Jinja, Liquid, Vue. */
const TEMPLATES = /\{(?=[{%#])/g;
/** What Python-Markdown reads as Markdown inside of a list or an admonition, even within HTML. */
const MARKUP = /[*_`[\]{}\\~^$|!#?:@]/g;

const reference = (letter) => `&#${letter.codePointAt(0)};`;

/**
 * As HTML that any dialect of Markdown takes for one block: no line of it is blank.
 * @param {{isWithin?: boolean}} [options] isWithin: it stands in a list, a quotation or an admonition
 */
export function htmlOf(node, { isWithin = false } = {}) {
  const guard = (text) => text
    .replace(isWithin ? MARKUP : TEMPLATES, reference)
    .replace(/\r|(?<=\n[ \t]*)\n/g, reference);
  return markup(node, resolve).replace(/(<[^>]*>)|[^<]+/g, (part, tag) => tag ?? (part === '\n' ? part : guard(part)));
}
