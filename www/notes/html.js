// The programs of <loop-scope> elements in HTML, a page's or that within Markdown. Nothing is written anew from the
// tree: it only tells the offsets.
import { parse, parseFragment } from 'parse5';
import { dedent, languageOfClass } from '../embed/source.js';
import { ATTRIBUTES, NotesError } from './block.js';
import { htmlOf } from './stored.js';

/** @returns {import('./block.js').Block[]} */
export function blocksOfHtml(text) {
  return blocksOf(text, text, parse, []);
}

/**
 * Those in the HTML of a Markdown file.
 * @param {{start: number, end: number, text: string, language?: string, line: number}[]} code what is code there, and so is no HTML
 */
export function elementsOf(text, code) {
  const blank = (part) => part.replace(/[^\r\n]/g, ' ');
  let masked = text;
  for (const { start, end } of code) masked = masked.slice(0, start) + blank(masked.slice(start, end)) + masked.slice(end);
  return blocksOf(text, masked, parseFragment, code, marginOf);
}

function blocksOf(text, html, read, code, margin = () => '') {
  const found = [];
  collect(read(html, { sourceCodeLocationInfo: true }), found);
  return found.map((element) => elementBlock(text, element, code, margin)).filter(Boolean);
}

/** What stands in front of each line of a Markdown block that goes on at `offset`: a list's indentation, a quotation's marks. */
function marginOf(text, offset) {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const [mark] = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*/.exec(before);
  return mark.replace(/[^\s>]/g, ' ');
}

function collect(parent, found) {
  for (const node of parent.childNodes ?? []) {
    if (node.tagName === 'loop-scope') found.push(node);
    else collect(node, found);
  }
  if (parent.content) collect(parent.content, found);
}

const isWithin = ({ parentNode }, tag) => Boolean(parentNode) && (parentNode.tagName === tag || isWithin(parentNode, tag));
const langOf = (node) => (node ? attributeOf(node, 'lang') ?? langOf(node.parentNode) : undefined);
const attributeOf = (node, name) => node.attrs?.find((attribute) => attribute.name === name)?.value;

function elementBlock(text, element, code, marginAt) {
  const { startTag, endTag, startLine: line } = element.sourceCodeLocation;
  if (isWithin(element, 'p')) throw new NotesError(line, '<loop-scope> stands in a <p>, which its output would end: put it outside');
  if (!endTag) throw new NotesError(line, '<loop-scope> has no end: </loop-scope> is missing');
  if (marginAt(text, startTag.startOffset).includes('>')) throw new NotesError(line, '<loop-scope> stands in a quotation, whose marks its program would have: use a fence');
  const slot = element.childNodes.find((node) => attributeOf(node, 'slot') === 'output');
  const fences = code.filter(isBetween(element));
  const setup = element.childNodes.find((node) => partOf(node) === 'setup');
  const own = fences.find((fence) => !element.childNodes.some((node) => partOf(node) !== undefined && isBetween(node)(fence)));
  const program = programOf(text, element, own);
  // One without a program stands for the block of code before it, and that is where it was marked.
  if (!program) return null;
  const told = Object.fromEntries(ATTRIBUTES.map((name) => [name, attributeOf(element, name)]).filter(([, value]) => value !== undefined));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const stored = slot ? slot.sourceCodeLocation : { startOffset: endTag.startOffset, endOffset: endTag.startOffset };
  const margin = marginAt(text, stored.startOffset);
  const goOn = newline + margin;
  const isAtStart = /(?:^|\n)$/.test(text.slice(0, stored.startOffset - margin.length)) && text.slice(0, stored.startOffset).endsWith(margin);
  const before = slot || isAtStart ? '' : goOn;
  return {
    source: program.source,
    setup: setup && codeOf(setup, fences.find(isBetween(setup))),
    firstLine: program.firstLine,
    attributes: { language: program.language ?? 'javascript', ...told },
    lang: langOf(element),
    line,
    stored: { start: stored.startOffset, end: stored.endOffset },
    place: (output) => before + htmlOf(output, { isWithin: margin !== '' }).replaceAll('\n', goOn) + (slot ? '' : goOn),
  };
}

/** Its program: a fence in Markdown, else the text of a <pre>, else its own text. */
function programOf(text, element, fence) {
  if (fence) return { source: lines(fence.text), firstLine: fence.line + 1, language: languageOfClass(`language-${fence.language}`) };
  const parts = element.childNodes.filter((node) => attributeOf(node, 'slot') === undefined && partOf(node) === undefined);
  const pre = parts.flatMap(descendants).find(({ tagName }) => tagName === 'pre');
  const texts = (pre ? descendants(pre) : parts).filter(({ nodeName }) => nodeName === '#text');
  const whole = texts.map(({ value }) => value).join('');
  if (!whole.trim()) return null;
  // Offsets and not the text's own lines: the parser drops a newline at the start of a <pre>.
  const from = texts.find(({ value }) => value.trim()).sourceCodeLocation.startOffset;
  const start = from + text.slice(from).search(/\S/);
  const language = parts.flatMap(descendants).map((node) => languageOfClass(attributeOf(node, 'class') ?? '')).find(Boolean);
  return { source: dedent(whole), firstLine: text.slice(0, start).split('\n').length, language };
}

/** Whether a piece of code stands between the tags of an element. */
const isBetween = ({ sourceCodeLocation: { startTag, endTag } }) => ({ start, end }) => start >= startTag.endOffset && end <= (endTag?.startOffset ?? start);

/** Which part of an exercise a child of the element is: what is asked for, a hint, code that nobody sees. */
const partOf = (node) => attributeOf(node, 'data-exercise');

/** The code of a part: a fence in Markdown, else its text. */
function codeOf(part, fence) {
  return fence ? lines(fence.text) : dedent(descendants(part.content ?? part).map(({ value = '' }) => value).join(''));
}

const lines = (text) => text.replace(/\r\n?/g, '\n');
const descendants = (node) => [node, ...(node.childNodes ?? []).flatMap(descendants)];
