// The guided tour: a card over the panels, which runs one short program and walks through eight moments of it. It is
// loaded when somebody takes it.

import { el } from '../page/dom.js';
import { addMessages, say, t } from '../page/messages.js';
import en from '../i18n/tour/en.js';
import ko from '../i18n/tour/ko.js';
import { eventOf, steps } from './steps.js';

addMessages({ en, ko });

/** How the two languages say what the tour speaks of. */
const CODE = {
  javascript: { make: "make('tea', 2)", createTask: 'createTask()', await: 'yield*', sleep: 'sleep(2)' },
  python: { make: "make('tea', 2)", createTask: 'asyncio.create_task()', await: 'await', sleep: 'asyncio.sleep(2)' },
};

export async function loadProgram(language) {
  const file = { javascript: 'breakfast.js', python: 'breakfast.py' }[language];
  const response = await fetch(new URL(`tour/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return { file, text: (await response.text()).trimEnd() };
}

export class Tour {
  #root;
  #page;
  #record = null;
  #language = 'javascript';
  #at = 0;
  #count = say(el('span', { class: 'tour-count' }), 'empty');
  #title = say(el('h2', { id: 'tour-title' }), 'empty');
  #text = say(el('p', {}), 'empty');
  #back = say(el('button', { type: 'button', onclick: () => this.#show(this.#at - 1) }), 'tourBack');
  #next = say(el('button', { type: 'button', class: 'primary', onclick: () => this.#goOn() }), 'tourNext');
  #close = el('button', { type: 'button', class: 'quiet', onclick: () => this.#end() }, '×');

  /**
   * @param {HTMLElement} root where the card is put
   * @param {{goTo: (event: number) => void, onEnd: () => void}} page goTo: shows the moment of an event; onEnd: the
   *   reader has seen enough
   */
  constructor(root, page) {
    this.#root = root;
    this.#page = page;
    root.replaceChildren(
      el('div', { class: 'tour-told', 'aria-live': 'polite' }, el('div', { class: 'tour-head' }, this.#count, this.#title), this.#text),
      el('div', { class: 'tour-buttons' }, this.#back, this.#next, this.#close));
    root.addEventListener('keydown', (event) => event.key === 'Escape' && this.#end());
  }

  /**
   * Shows the first moment of the tour's program, which has run.
   * @param {import('../host/record.js').Record} record
   */
  begin(record, language) {
    this.#record = record;
    this.#language = language;
    this.#root.hidden = false;
    this.#show(0);
    this.#next.focus({ preventScroll: true });
    this.#root.scrollIntoView({ block: 'nearest' });
  }

  close() {
    this.#root.hidden = true;
    this.#look([]);
    this.#record = null;
  }

  #end() {
    this.close();
    this.#page.onEnd();
  }

  retell() {
    this.#close.setAttribute('aria-label', t('tourClose'));
  }

  #goOn() {
    if (this.#at === steps.length - 1) this.#end();
    else this.#show(this.#at + 1);
  }

  #show(at) {
    this.#at = at;
    const step = steps[at];
    say(this.#count, 'tourAt', at + 1, steps.length);
    say(this.#title, `tour.${step.name}`);
    say(this.#text, `tour.${step.name}.text`, CODE[this.#language]);
    say(this.#next, at === steps.length - 1 ? 'tourEnd' : 'tourNext');
    if (at === 0 && document.activeElement === this.#back) this.#next.focus();
    this.#back.disabled = at === 0;
    this.retell();
    this.#page.goTo(eventOf(step, this.#record));
    this.#look(step.views);
  }

  /** Outlines the views that tell this step, and no other. */
  #look(views) {
    for (const node of document.querySelectorAll('.is-told')) node.classList.remove('is-told');
    for (const view of views) document.querySelector(view)?.classList.add('is-told');
    document.querySelector(views[0])?.scrollIntoView({ block: 'nearest' });
  }
}
