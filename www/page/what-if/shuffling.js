// Another order: the ready tasks of each turn shuffled by a seed, beside what CPython's order prints.

import { t } from '../messages.js';
import { choiceAfter, countChoices } from './choices.js';
import { firstDifference, linesOf } from './prediction.js';

export class Shuffling {
  #page;
  #bar;
  #seed = 0;
  #usual = null;
  /** Says what is shown in the page's language of now. */
  tell = () => {};

  constructor(page, bar) {
    this.#page = page;
    this.#bar = bar;
  }

  async begin() {
    const usual = await this.#page.probe();
    if (!usual) return;
    this.#usual = linesOf(usual.result.stdout);
    if (usual.record && choiceAfter(usual.record, 0)) this.#next();
    else {
      this.#page.show({ ...usual, whole: true });
      this.#show(() => this.#bar.show({ mode: 'shuffling', isForeign: false, text: t('neverAChoice'), exit: 'close' }));
    }
  }

  #next() {
    this.#seed += 1;
    this.#page.run({ schedule: { shuffled: this.#seed } });
  }

  afterRun({ result, record, schedule }) {
    if (schedule.shuffled !== this.#seed || !record) return false;
    const choices = countChoices(record);
    const difference = firstDifference(this.#usual, linesOf(result.stdout));
    this.#show(() => {
      const text = difference ? t('shuffledDiffers', this.#seed, difference.at + 1) : t('shuffledSame', this.#seed, choices);
      const again = this.#bar.button('anotherOrder', () => this.#next(), { class: 'primary' });
      this.#bar.show({ mode: 'shuffling', isForeign: true, text, parts: [again] });
    });
    return true;
  }

  #show(tell) {
    this.tell = tell;
    tell();
  }

  end() {}
}
