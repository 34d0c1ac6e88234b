// 'line 3' as a button in a list that is patched: whoever has the list hears which line is asked for.

import { t } from './messages.js';
import { h } from './vnode.js';

export function lineLink(line) {
  return h('button', { class: 'line-link', type: 'button', 'data-line': line }, t('line', line));
}

/** @param {HTMLElement} root @param {(line: number) => void} onLine */
export function followLines(root, onLine) {
  root.addEventListener('click', ({ target }) => {
    const line = target.closest('[data-line]')?.dataset.line;
    if (line) onLine(Number(line));
  });
}
