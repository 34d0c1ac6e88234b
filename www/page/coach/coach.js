// The coach's voice: the remarks of a run beside the lines they are about, and as a list for those who cannot see where
// they stand. Fetched when the first run has ended.

import { el } from '../dom.js';
import { t } from '../messages.js';
import { remarks } from './remarks.js';

/**
 * What to say of a run, line by line.
 * @param {{result: object, record: object | null, text: string, language: string}} run
 */
export function listen({ result, record, text, language }) {
  return remarks(result, record, text, language).map(({ line, code, data }) => ({ line, code, data: { ...data, isPython: language === 'python' } }));
}

/** The remarks in the page's language, as marks of the editor. */
export function marksOf(found) {
  return found.map(({ line, code, data }) => ({ line, severity: 'coach', text: t(`coach.${code}`, data), remedy: t(`coach.${code}.remedy`, data) }));
}

/** @param {HTMLElement} list */
export function tell(list, marks) {
  list.replaceChildren(...marks.map(({ line, text, remedy }) => el('li', {}, t('coachItem', line, text, remedy))));
  list.hidden = marks.length === 0;
}
