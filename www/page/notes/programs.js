// The programs in a file of notes, in its order: Markdown's fences, and what HTML shows as code. Marked or not: whoever
// opens notes to show a program in class may have written them for anything.

import { fromMarkdown } from 'mdast-util-from-markdown';
import { codeOf, programOf } from '../../embed/source.js';
import { languageOf } from '../../notes/block.js';

/** @typedef {{source: string, language: 'javascript' | 'python'}} Program */

const KNOWN = ['javascript', 'python'];

/**
 * @param {string} text
 * @param {'markdown' | 'html'} format
 * @returns {Program[]}
 */
export function programsIn(text, format) {
  const found = format === 'html' ? inHtml(text) : inMarkdown(text);
  return found.filter(({ source, language }) => KNOWN.includes(language) && source.trim() !== '');
}

/** What is code in Markdown is no HTML: it leaves a mark in its place, and then all is read as HTML, in order. */
function inMarkdown(text) {
  const code = [];
  const visit = (node) => {
    const { start, end } = node.position;
    if (node.type === 'code') code.push({ start, end, programs: inFence(node) });
    else if (node.type === 'inlineCode') code.push({ start, end, programs: [] });
    else node.children?.forEach(visit);
  };
  visit(fromMarkdown(text));
  let html = '';
  let at = 0;
  code.forEach(({ start, end }, i) => {
    html += `${text.slice(at, start.offset)}<pre data-code="${i}"></pre>`;
    at = end.offset;
  });
  return inHtml(html + text.slice(at), (pre) => code[pre.dataset.code]?.programs);
}

/** `python loopscope`, `{.python .loopscope}` and `{code-block} python` name the language; other directives hold Markdown. */
function inFence({ lang, meta, value }) {
  const words = [lang, meta].join(' ').match(/[\w-]+/g) ?? [];
  const language = words.slice(0, 2).map(languageOf).find((name) => KNOWN.includes(name));
  if (language) return [{ source: value.replace(/\r\n?/g, '\n'), language }];
  return /^\{[a-z]/.test(lang ?? '') ? inMarkdown(value) : [];
}

/**
 * Nothing of it runs or is loaded: a document of DOMParser's has no window.
 * @param {(pre: HTMLElement) => Program[] | undefined} [marked] the programs whose place a `pre` keeps
 */
function inHtml(text, marked = () => undefined) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  return [...page.querySelectorAll('loop-scope, pre')].flatMap((node) => {
    if (node.matches('pre')) return marked(node) ?? (node.closest('loop-scope') ? [] : [codeOf(node)]);
    const { source, language, block } = programOf(node);
    return block ? [] : [{ source, language: languageOf(node.getAttribute('language') ?? language ?? 'javascript') }];
  });
}
