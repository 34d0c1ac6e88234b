// Rows in which single steps are too narrow to be seen: a lane as a whole, and how many of a group's tasks do what.

import { h } from '../vnode.js';
import { firstAbove } from './axis.js';
import { densityOf } from './density.js';
import { round } from './shapes.js';

/** Pixels: what is narrower is drawn together with its neighbours. */
const COLUMN = 1;

/** All that a lane did, as one path for each of running, ready and waiting. */
export function drawDense(layout, segments, y, hue, hatch) {
  const { metrics } = layout;
  const { running, ready, waiting } = stretches(layout, segments);
  const bars = (places, height) => places.map(([left, right]) => box(left, right, y, height)).join('');
  return h('g', { class: 'segments' },
    h('path', { d: waiting.map(([left, right]) => `M${round(left)} ${y}H${round(right)}`).join(''), fill: 'none', stroke: hue, 'stroke-dasharray': '0.1 6', 'stroke-linecap': 'round', 'stroke-width': 2.6 }),
    h('path', { d: bars(ready, metrics.ready), fill: `url(#${hatch})` }),
    h('path', { d: bars(running, metrics.running), fill: hue }));
}

/** Where a lane is in each state: what lies closer together than a column is one. */
function stretches(layout, segments) {
  const found = { running: [], ready: [], waiting: [] };
  for (const { state, from, to } of segments) {
    const left = layout.x(from);
    const right = Math.max(layout.x(to), left + COLUMN);
    const places = found[state];
    const last = places.at(-1);
    if (last && left - last[1] < COLUMN) last[1] = right;
    else places.push([left, right]);
  }
  return found;
}

function box(left, right, y, height) {
  return `M${round(left)} ${y - height / 2}H${round(right)}v${height}H${round(left)}z`;
}

/**
 * A group's row: the share of its tasks that wait (pale) on that of the ready ones (hatched), and under both where one
 * of them runs; never more than one does.
 */
export function drawDensity(layout, group, row, sight, hatch) {
  const { metrics } = layout;
  const density = densityOf(group.lanes);
  const base = layout.y(row) + metrics.running / 2;
  const scale = (metrics.running + 8) / group.lanes.length;
  const columns = columnsOf(layout, density, sight);
  const running = columns.filter((column) => column.running).map(({ from, to }) => box(from, to, base + 3, 4)).join('');
  return h('g', { class: 'density' },
    h('path', { d: area(columns, base, ({ ready, waiting }) => (ready + waiting) * scale), fill: 'var(--muted)', 'fill-opacity': 0.22 }),
    h('path', { d: area(columns, base, ({ ready }) => ready * scale), fill: 'var(--panel)' }),
    h('path', { d: area(columns, base, ({ ready }) => ready * scale), fill: `url(#${hatch})` }),
    h('path', { d: running, fill: 'var(--ink)' }));
}

/** What is in sight in columns: {from, to, running, ready, waiting}, each as wide as nothing changes or as one pixel. */
function columnsOf(layout, { at, running, ready, waiting }, { left, right }) {
  const columns = [];
  for (let i = Math.max(firstAbove(at, layout.positionAt(left)) - 1, 0); i < at.length; i += 1) {
    const from = layout.x(at[i]);
    if (from > right) break;
    const to = i + 1 < at.length ? layout.x(at[i + 1]) : from;
    const last = columns.at(-1);
    if (last && to - last.from < COLUMN) {
      Object.assign(last, { to, running: last.running || running[i] > 0, ready: ready[i], waiting: waiting[i] });
    } else columns.push({ from, to, running: running[i] > 0, ready: ready[i], waiting: waiting[i] });
  }
  return columns;
}

function area(columns, base, heightOf) {
  if (columns.length === 0) return '';
  const top = columns.map((column) => `V${round(base - heightOf(column))}H${round(column.to)}`).join('');
  return `M${round(columns[0].from)} ${base}${top}V${base}z`;
}
