// Predict first: the lines that the program will print, out of order; the reader puts them in order, runs, and is told
// where reality differs.

import { t } from '../messages.js';
import { printedPieces } from '../printed.js';
import { createOrderList } from './order-list.js';
import { firstDifference, letterOfLine, linesOf, MOST, obstacle, shuffled } from './prediction.js';

const SEED = 1;

export class Predicting {
  #page;
  #bar;
  #list = null;
  #text = null;
  #say = () => {};

  constructor(page, bar) {
    this.#page = page;
    this.#bar = bar;
  }

  async begin() {
    const { text } = this.#page.program();
    const course = await this.#page.probe({ trace: false });
    if (!course) return;
    this.#page.clear();
    const lines = linesOf(course.result.stdout);
    const reason = obstacle(lines);
    if (reason) {
      this.#show(() => t(reason, lines.length, MOST));
      return;
    }
    this.#text = text;
    this.#list = createOrderList(this.#page.predictions, shuffled(lines, SEED));
    this.#show(() => t('predictHow'), () => [this.#bar.button('runAndCompare', () => this.#page.run(), { class: 'primary' })]);
    this.#list.focus();
  }

  #show(words, parts = () => []) {
    this.#say = () => this.#bar.show({ mode: 'predicting', isForeign: false, text: words(), parts: parts(), exit: 'close' });
    this.#say();
  }

  afterRun({ result, record, text }) {
    if (!this.#list || text !== this.#text) return false;
    const [predicted, printed] = [this.#list.lines, linesOf(result.stdout)];
    this.end();
    const difference = firstDifference(predicted, printed);
    if (!difference) this.#show(() => t('predictedRight', printed.length));
    else {
      const showMoment = () => this.#page.goToPrinted(letterOfLine(printedPieces(record), difference.at));
      this.#show(() => t('predictedWrong', difference.at + 1, difference.predicted, difference.printed),
        () => (difference.printed === null || !record ? [] : [this.#bar.button('showMoment', showMoment, { class: 'primary' })]));
    }
    return true;
  }

  tell() {
    this.#say();
    this.#list?.retell();
  }

  end() {
    this.#list?.remove();
    this.#list = null;
  }
}
