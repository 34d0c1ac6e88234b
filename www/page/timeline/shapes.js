// The signs of the timeline, each told by its shape and not by its colour alone. The legend shows the same ones.

import { h } from '../vnode.js';

const PANEL = 'var(--panel)';
const ON_HUE = 'var(--on-hue)';

/** Hatching, for what is ready and does not run. Its id must be known to who refers to it. */
export function patterns(id) {
  const shape = { width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return h('defs', {}, h('pattern', { id, ...shape }, h('rect', { width: 2, height: 5, fill: 'var(--ready)' })));
}

export function runningBar(x, y, width, height, hue) {
  return h('rect', { class: 'bar', x, y: y - height / 2, width, height, rx: 3, fill: hue });
}

export function readyBar(x, y, width, height, hatch) {
  return h('rect', { class: 'bar', x, y: y - height / 2, width, height, rx: 3, fill: `url(#${hatch})`, stroke: 'var(--ready)' });
}

/** What it waited for is due, and the loop is held up: hatched as what is ready, in a broken line. */
export function overdueBar(x, y, width, height, hatch) {
  return h('rect', { class: 'overdue', x, y: y - height / 2, width, height, rx: 3, fill: `url(#${hatch})`, stroke: 'var(--ready)', 'stroke-dasharray': '4 3' });
}

export function dots(from, to, y, hue) {
  return h('path', { class: 'dots', d: `M${round(from)} ${y}H${round(to)}`, fill: 'none', stroke: hue, 'stroke-dasharray': '0.1 6', 'stroke-linecap': 'round', 'stroke-width': 2.6 });
}

export function cancelMark(x, y) {
  return h('path', { class: 'cancel', d: `M${round(x - 5)} ${y - 18}h10l-5 8z`, fill: 'var(--error)' });
}

/** How a task ended: a tick, a cross, a bar, or an open arrow for one that never did. Around the origin, 14 wide. */
export function endMark(kind, hue, transform) {
  const line = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'stroke-width': 1.8 };
  if (kind === 'open') return h('g', { class: 'end open', transform }, h('path', { d: 'M-5 0H3M-1 -4L3 0L-1 4', stroke: hue, ...line }));
  const failed = kind === 'exception';
  const sign = { result: 'M-3 0L-1 2.5L3.5 -2.5', exception: 'M-2.5 -2.5L2.5 2.5M2.5 -2.5L-2.5 2.5', cancelled: 'M-3 0H3' }[kind];
  return h('g', { class: `end ${kind}`, transform },
    h('circle', { r: 7, fill: failed ? 'var(--error)' : PANEL, stroke: failed ? 'var(--error)' : hue, 'stroke-width': 1.5 }),
    h('path', { d: sign, stroke: failed ? ON_HUE : hue, ...line }));
}

/** From who woke to who is ready by it; whom somebody made, by a broken line. Ends point down or up. */
export function arrow(kind, [x1, y1], [x2, y2], hue) {
  const down = y2 > y1 ? 1 : -1;
  const tip = y2 - down * 6;
  const middle = (y1 + tip) / 2;
  const d = Math.abs(x2 - x1) < 1 ? `M${round(x1)} ${y1}V${tip}` : `M${round(x1)} ${y1}C${round(x1)} ${middle} ${round(x2)} ${middle} ${round(x2)} ${tip}`;
  const head = `M${round(x2 - 4)} ${tip}h8l-4 ${down * 7}z`;
  return h('g', { class: `wake ${kind}` },
    h('path', { d, fill: 'none', stroke: PANEL, 'stroke-width': 3.6 }),
    h('path', { d, fill: 'none', stroke: hue, 'stroke-width': 1.6, 'stroke-dasharray': kind === 'made' ? '3 2.5' : null }),
    h('path', { d: head, fill: hue, stroke: PANEL, 'stroke-width': 1, 'paint-order': 'stroke' }));
}

/** A clock, for whom a timer woke. Around the origin, 12 wide. */
export function clock(x, y) {
  const line = { fill: 'none', stroke: 'var(--ink)', 'stroke-linecap': 'round', 'stroke-width': 1.4 };
  return h('g', { class: 'wake timer', transform: `translate(${round(x)} ${y})` },
    h('circle', { r: 5.5, fill: PANEL, stroke: 'var(--ink)', 'stroke-width': 1.4 }), h('path', { d: 'M0 -3V0L2.2 1.4', ...line }));
}

export function round(number) {
  return Math.round(number * 100) / 100;
}
