// A part of the timeline as a sentence.

import { t } from '../messages.js';
import { countsAt, densityOf } from './density.js';

/** 'cook egg (Task-2): waited for sleep(3) from 0 s to 3 s' */
export function describeSegment(lane, segment) {
  return `${nameOf(lane)}: ${[deed(segment), ...remarks(segment)].join(', ')}`;
}

/** 'cook ×997: 12 ready, 900 waiting' */
export function describeGroup(group, position) {
  const counts = countsAt(densityOf(group.lanes), position);
  const told = ['running', 'ready', 'waiting'].filter((state) => counts[state] > 0).map((state) => t(`count.${state}`, counts[state]));
  return `${group.label} ×${group.count}: ${told.join(', ') || t('count.none')}`;
}

/** 'woken by cook (Task-2)': why a task was ready; null where nobody knows more than that it was. */
export function describeWake(wake) {
  return wake && t(`by.${wake.kind}`, wake.source && nameOf(wake.source));
}

function nameOf({ label, name }) {
  return label === name ? label : `${label} (${name})`;
}

function deed({ state, began, ended, label, stands, open }) {
  if (state === 'running') return began === ended ? t('ran', began) : t('ranFor', began, ended);
  if (state === 'ready') return t('wasReady', began, ended);
  if (stands) return t(`stood.${stands}`, label, began, ended);
  if (open) return t('waitsStill', label ?? '…', began);
  return label ? t('waitedFor', label, began, ended) : t('waited', began, ended);
}

function remarks({ cancelled, blocked, overdue, due, wake, behind }) {
  return [
    cancelled && t('thrownIn'),
    blocked > 0 && t('blockedFor', blocked),
    overdue !== null && t('wasDue', due),
    describeWake(wake),
    behind?.count > 0 && t('behind', behind.count, behind.lane && nameOf(behind.lane)),
  ].filter(Boolean);
}
