// The Examples menu: one short program for each concept, and the way back to what was there before.

import { examples, fileOf } from '../examples/index.js';
import { el } from './dom.js';
import { currentLanguage, say } from './messages.js';
import { keepUnder } from './popover.js';

/**
 * @param {HTMLButtonElement} button opens the menu
 * @param {HTMLElement} menu a popover
 * @param {{language: () => string, onExample: (name: string) => void, onTour: () => void, onOwnText: () => void,
 *   hasOwnText: () => boolean, notes: () => string | undefined, onNotes: () => void}} events notes: the name of those that
 *   were opened, if any
 */
export function createExamplesMenu(button, menu, { language, onExample, onTour, onOwnText, hasOwnText, notes, onNotes }) {
  menu.addEventListener('beforetoggle', ({ newState }) => newState === 'open' && fill());
  keepUnder(button, menu);

  function fill() {
    const items = examples.map(({ name, title }) =>
      el('li', {}, choice(() => onExample(name), title[language()][currentLanguage()])));
    const own = hasOwnText() ? say(choice(onOwnText), 'yourText') : null;
    const ofNotes = notes() ? say(choice(onNotes), 'programsIn', notes()) : null;
    menu.replaceChildren(say(choice(onTour), 'takeTour'), el('ol', {}, ...items), ofNotes ?? '', own ?? '');
  }

  function choice(act, ...text) {
    const choose = () => {
      menu.hidePopover();
      act();
    };
    return el('button', { type: 'button', onclick: choose }, ...text);
  }
}

/** The example `name` as it is written in `language`. */
export async function loadExample(name, language) {
  const file = fileOf(name, language);
  const response = await fetch(new URL(`examples/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return (await response.text()).trimEnd();
}
