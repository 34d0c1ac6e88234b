// What an element shows before anybody touches it: the code as the editor will show it, Run, and the places where all
// else will stand once it is loaded.

import en from '../i18n/embed/en.js';
import ko from '../i18n/embed/ko.js';
import { el, svg } from '../page/dom.js';
import { coloured } from './colours.js';
import css from './shell.css';
import { sheetOf } from './sheet.js';

const tables = { en, ko };
export const VIEWS = ['output', 'timeline', 'full'];

let sheet = null;

/** The words of an element whose nearest `lang` is `tag`. */
export function wordsFor(tag) {
  return tables[tag.toLowerCase().split('-')[0]] ?? en;
}

/**
 * @param {ShadowRoot} root
 * @param {{onRun: () => void, onStop: () => void, onReset: () => void, onView: (view: string) => void}} events
 */
export function createShell(root, { onRun, onStop, onReset, onView }) {
  root.adoptedStyleSheets = [(sheet ??= sheetOf(css))];
  const said = new Map();
  const say = (node, key) => (said.set(node, key), node);
  const button = (key, part, act, shape) => el('button', { type: 'button', class: part, part: `button ${part}`, onclick: act },
    shape && svg('svg', { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' }, svg('path', { d: shape })), say(el('span'), key));

  const source = el('pre', { class: 'source', tabindex: 0, part: 'code', translate: 'no' });
  const editor = el('div', { id: 'editor', part: 'editor' }, source);
  const program = el('div', { class: 'program' }, editor);
  const run = button('run', 'run', onRun, 'M2.5 1.2v9.6L10.5 6z');
  const stop = button('stop', 'stop', onStop, 'M1.5 3a1.5 1.5 0 0 1 1.5-1.5h6A1.5 1.5 0 0 1 10.5 3v6A1.5 1.5 0 0 1 9 10.5H3A1.5 1.5 0 0 1 1.5 9z');
  const reset = button('reset', 'reset', onReset);
  const status = el('span', { id: 'status', part: 'status', role: 'status' });
  const choices = VIEWS.map((view) => {
    const input = el('input', { type: 'radio', name: 'view', value: view, onchange: () => onView(view) });
    return { input, label: el('label', {}, input, say(el('span'), `view.${view}`)) };
  });
  const views = el('div', { class: 'switch', part: 'views', role: 'radiogroup' }, ...choices.map(({ label }) => label));
  const bar = el('div', { class: 'bar', part: 'bar' }, run, stop, reset, status, views);
  const results = el('div', { class: 'results' });
  const stored = el('slot', { name: 'output' });
  const base = el('div', { class: 'scope', part: 'base', role: 'group', dir: 'ltr' }, program, bar, el('div', { class: 'stored', part: 'stored' }, stored), results);
  root.append(base);
  stop.hidden = reset.hidden = true;

  return {
    places: { base, program, editor, status, results },

    /** @param {string} text @param {string} language of the program */
    showSource(text, language) {
      const lines = coloured(text, language).map((pieces) =>
        el('span', { class: 'line' }, ...pieces.map(({ text: piece, kind }) => (kind ? el('span', { class: `tok-${kind}` }, piece) : piece))));
      source.replaceChildren(...lines);
    },

    /** @param {string} tag language tag of the words @param {string} title the language of the program */
    speak(tag, title) {
      const words = wordsFor(tag);
      base.lang = Object.keys(tables).find((language) => tables[language] === words);
      for (const [node, key] of said) node.textContent = words[key];
      base.setAttribute('aria-label', words.programIn(title));
      source.setAttribute('aria-label', words.program);
      views.setAttribute('aria-label', words.view);
      return words;
    },

    /** The reader has solved the exercise, in an earlier visit or now. */
    showSolved() {
      status.textContent = tables[base.lang].solved;
    },

    showView(view) {
      base.dataset.view = view;
      for (const { input } of choices) input.checked = input.value === view;
    },

    showRunning(running) {
      const hadFocus = root.activeElement === stop;
      base.classList.toggle('is-running', running);
      stop.hidden = !running;
      if (hadFocus && !running) run.focus();
    },

    /** From the first run on: what it prints takes the place of what was stored. */
    hideStored() {
      stored.parentElement.hidden = true;
    },

    showChanged(isChanged) {
      const hadFocus = root.activeElement === reset;
      reset.hidden = !isChanged;
      if (hadFocus && !isChanged) run.focus();
    },

    /** What stands in for the editor is no longer needed. */
    removeSource() {
      source.remove();
    },

    /** Where the program's text was touched, if that is what had the keyboard. */
    get isAtSource() {
      return root.activeElement === source;
    },
  };
}
