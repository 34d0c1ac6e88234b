// How a run ended, in the output, beside the lines and in the status.

import { say } from './messages.js';

/** Errors with which a run ends by itself; where it was cut off, the end is what matters. */
const WHOLE = ['exception', 'deadlock'];

/**
 * @param {object} views
 * @param {object} views.output see output.js
 * @param {object} views.notes see line-notes.js
 * @param {HTMLElement} views.status
 */
export function createResults({ output, notes, status }) {
  return {
    clear() {
      output.clear();
      notes.clear();
      say(status, 'empty');
    },

    /**
     * @param {{result: object, record: import('../host/record.js').Record | null}} course
     * @param {{version: object, text: string, language: string}} program what has run
     */
    show({ result, record }, program) {
      const { value, error, diagnostics, turns } = result;
      const warnings = diagnostics.filter(({ kind }) => kind !== error?.kind); // a deadlock is both, and told once
      for (const warning of warnings) output.diagnostic(warning, program.language);
      if (error) output.error(error, program.language);
      else if (value !== null) output.value(value);
      notes.show(result, warnings, program, record);
      const time = record?.times.at(-1) ?? 0;
      if (error) say(status, { stopped: 'stopped', limit: 'limited' }[error.kind] ?? 'failed');
      else say(status, 'finished', time, turns);
    },
  };
}

/** Whether a run is to be played back: on the real clock it has been seen already. */
export function isToBePlayed({ result: { error }, record }) {
  return record.clock === 'virtual' && (!error || WHOLE.includes(error.kind));
}

/** The result of a run that the door refused: only misuse of it is, which the reader cannot cause. */
export function ourFault(failure) {
  return { value: null, stderr: '', diagnostics: [], turns: 0, trace: null, error: { kind: 'crash', message: String(failure), line: null } };
}
