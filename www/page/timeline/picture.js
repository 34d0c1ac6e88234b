// Draws the timeline as plain data: its ruler, the names with the tree of who created whom, and as much of the lanes as
// is in sight. Where it becomes nodes or text is the business of others, so that the picture of a page, of an exported
// file and of a program without a page is one. Colours are names (`var(--hue-1)`), which whoever shows it resolves.
// Drawn anew for every width, never scaled, so that text keeps its size.

import { t } from '../messages.js';
import { textWidth } from '../text-width.js';
import { h } from '../vnode.js';
import { firstAbove } from './axis.js';
import { drawDensity, drawDense } from './dense.js';
import { hueOf, RULER, SMALL } from './layout.js';
import { arrow, cancelMark, clock, dots, endMark, overdueBar, readyBar, round, runningBar } from './shapes.js';

const INK = 'var(--ink)';
const MUTED = 'var(--muted)';
const EDGE = 'var(--edge)';
/** Pixels by which the ruler's words may be outside of what they name. */
const MARGIN = 60;

/** @typedef {{left: number, right: number, top: number, bottom: number}} Sight what of the plot is to be drawn */

const text = (x, y, size, fill, attributes, content) => h('text', { x: round(x), y, 'font-size': size, fill, ...attributes }, content);

// ---- the ruler --------------------------------------------------------------------------------------------------

/** Times above, and under them the numbers of the turns, where there is room. */
export function drawRuler({ axis, left, width }, sight) {
  const nodes = [h('path', { d: `M0 ${RULER - 0.5}H${width}`, stroke: EDGE, class: 'tick' })];
  const [from, to] = [sight.left - left - MARGIN, sight.right - left + MARGIN];
  const ticks = axis.ticksBetween(from, to);
  for (const { x, time } of ticks) {
    const label = t('seconds', time);
    const half = textWidth(label, SMALL) / 2;
    const at = Math.min(Math.max(left + x, half + 2), width - half - 2);
    nodes.push(text(at, 16, 11, MUTED, { 'text-anchor': 'middle' }, label));
    nodes.push(h('path', { class: 'tick', d: `M${round(left + x)} 22V${RULER}`, stroke: EDGE }));
  }
  for (const { seconds, ...fold } of axis.folds(from, to)) {
    const x = (fold.from + fold.to) / 2;
    const label = t('fold', seconds);
    const room = Math.min(...ticks.map((tick) => Math.abs(tick.x - x)));
    if (room > textWidth(label, SMALL) / 2 + 26) nodes.push(text(left + x, 16, 11, MUTED, { 'text-anchor': 'middle' }, label));
  }
  const digit = textWidth('0', SMALL);
  for (const { turn, ...place } of axis.turns(from, to)) {
    const label = String(turn);
    const isRoomy = label.length * digit + 2 <= place.to - place.from;
    if (isRoomy) nodes.push(text(left + (place.from + place.to) / 2, 36, 11, MUTED, { 'text-anchor': 'middle', class: 'turn' }, label));
  }
  return nodes;
}

// ---- the names --------------------------------------------------------------------------------------------------

/** @param {(row: number) => object} [control] attributes of what opens and closes a group */
export function drawNames(layout, sight, control = () => ({})) {
  const nodes = [];
  rowsInSight(layout, sight, (row, i) => {
    const { x, label, sub, subX, isUnder } = layout.nameOf(row);
    const y = layout.nameY(i);
    nodes.push(branch(layout, row, i, x));
    const base = isUnder ? y - 2 : y + 4;
    const name = text(x, base, 13, row.lane ? hueOf(row.lane) : INK, { 'font-weight': 600, class: 'name' }, label);
    if (row.group) nodes.push(h('g', { class: 'group', ...control(row) }, groupHit(layout, i), chevron(x - 9, y, row.group.isOpen), name));
    else nodes.push(name);
    if (sub) nodes.push(text(subX, isUnder ? y + 13 : base, 11, MUTED, { class: 'sub' }, sub));
  });
  return nodes;
}

