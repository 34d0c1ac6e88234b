// Draws the timeline's model as SVG: the ruler, the names with the tree of who created whom, and the lanes.
// Drawn anew for every width, never scaled, so that text keeps its size. What to tell about a segment is decided
// by the caller, which names each one.

import { layAxis } from './axis.js';
import { svg } from './dom.js';
import { t } from './messages.js';
import { textWidth, shorten } from './text-width.js';

const STACK_BELOW = 520;
const HUES = 8;
const PAD = 16;
const RULER = 30;
const END_SPACE = 26;
const BAR = { running: 18, ready: 12 };
const DEEPEST = 5;

const ROOMY = { row: 46, lane: 28, indent: 16, label: 13, sub: 11 };
/** On a phone the name stands above its lane, which then has the whole width. */
const STACKED = { row: 60, lane: 42, indent: 12, label: 13, sub: 11 };

/**
 * @param {object} model from model.js
 * @param {number} width the width there is for everything
 * @param {(lane, segment) => string} describe the accessible name of a segment
 * @returns {{ruler: SVGElement, names: SVGElement, plot: SVGElement, segments: {node, lane, segment}[], stacked: boolean,
 *   x: (position: number) => number}} x: where a position on the axis is drawn
 */
export function drawPicture(model, width, describe) {
  const stacked = width < STACK_BELOW;
  const rows = stacked ? STACKED : ROOMY;
  const namesWidth = stacked ? width : namesColumn(model.lanes, rows, width);
  const plotLeft = stacked ? PAD : 2;
  const room = width - (stacked ? 0 : namesWidth) - plotLeft - END_SPACE;
  const axis = layAxis(model.intervals, room);
  const x = (position) => plotLeft + axis.x(position);
  const size = { width: Math.ceil(plotLeft + axis.width + END_SPACE), height: model.lanes.length * rows.row + 8 };

  const segments = [];
  const plot = svg('svg', { class: 'plot', ...size, role: 'group' });
  plot.append(patterns(), background(axis, plotLeft, size.height));
  model.lanes.forEach((lane, row) => {
    const y = row * rows.row + rows.lane;
    for (const segment of lane.segments) {
      const node = drawSegment(lane, segment, { x, y, rows, title: describe(lane, segment) });
      segments.push({ node, lane, segment });
      plot.append(node);
    }
    for (const { at } of lane.cancels) plot.append(cancelMark(x(at), y));
    plot.append(endMark(lane, x, y, model));
  });
  return {
    plot,
    segments,
    stacked,
    x,
    ruler: drawRuler(axis, plotLeft, size.width),
    names: drawNames(model.lanes, rows, namesWidth, size.height, stacked),
  };
}

export function hueOf(lane) {
  return `hue-${lane.index % HUES}`;
}

const font = (size) => `${size}px system-ui, sans-serif`;
const indentOf = (lane, rows) => PAD + Math.min(lane.depth, DEEPEST) * rows.indent;

function namesColumn(lanes, rows, width) {
  const widest = Math.max(...lanes.map((lane) => indentOf(lane, rows) + textWidth(lane.label, font(rows.label))));
  return Math.min(Math.max(widest + 20, 92), Math.round(width * 0.36));
}

function drawNames(lanes, rows, width, height, stacked) {
  const names = svg('svg', { class: 'names', width, height, 'aria-hidden': 'true' });
  const rowOf = new Map(lanes.map((lane, row) => [lane.id, row]));
  const middle = (row) => row * rows.row + (stacked ? 14 : rows.lane);
  lanes.forEach((lane, row) => {
    const x = indentOf(lane, rows);
    const y = middle(row);
    if (lane.depth > 0) {
      const trunk = x - rows.indent + 4;
      const from = stacked ? y - 12 : middle(rowOf.get(lane.parent)) + 16;
      names.append(svg('path', { class: 'tree', d: `M${trunk} ${from}V${y}H${x - 4}` }));
    }
    const sub = lane.name === lane.label ? null : lane.name;
    const label = shorten(lane.label, font(rows.label), (stacked ? width * 0.7 : width - 8) - x);
    const labelY = stacked ? y + 4 : sub ? y - 2 : y + 4;
    names.append(svg('text', { class: 'name', x, y: labelY }, label));
    if (!sub) return;
    const beside = x + textWidth(label, font(rows.label)) + 8;
    names.append(svg('text', { class: 'sub', x: stacked ? beside : x, y: stacked ? y + 4 : y + 13 }, sub));
  });
  return names;
}

