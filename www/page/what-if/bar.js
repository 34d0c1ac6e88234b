// The bar that says which "what if" the page is in: what it is, what is asked, and the ways on and out.

import { el } from '../dom.js';
import { say, t } from '../messages.js';

export class Bar {
  #root;
  #exits;
  #leave = () => {};

  /** @param {HTMLElement} root @param {Record<string, () => void>} exits the ways out, by the key of their words */
  constructor(root, exits) {
    this.#root = root;
    this.#exits = exits;
    root.addEventListener('keydown', ({ key }) => key === 'Escape' && this.#leave());
  }

  get isHidden() {
    return this.#root.hidden;
  }

  /**
   * @param {{mode: string, isForeign: boolean, text: string, parts?: Node[], exit?: string}} what mode: the key of its
   *   name; isForeign: whether the order is not CPython's; exit: which way out
   */
  show({ mode, isForeign, text, parts = [], exit = 'backToCPython' }) {
    this.#leave = this.#exits[exit];
    const heading = el('p', { class: 'what-if-name' }, el('strong', {}, t(mode)), ' ',
      isForeign ? el('span', { class: 'foreign' }, t('notCPython')) : null);
    this.#root.replaceChildren(
      heading,
      el('p', { class: 'what-if-text', role: 'status' }, text),
      el('div', { class: 'what-if-parts' }, ...parts, this.button(exit, this.#leave)),
    );
    this.#root.hidden = false;
  }

  hide() {
    this.#root.hidden = true;
    this.#root.replaceChildren();
  }

  button(key, act, attributes = {}) {
    return say(el('button', { type: 'button', onclick: act, ...attributes }), key);
  }

  /** After a redraw the keyboard is where it was: at the first thing to choose. */
  focusFirst() {
    this.#root.querySelector('button')?.focus();
  }
}
