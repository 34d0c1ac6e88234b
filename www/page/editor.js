// The program's editor: CodeMirror with both languages, and marks for what went wrong where.

import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { accessTo } from './access.js';
import { javascript } from './javascript.js';
import { lineMarks, pointAtLine, setMarks, stepAtLine, steppedLine } from './line-marks.js';
import { python } from './python.js';

const languages = { javascript, python };
/** What makes it likely that somebody will type, or wants a name explained. */
const TOUCHES = ['focusin', 'pointerover'];

/**
 * @param {HTMLElement} parent
 * @param {{language: string, text: string, label: () => string, describedBy: string, names: URL, onChange: () => void,
 *   access?: object, given?: string}} options names: asyncio.json; access: see access.js; given: the text that it counts lines in
 */
export function createEditor(parent, { language, text, label, describedBy, names, onChange, access, given = text }) {
  const accessible = new Compartment();
  const helpful = new Compartment();
  /** What helps in a language (help.js), once the editor has been touched. */
  let helpIn = () => [];
  const makeState = () => EditorState.create({
    doc: text,
    extensions: [
      lineMarks,
      lineNumbers(),
      history(),
      drawSelection(),
      highlightActiveLine(),
      indentOnInput(),
      EditorView.lineWrapping,
      bracketMatching(),
      helpful.of(helpIn(language)),
      languages[language],
      accessible.of(accessTo(access, given)),
      syntaxHighlighting(classHighlighter),
      leaveByEscape,
      keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
      EditorView.contentAttributes.of(() => ({ 'aria-label': label(), 'aria-describedby': describedBy, tabindex: '0', translate: 'no' })),
      EditorView.updateListener.of((update) => update.docChanged && onChange()),
    ],
  });
  /** What each language's program looked like when the other took its place. */
  const left = new Map();
  const view = new EditorView({ parent, state: makeState() });
  const showHelp = () => view.dispatch({ effects: helpful.reconfigure(helpIn(language)) });

  /** Without help, which may not come, the editor works. */
  async function loadHelp() {
    for (const touch of TOUCHES) parent.removeEventListener(touch, loadHelp);
    const help = await import('./help.js').catch(() => null);
    if (!help) return;
    helpIn = (language) => help.helpIn(language, names);
    showHelp();
  }
  for (const touch of TOUCHES) parent.addEventListener(touch, loadHelp);

  return {
    get text() {
      return view.state.doc.toString();
    },

    /** Shows the program of the other language, which has a history of its own. */
    switchTo(other, otherText) {
      left.set(language, view.state);
      [language, text] = [other, otherText];
      const kept = left.get(language);
      view.setState(kept?.doc.toString() === text ? kept : makeState());
      showHelp(); // it may have come since
    },

    /** Puts another text in as one edit of its own, so that undo brings back just the old one. */
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: isolateHistory.of('full'),
        effects: setMarks.of([]),
        scrollIntoView: true,
        filter: false,
      });
    },

    /** @param {{line: number, severity: 'error'|'warning'|'coach', text: string, remedy?: string}[]} marks */
    mark(marks) {
      view.dispatch({ effects: setMarks.of(marks) });
    },

    /** Shows a line softly, or none, without moving anything. */
    pointAt(line) {
      view.dispatch({ effects: pointAtLine.of(line) });
    },

    /** Another value after every edit. */
    get version() {
      return view.state.doc;
    },

    /** What of the program is in sight, in pixels from its top. */
    get sight() {
      const { scrollTop, clientHeight } = view.scrollDOM;
      return { top: scrollTop, bottom: scrollTop + clientHeight };
    },

    /** Shows the line that runs, or none; scrolls to it inside the editor, and never the page, if it is not in `sight`. */
    stepAt(number, sight) {
      if (steppedLine(view.state) !== number) view.dispatch({ effects: stepAtLine.of(number) });
      if (!(number >= 1 && number <= view.state.doc.lines) || view.hasFocus) return;
      const { top, bottom } = view.lineBlockAt(view.state.doc.line(number).from);
      const isHidden = top < sight.top || bottom > sight.bottom;
      if (isHidden) view.scrollDOM.scrollTop = (top + bottom - (sight.bottom - sight.top)) / 2;
    },

    goTo(number) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      const indent = line.text.length - line.text.trimStart().length;
      view.dispatch({ selection: { anchor: line.from + indent }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) });
      view.focus();
    },

    /** @param {object} other see access.js @param {string} text the one that it counts lines in */
    allow(other, text) {
      [access, given] = [other, text];
      view.dispatch({ effects: accessible.reconfigure(accessTo(access, given)) });
    },

    /** Takes the keyboard; the cursor goes to where `pointer` is, if anywhere. */
    focus(pointer = null) {
      const anchor = pointer && view.posAtCoords(pointer);
      if (anchor !== null) view.dispatch({ selection: { anchor } });
      view.focus();
    },

    /** The page speaks another language. */
    relabel() {
      view.dispatch({});
    },
  };
}

// Tab indents, which would keep keyboard users inside: after Escape, Tab moves on until the next key that edits.
const leaveByEscape = [
  Prec.low(keymap.of([{ key: 'Escape', run: (view) => (view.setTabFocusMode(true), false) }])),
  EditorView.updateListener.of(({ docChanged, focusChanged, view }) => {
    if (docChanged || focusChanged) view.setTabFocusMode(false);
  }),
];