function drawRuler(axis, left, width) {
  const ruler = svg('svg', { class: 'ruler', width, height: RULER, 'aria-hidden': 'true' });
  for (const { x, time } of axis.ticks) {
    const text = t('seconds', time);
    const half = textWidth(text, font(11)) / 2;
    const at = Math.min(Math.max(left + x, half + 2), width - half - 2);
    ruler.append(svg('text', { x: at, y: 17, 'text-anchor': 'middle' }, text));
    ruler.append(svg('path', { class: 'tick', d: `M${left + x} 23V${RULER}` }));
  }
  for (const { x, seconds } of axis.folds) {
    const text = t('fold', seconds);
    const room = Math.min(...axis.ticks.map((tick) => Math.abs(tick.x - x)));
    if (room > textWidth(text, font(11)) / 2 + 26) ruler.append(svg('text', { x: left + x, y: 17, 'text-anchor': 'middle' }, text));
  }
  return ruler;
}

function background(axis, left, height) {
  const instants = axis.instants.map(({ from, to }) => svg('rect', { class: 'instant', x: left + from, width: to - from, height }));
  const lines = axis.ticks.map(({ x }) => svg('path', { d: `M${left + x} 0V${height}` }));
  const folds = axis.folds.map(({ x }) => {
    const at = left + x;
    return svg('path', { class: 'fold', d: `M${at - 5} ${height}L${at - 1} 0M${at + 1} ${height}L${at + 5} 0` });
  });
  return svg('g', { class: 'grid' }, ...instants, ...lines, ...folds);
}

function patterns() {
  const shape = { width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return svg('defs', {}, svg('pattern', { id: 'ready', ...shape }, svg('rect', { width: 2, height: 5 })));
}

function drawSegment(lane, segment, { x, y, rows, title }) {
  const from = x(segment.from);
  const to = x(segment.to);
  const group = svg('g', { class: `segment ${segment.state} ${hueOf(lane)}`, role: 'button', tabindex: -1 });
  const height = rows.row - 12;
  const hit = svg('rect', { class: 'hit', x: from, y: y - height / 2, width: Math.max(to - from, 1), height, rx: 4 });
  group.append(svg('title', {}, title), hit);
  if (segment.state === 'waiting') group.append(...waitingLine(segment, from, to, y));
  else {
    const bar = BAR[segment.state];
    const width = Math.max(to - from - 1, 2);
    group.append(svg('rect', { class: 'bar', x: from + 0.5, y: y - bar / 2, width, height: bar, rx: 3 }));
  }
  return group;
}

/** The dots, and above them what is awaited and where, as much of it as there is room for. */
function waitingLine({ label, line }, from, to, y) {
  const dots = svg('path', { class: 'dots', d: `M${from + 4} ${y}H${Math.max(to - 3, from + 5)}` });
  if (!label) return [dots];
  const full = line ? `${label} · ${t('line', line)}` : label;
  const room = to - from - 10;
  const text = [full, label].find((candidate) => textWidth(candidate, font(11)) <= room);
  return text ? [dots, svg('text', { class: 'awaited', x: from + 6, y: y - 7 }, text)] : [dots];
}

function cancelMark(x, y) {
  return svg('path', { class: 'cancel', d: `M${x - 5} ${y - 18}h10l-5 8z` });
}

/** How the task ended, told by shape: a tick, a cross, a bar, or an open arrow for one that never ended. */
function endMark(lane, x, y, model) {
  const end = lane.ended ?? model.intervals.length;
  const kind = lane.outcome ?? (model.truncated ? null : 'open');
  return kind ? svg('g', { class: `end ${kind} ${hueOf(lane)}`, transform: `translate(${x(end) + 11} ${y})` }, ...endShape(kind)) : '';
}

/** Around the origin, 14 wide; the legend shows the same shapes. */
export function endShape(kind) {
  if (kind === 'open') return [svg('path', { d: 'M-5 0H3M-1 -4L3 0L-1 4' })];
  const sign = { result: 'M-3 0L-1 2.5L3.5 -2.5', exception: 'M-2.5 -2.5L2.5 2.5M2.5 -2.5L-2.5 2.5', cancelled: 'M-3 0H3' };
  return [svg('circle', { r: 7 }), svg('path', { d: sign[kind] })];
}
