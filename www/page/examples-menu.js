// The Examples menu: one short program for each concept, and the way back to what was there before.

import { examples } from '../examples/index.js';
import { el } from './dom.js';
import { currentLanguage, say } from './messages.js';

/**
 * @param {HTMLButtonElement} button opens the menu
 * @param {HTMLElement} menu a popover
 * @param {{onExample: (file: string) => void, onOwnText: () => void, hasOwnText: () => boolean}} events
 */
export function createExamplesMenu(button, menu, { onExample, onOwnText, hasOwnText }) {
  menu.addEventListener('beforetoggle', ({ newState }) => newState === 'open' && fill());
  menu.addEventListener('toggle', ({ newState }) => newState === 'open' && place());

  function fill() {
    const items = examples.map(({ file, title }) => el('li', {}, choice(() => onExample(file), title[currentLanguage()])));
    const own = hasOwnText() ? say(choice(onOwnText), 'yourText') : null;
    menu.replaceChildren(el('ol', {}, ...items), own ?? '');
  }

  function choice(act, ...text) {
    const choose = () => {
      menu.hidePopover();
      act();
    };
    return el('button', { type: 'button', onclick: choose }, ...text);
  }

  /** Under its button, and inside the window. */
  function place() {
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.top = `${bottom + 6}px`;
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.maxHeight = `${innerHeight - bottom - 20}px`;
  }
}

export async function loadExample(file) {
  const response = await fetch(new URL(`examples/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return (await response.text()).trimEnd();
}
