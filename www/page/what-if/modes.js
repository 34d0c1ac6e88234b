// The ways to ask "what if": the menu of them, and the one that the reader is in.

import { el } from '../dom.js';
import { say } from '../messages.js';
import { Bar } from './bar.js';
import { Predicting } from './predicting.js';
import { Scheduling } from './scheduling.js';
import { Shuffling } from './shuffling.js';

/**
 * What the modes need of the page.
 * @typedef {object} Page
 * @property {HTMLElement} bar where the mode says what it is
 * @property {HTMLElement} predictions where lines are put in order
 * @property {() => {text: string, language: string}} program
 * @property {HTMLElement} loop the panel with the ready queue
 * @property {(options?: object) => Promise<{result: object, record: object | null} | null>} probe runs the program
 *   without showing anything; null if it was given up meanwhile
 * @property {(options?: {schedule?: import('../../host/schedule.js').Schedule}) => void} run as the button Run
 * @property {(course: {result: object, record: object, whole: boolean}) => void} show what a probe brought; whole: with its end
 * @property {() => void} clear shows nothing of any run
 * @property {(letter: number) => void} goToPrinted shows the moment in which a letter of the output was printed
 */

const MODES = { shuffling: Shuffling, scheduling: Scheduling, predicting: Predicting };

export class Modes {
  #menu;
  #opener;
  #page;
  #bar;
  #mode = null;

  /** @param {HTMLElement} menu @param {HTMLElement} opener the menu's button @param {Page} page */
  constructor(menu, opener, page) {
    this.#menu = menu;
    this.#opener = opener;
    this.#page = page;
    this.#bar = new Bar(page.bar, { close: () => this.#close(), backToCPython: () => this.#leave() });
  }

  fill() {
    const items = Object.keys(MODES).map((key) => el('li', {}, el('button', { type: 'button', onclick: () => this.#enter(key) },
      say(el('strong'), key), say(el('span'), `${key}About`))));
    this.#menu.replaceChildren(el('ul', {}, ...items));
  }

  #enter(key) {
    this.#menu.hidePopover();
    this.clear();
    this.#mode = new MODES[key](this.#page, this.#bar);
    this.#mode.begin();
  }

  /** The keyboard goes back to where it came from. */
  #close() {
    this.clear();
    this.#opener.focus();
  }

  /** Back to how CPython does it. */
  #leave() {
    this.#close();
    this.#page.run();
  }

  clear() {
    this.#mode?.end();
    this.#mode = null;
    this.#bar.hide();
  }

  /** A mode answers whether it goes on after this run. */
  afterRun(run) {
    if (this.#mode && !this.#mode.afterRun(run)) this.clear();
  }

  retell() {
    if (!this.#bar.isHidden) this.#mode.tell();
  }
}
