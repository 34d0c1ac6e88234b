// The coach: what a beginner should hear about a run, and at which line. It goes by what happened (the error, the
// diagnostics, the trace) and looks at the program's text only for what the record does not tell: whether a call's value
// was kept, where a catch clause stands. What it cannot be sure of it does not say.

import { Names } from '../names.js';
import { course } from './course.js';
import { oneByOne } from './one-by-one.js';
import { Source } from './source.js';
import { told } from './told.js';

/**
 * @typedef {object} Remark
 * @property {number} line of the program
 * @property {string} code of the words: `coach.CODE` in ../../i18n
 * @property {object} data that the words need
 */

/** A remark of the first kind explains that of the second at the same line. */
const EXPLAINS = [['run-in-loop', 'never-awaited'], ['loop-closed', 'never-awaited']];

/**
 * @param {object} result of a run
 * @param {import('../../host/record.js').Record | null} record of its trace
 * @param {string} text the program
 * @param {'javascript' | 'python'} language
 * @returns {Remark[]} by line, each at most once
 */
export function remarks(result, record, text, language) {
  const source = new Source(text, language);
  const names = record && new Names(record);
  const found = [...told(result, record, names, source)];
  if (record) found.push(...course(result, record, names, source), ...oneByOne(record, source));
  const has = (code, line) => found.some((each) => each.code === code && each.line === line);
  return found
    .filter(({ line }) => line >= 1 && line <= source.lines.length)
    .filter(({ code, line }, i) => found.findIndex((each) => each.code === code && each.line === line) === i)
    .filter(({ code, line }) => !EXPLAINS.some(([reason, consequence]) => code === consequence && has(reason, line)))
    .sort((a, b) => a.line - b.line);
}
