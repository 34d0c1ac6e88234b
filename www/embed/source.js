// Where an element's program comes from: its own content, or the block of code before it.

const LANGUAGE_CLASS = /(?:^|\s)(?:language|lang|highlight|brush:)-?\s*(python|py|javascript|js)(?:\s|$)/i;
const LANGUAGES = { python: 'python', py: 'python', javascript: 'javascript', js: 'javascript' };

/** The code of an element itself, in Markdown within the frame of its generator: not stored output, and no part of an exercise. */
const OWN_CODE = ':scope > :is(pre, code):not([slot]), :scope > :not([slot], [data-exercise]) pre';

/**
 * The program of `element`, and the block before it if it is there.
 * @param {HTMLElement} element
 * @returns {{source: string, language: string | null, block: Element | null}} language: as the code's class tells it
 */
export function programOf(element) {
  const code = element.querySelector(OWN_CODE);
  if (code) return { ...codeOf(code), block: null };
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join('');
  const block = own.trim() === '' ? blockBefore(element) : null;
  if (block) return { source: textOf(block), language: languageOf(block), block };
  return { source: dedent(own), language: null, block: null };
}

/** What a block of code holds; its language also by the frame that a generator puts around it, null if there is none. */
export function codeOf(pre) {
  const around = [pre.parentElement, pre.parentElement?.parentElement];
  const language = languageOf(pre) ?? around.map((frame) => languageOfClass(frame?.className ?? '')).find(Boolean) ?? null;
  return { source: textOf(pre), language };
}

/**
 * The element right before is a block of code, or nothing but the frame that a generator puts around one. In notes whose
 * output has been stored, the element stands in a block of its own (see www/notes).
 */
function blockBefore(element) {
  let before = (element.closest('div.loopscope') ?? element).previousElementSibling;
  while (before?.matches('p:empty')) before = before.previousElementSibling; // Python-Markdown's, within an admonition
  return before?.matches('pre') || before?.querySelector('pre') ? before : null;
}

/**
 * Takes the block before `element` from sight, for good: a page that React has drawn on the server is drawn anew when
 * its script has come, and then there is another block.
 */
export function hideBlockBefore(element) {
  const hide = () => blockBefore(element)?.style.setProperty('display', 'none', 'important');
  hide();
  new MutationObserver(hide).observe(blockBefore(element).parentNode, { childList: true });
}

/** Generators put lines, their numbers and a copy button around the code: the code itself is in `code`, else in `pre`. */
function textOf(block) {
  const pre = block.matches('pre, code') ? block : lastOf(block, 'pre'); // with line numbers in a table the code's is the last
  const code = pre.matches('code') ? pre : lastOf(pre, 'code') ?? pre;
  if (!code.querySelector('br')) return dedent(code.textContent);
  const copy = code.cloneNode(true); // lines that are elements end in a <br>, as Docusaurus has them
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n');
  return dedent(copy.textContent);
}

function lastOf(block, selector) {
  return [...block.querySelectorAll(selector)].at(-1);
}

function languageOf(block) {
  for (const node of [block, ...block.querySelectorAll('[class]')]) {
    const language = languageOfClass(node.className);
    if (language) return language;
  }
  return null;
}

/** The language of programs that a highlighter's class names: `language-python`; null if there is none. */
export function languageOfClass(name) {
  return LANGUAGES[LANGUAGE_CLASS.exec(name)?.[1].toLowerCase()] ?? null;
}

/** Without the indentation that all lines share, and without empty lines around. */
export function dedent(text) {
  const lines = text.replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+|\s+$/g, '').split('\n');
  const margins = lines.filter((line) => line.trim() !== '').map((line) => /^[ \t]*/.exec(line)[0]);
  const shared = margins.reduce((common, margin) => {
    let length = 0;
    while (length < common.length && common[length] === margin[length]) length += 1;
    return common.slice(0, length);
  }, margins[0] ?? '');
  return lines.map((line) => (line.startsWith(shared) ? line.slice(shared.length) : line.trimStart())).join('\n');
}

/**
 * Puts an element after every block of code that `selector` matches, and after those that come later.
 * @param {string} selector matches a `pre`, or the `code` in it
 */
export function attachTo(selector) {
  const attach = () => {
    for (const code of document.querySelectorAll(selector)) {
      const block = frameOf(code.closest('pre') ?? code);
      if (block.closest('loop-scope') || block.nextElementSibling?.matches('loop-scope, .loopscope')) continue;
      block.after(document.createElement('loop-scope'));
    }
  };
  attach();
  new MutationObserver(attach).observe(document.documentElement, { childList: true, subtree: true });
}

/** The outermost element with nothing in it but this block: what a generator drew around it. */
function frameOf(block) {
  let frame = block;
  while (frame.parentElement?.matches('div, figure') && frame.parentElement.childElementCount === 1 && frame.parentElement.className !== '') {
    frame = frame.parentElement;
  }
  return frame;
}
