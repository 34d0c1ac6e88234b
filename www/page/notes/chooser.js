// Notes that hold several programs: a dialog that asks which one to open.

import { LANGUAGES } from '../../host/languages.js';
import { el } from '../dom.js';
import { say } from '../messages.js';
import { programsIn } from './programs.js';

/** Most programs begin with these, which tells nobody which one it is. */
const IMPORT = /^(?:import|from)\s/;
const ENDINGS = { javascript: 'js', python: 'py' };

export class Notes {
  /** @param {string} name of the file @param {string} text @param {'markdown' | 'html'} format */
  constructor(name, text, format) {
    this.name = name;
    const stem = name.replace(/\.[^.]*$/, '');
    this.programs = programsIn(text, format).map((program, i) => ({ ...program, file: `${stem}-${i + 1}.${ENDINGS[program.language]}` }));
  }

  /** Resolves to the program that the reader chooses, or to null. */
  choose() {
    return new Promise((resolve) => {
      const dialog = el('dialog', { id: 'notes-dialog', 'aria-labelledby': 'notes-name', onclose: () => finish(null) });
      const finish = (program) => {
        resolve(program);
        dialog.remove();
      };
      const items = this.programs.map((program) => el('li', {}, entry(program, () => finish(program))));
      dialog.append(say(el('h2', { id: 'notes-name' }), 'programsIn', this.name), el('ol', {}, ...items),
        say(el('button', { type: 'button', onclick: () => dialog.close() }), 'close'));
      document.body.append(dialog);
      dialog.showModal();
    });
  }
}

function entry({ source, language }, onclick) {
  const lines = source.split('\n');
  const told = lines.filter((line) => line.trim() !== '');
  const first = told.find((line) => !IMPORT.test(line)) ?? told[0];
  return el('button', { type: 'button', onclick }, el('code', {}, first.trim()),
    say(el('span', {}), 'programOfNotes', LANGUAGES[language].title, lines.length));
}
