// What stands beside the lines of a program after its run: its error, its warnings, and what the coach says of it all.

import { headline } from './output.js';

const NOTHING = { version: null, marks: [], found: [] };

/**
 * @param {HTMLElement} list where the coach's remarks are read out
 * @param {() => object} editor
 */
export function createLineNotes(list, editor) {
  let coach = null;
  let shown = NOTHING;

  function show() {
    if (editor().version !== shown.version) return;
    const remarks = coach ? coach.marksOf(shown.found) : [];
    editor().mark([...shown.marks, ...remarks]);
    coach?.tell(list, remarks);
  }

  return {
    /**
     * @param {object} result of the run
     * @param {object[]} warnings the diagnostics worth a mark
     * @param {{version: object, text: string, language: string}} program what has run; version: the editor's
     * @param {import('../host/record.js').Record | null} record
     */
    async show(result, warnings, { version, text, language }, record) {
      const mine = (shown = { version, marks: marksOf(result.error, warnings), found: [] });
      show();
      coach ??= await import('./coach/coach.js').catch(() => null);
      if (!coach || mine !== shown) return;
      mine.found = coach.listen({ result, record, text, language });
      show();
    },

    clear() {
      shown = NOTHING;
      editor().mark([]);
      coach?.tell(list, []);
    },

    /** The page speaks another language. */
    retell: show,
  };
}

function marksOf(error, warnings) {
  const marks = warnings.map(({ line, message }) => ({ line, severity: 'warning', text: message }));
  if (error && error.kind !== 'stopped') marks.push({ line: error.line, severity: 'error', text: headline(error) });
  return marks.filter(({ line }) => line);
}
