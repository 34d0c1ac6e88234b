// The program's editor: CodeMirror with JavaScript, asyncio's vocabulary, and marks for what went wrong where.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { javascript } from './javascript.js';
import { lineMarks, pointAtLine, setMarks } from './line-marks.js';

/**
 * @param {HTMLElement} parent
 * @param {{text: string, label: string, describedBy: string, onChange: () => void}} options
 */
export function createEditor(parent, { text, label, describedBy, onChange }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineMarks,
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        javascript,
        syntaxHighlighting(classHighlighter),
        leaveByEscape,
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, tabindex: '0', translate: 'no' }),
        EditorView.updateListener.of((update) => update.docChanged && onChange()),
      ],
    }),
  });

  return {
    get text() {
      return view.state.doc.toString();
    },

    /** Puts another text in as one edit of its own, so that undo brings back just the old one. */
    replace(text) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        annotations: isolateHistory.of('full'),
        effects: setMarks.of([]),
        scrollIntoView: true,
      });
    },

    /** @param {{line: number, severity: 'error'|'warning', text: string}[]} marks */
    mark(marks) {
      view.dispatch({ effects: setMarks.of(marks) });
    },

    /** Shows a line softly, or none, without moving anything. */
    pointAt(line) {
      view.dispatch({ effects: pointAtLine.of(line) });
    },

    goTo(number) {
      const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
      const indent = line.text.length - line.text.trimStart().length;
      view.dispatch({ selection: { anchor: line.from + indent }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) });
      view.focus();
    },

    relabel(label) {
      view.contentDOM.setAttribute('aria-label', label);
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
