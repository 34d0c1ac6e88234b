// You are the scheduler. Runs are the same every time, so a choice is a replay: the program runs with the picks made so
// far, and what is shown ends right before the next one is to be made.

import { el } from '../dom.js';
import { t } from '../messages.js';
import { Names } from '../names.js';
import { choiceAfter } from './choices.js';

export class Scheduling {
  #page;
  #bar;
  #text;
  #picks = [];
  #shown = null;
  #click = (event) => this.#clicked(event);

  constructor(page, bar) {
    this.#page = page;
    this.#bar = bar;
    this.#text = page.program().text;
  }

  begin() {
    this.#page.loop.addEventListener('click', this.#click);
    this.#page.loop.classList.add('is-choosing');
    this.#replay();
  }

  end() {
    this.#page.loop.removeEventListener('click', this.#click);
    this.#page.loop.classList.remove('is-choosing');
  }

  async #replay() {
    const course = await this.#page.probe({ schedule: this.#picks.length > 0 ? { chosen: this.#picks } : 'fifo' });
    if (!course) return;
    const { result, record } = course;
    const choice = record && choiceAfter(record, this.#picks.length);
    this.#shown = { choice, names: record && new Names(record) };
    this.#page.show({ result, record: choice ? record.until(choice.event) : record, whole: !choice });
    this.tell();
    this.#bar.focusFirst();
  }

  tell() {
    const { choice, names } = this.#shown;
    const made = this.#picks.length;
    const tasks = choice?.tasks.map((task, pick) =>
      el('button', { type: 'button', class: `pick ${names.hue(task)}`, onclick: () => this.#choose([...this.#picks, pick]) }, names.who(task))) ?? [];
    const undo = made > 0 ? [this.#bar.button('undoPick', () => this.#choose(this.#picks.slice(0, -1)))] : [];
    const text = choice ? t('whoIsNext', made + 1) : made > 0 ? t('allChosen', made) : t('neverAChoice');
    this.#bar.show({ mode: 'scheduling', isForeign: made > 0, text, parts: [...tasks, ...undo] });
  }

  #choose(picks) {
    const { text } = this.#page.program();
    this.#picks = text === this.#text ? picks : []; // of another program, nothing has been chosen yet
    this.#text = text;
    this.#replay();
  }

  /** A task in the ready queue is as good as its button. */
  #clicked({ target }) {
    const task = Number(target.closest('.chip[data-key^="handle-"]')?.dataset.key.slice('handle-'.length));
    const pick = this.#shown?.choice?.tasks.indexOf(task) ?? -1;
    if (pick >= 0) this.#choose([...this.#picks, pick]);
  }

  /** Run goes back to CPython's order. */
  afterRun() {
    return false;
  }
}
