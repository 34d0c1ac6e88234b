// The programs: one text for each language, kept between visits. No example, and no switch of language, costs a reader
// what they have typed.

import { exampleOf, fileOf, firstExample } from '../examples/index.js';
import { createEditor } from './editor.js';
import { loadExample } from './examples-menu.js';
import { recall, remember } from './store.js';

const SAVE_AFTER = 200;

export class Programs {
  #editor;
  #file;
  #saving = null;
  /** The text as it was opened; when the editor's differs, it is the reader's own and worth keeping. */
  #opened;
  language = recall('program-language') === 'python' ? 'python' : 'javascript';

  /**
   * @param {HTMLElement} parent
   * @param {HTMLElement} file where the program's name is shown
   * @param {{label: () => string, describedBy: string, names: URL}} words
   */
  constructor(parent, file, words) {
    const text = this.#recall('source') ?? '';
    this.#file = file;
    this.#opened = this.#recall('opened') ?? '';
    this.#editor = createEditor(parent, { ...words, language: this.language, text, onChange: () => this.#saveSoon() });
    file.textContent = this.#recall('name') ?? '';
  }

  get editor() {
    return this.#editor;
  }

  get hasOwnText() {
    return this.#recall('own') !== null;
  }

  /** A first visit shows an example, unless the reader is quicker. */
  async begin() {
    if (this.#recall('source') !== null) return;
    const text = await loadExample(firstExample, this.language);
    if (this.#editor.text === '') this.#open(text, fileOf(firstExample, this.language));
  }

  /** Opens an example. True if it took the place of the reader's own text, which is kept. */
  async openExample(name) {
    return this.openProgram(await loadExample(name, this.language), fileOf(name, this.language));
  }

  /** Opens a program that is not the reader's own, likewise. */
  openProgram(text, file, language = this.language) {
    if (language !== this.language) this.#show(language);
    const isOwn = this.#isOwn(this.#editor.text, this.#opened);
    if (isOwn) this.#remember('own', this.#editor.text);
    this.#open(text, file);
    return isOwn;
  }

  /** Opens what an example took the place of. */
  openOwnText() {
    this.#open(this.#recall('own'), fileOf('program', this.language));
  }

  /** Shows the same example in another language; or the reader's own text, where there is one. */
  async switchTo(language) {
    const example = this.#isOwn(this.#editor.text, this.#opened) ? null : exampleOf(this.#recall('name'));
    const text = this.#show(language);
    if (this.#isOwn(text, this.#opened) || (text !== '' && example === null)) return;
    const name = example ?? firstExample;
    const twin = await loadExample(name, language);
    if (this.language === language && this.#editor.text === text && twin !== text) this.#open(twin, fileOf(name, language));
  }

  /** The text of `language` as it was left. */
  #show(language) {
    this.save();
    this.language = language;
    remember('program-language', language);
    this.#opened = this.#recall('opened') ?? '';
    const text = this.#recall('source') ?? '';
    this.#file.textContent = this.#recall('name') ?? '';
    this.#editor.switchTo(language, text);
    return text;
  }

  /** Whether `text` is what was opened last, and the reader may have gone on from it. */
  hasOpened(text, language) {
    return language === this.language && text === this.#opened;
  }

  get fileName() {
    return this.#file.textContent || fileOf('program', this.language);
  }

  /** Writes what has changed, and only then: another tab may have written since. */
  save() {
    if (this.#saving === null) return;
    clearTimeout(this.#saving);
    this.#saving = null;
    this.#remember('source', this.#editor.text);
  }

  #saveSoon() {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.save(), SAVE_AFTER);
  }

  #open(text, name) {
    this.#editor.replace(text);
    this.#opened = text;
    this.#remember('opened', text);
    this.#remember('name', name);
    this.#file.textContent = name;
    this.save();
  }

  #isOwn(text, opened) {
    return text !== opened && text.trim() !== '';
  }

  #recall(name) {
    return recall(`${name}.${this.language}`);
  }

  #remember(name, value) {
    remember(`${name}.${this.language}`, value);
  }
}
