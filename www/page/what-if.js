// What if: another schedule, the reader's own, or a prediction before the run. Its parts are fetched when the menu is
// first opened.

import { keepUnder } from './popover.js';

/**
 * @param {HTMLButtonElement} button opens the menu
 * @param {HTMLElement} menu a popover
 * @param {import('./what-if/modes.js').Page} page what its parts need of the page
 */
export function createWhatIf(button, menu, page) {
  let modes = null;
  keepUnder(button, menu);
  menu.addEventListener('beforetoggle', async ({ newState }) => {
    if (newState !== 'open') return;
    modes ??= await import('./what-if/modes.js').then(({ Modes }) => new Modes(menu, button, page), () => null);
    modes?.fill();
  });

  return {
    /** The program, or what is shown of it, is another one now. */
    clear: () => modes?.clear(),
    /** @param {{result: object, record: object | null, schedule: object | string, text: string}} run that has ended and is shown */
    afterRun: (run) => modes?.afterRun(run),
    retell: () => modes?.retell(),
  };
}