/** The line from the sibling before, or from the parent, to a task that was made. */
function branch(layout, { depth, above, group }, i, x) {
  if (depth === 0) return null;
  const trunk = round(x - layout.metrics.indent + 4 - (group ? 14 : 0));
  const isChild = layout.rows[above].depth < depth;
  const from = layout.nameY(above) + (isChild && !layout.stacked ? 16 : 0) + (isChild && layout.stacked ? 8 : 0);
  const y = layout.nameY(i);
  return h('path', { class: 'tree', d: `M${trunk} ${from}V${y}H${round(x - 4 - (group ? 12 : 0))}`, fill: 'none', stroke: 'var(--edge-strong)', 'stroke-opacity': 0.6 });
}

function groupHit({ metrics, namesWidth, stacked }, row) {
  return h('rect', { class: 'hit', x: 4, y: row * metrics.row + 2, width: namesWidth - 8, height: stacked ? 44 : metrics.row - 4, rx: 6, fill: 'transparent' });
}

function chevron(x, y, isOpen) {
  return h('path', { d: isOpen ? `M${round(x - 4)} ${y - 2}l4 4l4 -4` : `M${round(x - 2)} ${y - 4}l4 4l-4 4`, fill: 'none', stroke: INK, 'stroke-width': 1.6 });
}

// ---- the lanes --------------------------------------------------------------------------------------------------

/**
 * @param {object} layout from layout.js
 * @param {Sight} sight
 * @param {string} hatch the id of the hatching, from shapes.js
 * @param {(lane, segment) => object} [control] attributes of a segment that can be pointed at, its name among them
 */
export function drawLanes(layout, sight, hatch, control = () => ({})) {
  const { isDense } = layout;
  const nodes = [drawGrid(layout, sight)];
  rowsInSight(layout, sight, ({ lane, group }, row) => {
    if (group) {
      nodes.push(drawDensity(layout, group, row, sight, hatch));
      return;
    }
    const y = layout.y(row);
    const segments = segmentsInSight(layout, lane, sight);
    if (isDense) nodes.push(drawDense(layout, segments, y, hueOf(lane), hatch));
    else nodes.push(...segments.flatMap((segment) => drawSegment(layout, { lane, segment }, hatch, control)));
    for (const { at } of lane.cancels) nodes.push(cancelMark(layout.x(at), y));
    nodes.push(drawEnd(layout, lane, y));
  });
  return nodes;
}

function drawGrid({ axis, left, height }, sight) {
  const [from, to] = [sight.left - left - MARGIN, sight.right - left + MARGIN];
  // A node each for what are thousands in a long record would cost more than all else.
  const path = (attributes, parts, draw) => (parts.length > 0 ? h('path', { d: parts.map(draw).join(''), ...attributes }) : null);
  const column = (each) => `M${round(left + each.from)} 0V${height}H${round(left + each.to)}V0z`;
  const instants = path({ class: 'instant', fill: INK, 'fill-opacity': 0.04 }, axis.instants(from, to), column);
  const blocks = path({ class: 'block', fill: 'var(--error)', 'fill-opacity': 0.14 }, axis.blocks(from, to), column);
  const lines = path({ stroke: EDGE }, axis.ticksBetween(from, to), ({ x }) => `M${round(left + x)} 0V${height}`);
  const folds = path({ class: 'fold', fill: 'none', stroke: 'var(--edge-strong)', 'stroke-dasharray': '3 3' }, axis.folds(from, to), (each) => {
    const at = round(left + (each.from + each.to) / 2);
    return `M${at - 5} ${height}L${at - 1} 0M${at + 1} ${height}L${at + 5} 0`;
  });
  return h('g', { class: 'grid' }, instants, lines, blocks, folds);
}

