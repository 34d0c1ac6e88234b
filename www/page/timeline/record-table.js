// The timeline's content as a table, one row a step: for readers who do not see the picture, or who want the record.

import { el } from '../dom.js';
import { t } from '../messages.js';
import { rove } from '../roving.js';
import { describeWake } from './describe.js';

/** More rows than this nobody reads. */
const MOST = 500;

export function recordTable({ steps }, onLine) {
  const head = ['tableTime', 'tableTurn', 'tableTask', 'tableWhy', 'tableThen'].map((key) => el('th', { scope: 'col' }, t(key)));
  const rows = steps.slice(0, MOST).map((step) => [step, toldOf(step)]).map(([{ lane, time, turn, then }, told]) =>
    el('tr', {},
      el('td', { class: 'number' }, t('secondsAligned', time)),
      el('td', { class: 'number' }, String(turn)),
      el('td', {}, lane.label, lane.name === lane.label ? null : el('span', { class: 'sub' }, ` ${lane.name}`)),
      el('td', { class: 'sub' }, told.why),
      el('td', {}, told.then, lineLink(then.line, onLine)),
    ));
  const table = el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': t('record') },
    el('table', {}, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
    steps.length > MOST ? el('p', {}, t('moreRows', steps.length - MOST)) : null);
  rove(table);
  return table;
}

/** Why a step's task was ready, null if there is nothing to tell, and what it did then. */
export function toldOf({ segment, then }) {
  return { why: describeWake(segment.wake), then: outcome(then) };
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
