// The box with the lines that input() reads: a program runs in one go, so they are given beforehand.

import { recall, remember } from './store.js';

/** @param {HTMLDetailsElement} box */
export function createInput(box) {
  const lines = box.querySelector('textarea');
  lines.value = recall('input') ?? '';
  box.open = lines.value !== '';
  lines.addEventListener('input', () => remember('input', lines.value));

  return {
    get text() {
      return lines.value;
    },

    /** Only a language that reads input has a use for it. */
    show(visible) {
      box.hidden = !visible;
    },

    /** The program wanted more lines than there are. */
    open() {
      box.open = true;
    },
  };
}