/** One segment: the node that can be pointed at, with `data` that says which, and what is written there. */
export function drawSegment(layout, { lane, segment }, hatch, control) {
  const { metrics } = layout;
  const y = layout.y(layout.rowOf.get(lane));
  const from = round(layout.x(segment.from));
  const to = round(layout.x(segment.to));
  const width = Math.max(to - from - 1, 2);
  const height = metrics.row - 12;
  const draw = {
    waiting: () => waitingLine(layout, segment, from, to, y, hueOf(lane), hatch),
    ready: () => readyBar(from + 0.5, y, width, metrics.ready, hatch),
    running: () => runningBar(from + 0.5, y, width, metrics.running, hueOf(lane)),
  };
  const node = h('g', { class: `segment ${segment.state}`, ...control(lane, segment) },
    h('rect', { class: 'hit', x: from, y: y - height / 2, width: Math.max(to - from, 1), height, rx: 4, fill: 'transparent' }), draw[segment.state]());
  const label = segment.state === 'waiting' ? awaitedLabel(segment, from, to, y) : blockedLabel(segment, from, width, y);
  return [Object.assign(node, { data: { lane, segment } }), label].filter(Boolean);
}

function waitingLine(layout, { overdue }, from, to, y, hue, hatch) {
  const due = overdue === null ? to : round(layout.x(overdue));
  const late = overdue === null ? null : overdueBar(due, y, Math.max(to - due - 1, 2), layout.metrics.ready, hatch);
  return [dots(from + 4, Math.max(due - 3, from + 5), y, hue), late];
}

/** Above the dots, what is awaited and where, as much of it as there is room for. */
function awaitedLabel({ label, line }, from, to, y) {
  const full = line ? `${label} · ${t('line', line)}` : label;
  const shown = label && [full, label].find((candidate) => textWidth(candidate, SMALL) <= to - from - 10);
  if (!shown) return null;
  return text(from + 6, y - 8, 11, MUTED, { class: 'awaited', stroke: 'var(--panel)', 'stroke-width': 3, 'paint-order': 'stroke' }, shown);
}

function blockedLabel({ blocked }, from, width, y) {
  const label = blocked ? t('blocks', blocked) : '';
  if (!blocked || textWidth(label, SMALL) + 12 > width) return null;
  return text(from + width / 2, y + 4, 11, 'var(--on-hue)', { 'text-anchor': 'middle', class: 'blocked' }, label);
}

function drawEnd(layout, lane, y) {
  const kind = lane.outcome ?? (layout.model.truncated ? null : 'open');
  const end = lane.ended ?? layout.model.intervals.length;
  return kind && endMark(kind, hueOf(lane), `translate(${round(layout.x(end) + 11)} ${y})`);
}

// ---- who woke whom ----------------------------------------------------------------------------------------------

/** @param {import('./causes.js').Wake[]} wakes */
export function drawWakes(layout, wakes) {
  const { metrics, rowOf, rows } = layout;
  const edge = (lane, state) => (rows[rowOf.get(lane)].group ? 6 : metrics[state] / 2);
  const drawn = new Set();
  return wakes.map((wake) => {
    const { kind, source, target } = wake;
    const x = layout.x(wake.to);
    // A row that stands for many tasks is reached by many at one place.
    const place = `${rowOf.get(source)} ${rowOf.get(target)} ${Math.round(x / 4)}`;
    if (drawn.has(place)) return null;
    drawn.add(place);
    const to = layout.y(rowOf.get(target));
    if (kind === 'timer') return clock(x, to - edge(target, 'running') - 6);
    const from = layout.y(rowOf.get(source));
    if (from === to) return null; // within one group
    const down = to > from ? 1 : -1;
    return arrow(kind, [layout.x(wake.from), from + down * edge(source, 'running')], [x + 1, to - down * edge(target, 'ready')], hueOf(source));
  });
}

// ---- what is in sight -------------------------------------------------------------------------------------------

function rowsInSight(layout, { top, bottom }, draw) {
  for (let i = layout.rowAt(top); i <= layout.rowAt(bottom) && i < layout.rows.length; i += 1) draw(layout.rows[i], i);
}

/** The segments of a lane that are in sight: they follow one another. */
function segmentsInSight(layout, { segments }, { left, right }) {
  const first = firstAbove(segments, layout.positionAt(left), ({ to }) => to);
  const end = firstAbove(segments, layout.positionAt(right), ({ from }) => from);
  return segments.slice(first, end);
}
