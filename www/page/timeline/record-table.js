// The timeline's content as a table, one row a step: for readers who do not see the picture, or who want the record.

import { el } from '../dom.js';
import { t } from '../messages.js';
import { rove } from '../roving.js';

/** More rows than this nobody reads. */
const MOST = 500;

export function recordTable({ steps }, onLine) {
  const head = ['tableTime', 'tableTurn', 'tableTask', 'tableThen'].map((key) => el('th', { scope: 'col' }, t(key)));
  const rows = steps.slice(0, MOST).map(({ lane, time, turn, then }) =>
    el('tr', {},
      el('td', { class: 'number' }, t('secondsAligned', time)),
      el('td', { class: 'number' }, String(turn)),
      el('td', {}, lane.label, lane.name === lane.label ? null : el('span', { class: 'sub' }, ` ${lane.name}`)),
      el('td', {}, outcome(then), lineLink(then.line, onLine)),
    ));
  const table = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('record') },
    el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
    steps.length > MOST ? el('p', {}, t('moreRows', steps.length - MOST)) : null);
  rove(table);
  return table;
}

function outcome(then) {
  if (then.outcome) return t(`then.${then.outcome}`);
  if (then.stands) return t(`then.${then.stands}`, then.label);
  if (then.label) return t('thenAwaits', then.label);
  return t(then.state === 'ready' ? 'thenReady' : 'thenWaits');
}

function lineLink(line, onLine) {
  return line ? el('button', { class: 'line-link', type: 'button', onclick: () => onLine(line) }, t('line', line)) : null;
}
