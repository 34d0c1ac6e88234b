// The legend: only the signs that this picture uses, each with its words. Nodes of vnode.js, 18 by 18.

import { t } from '../messages.js';
import { h } from '../vnode.js';
import { arrow, cancelMark, clock, dots, endMark, overdueBar, patterns, readyBar, runningBar } from './shapes.js';

const HUE = 'var(--hue-0)';
const ENDS = ['result', 'exception', 'cancelled', 'open'];

/**
 * @param {object} model
 * @param {object} layout
 * @param {{hatch?: string, arrows?: boolean}} options the id of the hatching, and whether there are arrows
 * @returns {{sign: object, label: string}[]}
 */
export function legendOf({ lanes, truncated, intervals, wakes }, { rows }, { hatch = 'legend-ready', arrows = true } = {}) {
  const states = new Set();
  let isOverdue = false;
  for (const { segments } of lanes) {
    for (const { state, overdue } of segments) {
      states.add(state);
      if (overdue !== null) isOverdue = true;
    }
  }
  const ends = new Set(lanes.map((lane) => lane.outcome ?? (truncated ? null : 'open')));
  const kinds = new Set(arrows ? wakes.map(({ kind }) => kind) : []);
  const signs = {
    running: () => runningBar(-7, 0, 14, 14, HUE),
    ready: () => readyBar(-7, 0, 14, 12, hatch),
    waiting: () => dots(-7, 8, 0, HUE),
  };
  const entries = [
    ...Object.keys(signs).filter((state) => states.has(state)).map((state) => [signs[state](), `state.${state}`]),
    isOverdue && [overdueBar(-7, 0, 14, 12, hatch), 'overdue'],
    intervals.some(({ blocked }) => blocked) && [h('rect', { x: -7, y: -8, width: 14, height: 16, fill: 'var(--error)', 'fill-opacity': 0.14 }), 'block'],
    kinds.has('woke') && [arrow('woke', [0, -8], [0, 8], HUE), 'arrow.woke'],
    kinds.has('made') && [arrow('made', [0, -8], [0, 8], HUE), 'arrow.made'],
    kinds.has('timer') && [clock(0, 0), 'arrow.timer'],
    lanes.some(({ cancels }) => cancels.length > 0) && [cancelMark(0, 14), 'cancel'],
    ...ENDS.filter((kind) => ends.has(kind)).map((kind) => [endMark(kind, HUE), `end.${kind}`]),
    rows.some(({ group }) => group) && [densitySign(hatch), 'density'],
  ];
  return entries.filter(Boolean).map(([sign, key]) => ({ sign: icon(sign, hatch), label: t(key) }));
}

function densitySign(hatch) {
  return h('g', {}, h('path', { d: 'M-8 7v-14h5v5h5v4h6v5z', fill: 'var(--muted)', 'fill-opacity': 0.22 }), h('path', { d: 'M-8 7v-8h5v4h5v4z', fill: `url(#${hatch})` }));
}

/** Each brings its hatching along, for it may stand where the picture does not. */
function icon(sign, hatch) {
  return h('svg', { viewBox: '-9 -9 18 18', width: 18, height: 18, 'aria-hidden': 'true' }, patterns(hatch), sign);
}
