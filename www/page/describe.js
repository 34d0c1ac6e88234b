// A segment of the timeline as a sentence.

import { t } from './messages.js';

/** 'cook egg (Task-2): waited for sleep(3) from 0 s to 3 s' */
export function describeSegment(lane, segment) {
  const who = lane.label === lane.name ? lane.label : `${lane.label} (${lane.name})`;
  return `${who}: ${[deed(segment), ...remarks(segment)].join(', ')}`;
}

function deed({ state, began, ended, label, open }) {
  if (state === 'running') return began === ended ? t('ran', began) : t('ranFor', began, ended);
  if (state === 'ready') return t('wasReady', began, ended);
  if (open) return t('waitsStill', label ?? '…', began);
  return label ? t('waitedFor', label, began, ended) : t('waited', began, ended);
}

function remarks({ cancelled, blocked }) {
  return [cancelled && t('thrownIn'), blocked && t('blockedFor', blocked)].filter(Boolean);
}
