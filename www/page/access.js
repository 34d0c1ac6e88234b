// Which lines of a program can be edited: all, none, or some in the middle, while those around them stay as they are.

import { EditorState } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';

/**
 * @param {{readonly?: boolean, region?: {from: number, to: number} | null}} access region: the lines, both included, counted
 *   in `text`
 * @param {string} text the program as it was given
 */
export function accessTo({ readonly = false, region = null } = {}, text) {
  if (readonly) return [EditorState.readOnly.of(true)];
  return region ? regionOf(region, text.split('\n').length) : [];
}

/** What stands above and below never changes, so its numbers of lines say where the region is, however it grows. */
function regionOf({ from, to }, lines) {
  const above = Math.min(from, lines) - 1;
  const below = lines - Math.min(Math.max(to, from), lines);
  const boundsIn = (doc) => ({ start: doc.line(above + 1).from, end: doc.line(doc.lines - below).to });
  return [
    // All of an edit or nothing: else a refused one would still take the cursor along.
    EditorState.transactionFilter.of((edit) => {
      const { start, end } = boundsIn(edit.startState.doc);
      let isInside = true;
      edit.changes.iterChangedRanges((first, last) => (isInside &&= first >= start && last <= end));
      return isInside ? edit : [];
    }),
    EditorView.decorations.compute(['doc'], ({ doc }) => {
      const { start, end } = boundsIn(doc);
      const marks = [];
      for (let at = start; at <= end; at = doc.lineAt(at).to + 1) marks.push(Decoration.line({ class: 'line-open' }).range(at));
      return Decoration.set(marks);
    }),
  ];
}
