// The whole timeline as one SVG file for a slide: title, ruler, names, lanes, legend. It needs no style sheet, no script
// and no page: everything is in its attributes, which is also what programs for slides read best.

import { t } from '../messages.js';
import { textWidth } from '../text-width.js';
import { h, markup } from '../vnode.js';
import { font, layOut, RULER } from './layout.js';
import { legendOf } from './legend.js';
import { drawLanes, drawNames, drawRuler, drawWakes } from './picture.js';
import { rowsOf } from './rows.js';
import { patterns } from './shapes.js';

/** As wide as a slide is: half of Full HD, so that text of 11 pixels is as large there as 22. */
const WIDTH = 960;
/** Steps may make it wider, but no more than so many times; then they are drawn closer. */
const WIDEST = 2;
/** Arrows of all wakes are drawn in a picture of at most so many. */
const FEW_WAKES = 60;
const TITLE = 44;
const PAD = 16;
const LEGEND_ROW = 24;
const FAMILY = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans KR', 'Malgun Gothic', sans-serif";

/**
 * @param {object} model from model.js
 * @param {{title?: string, resolve: Function, width?: number, tree?: object, arrows?: boolean}} options resolve: from
 *   palette.js; tree: from rows.js, where groups are open; arrows: who woke whom, if they are few by default
 * @returns {{text: string, width: number, height: number}}
 */
export function stillOf(model, { resolve, ...options }) {
  const { node, ...size } = pictureOf(model, options);
  return { text: `${markup(node, resolve)}\n`, ...size };
}

/** The same before its colours are known, for one who puts it into a page; `name` tells it from others there. */
export function pictureOf(model, { title = '', name = title, width = WIDTH, tree = rowsOf(model.lanes), arrows = model.wakes.length <= FEW_WAKES }) {
  const wide = layOut(model, tree, width);
  const layout = wide.at(Math.min(1, Math.max(wide.whole, (wide.room * WIDEST) / wide.axis.width)));
  const all = { left: 0, right: layout.width, top: 0, bottom: layout.height };
  const full = Math.max(width, layout.width + (layout.stacked ? 0 : layout.namesWidth));
  const id = `ready-${hash(name + full + layout.height + model.end)}`;
  const plotX = layout.stacked ? 0 : layout.namesWidth;
  const top = title ? TITLE : 8;
  const hasArrows = arrows && !layout.isDense;
  const { node: legend, height: legendHeight } = drawLegend(legendOf(model, layout, { hatch: id, arrows: hasArrows }), full);
  const height = top + RULER + layout.height + legendHeight + 20;
  const at = (x, y, ...children) => h('g', { transform: `translate(${x} ${y})` }, ...children);
  const root = h('svg', { xmlns: 'http://www.w3.org/2000/svg', width: full, height, viewBox: `0 0 ${full} ${height}`, role: 'img', 'font-family': FAMILY, 'aria-label': title || null },
    patterns(id),
    h('rect', { width: full, height, fill: 'var(--panel)' }),
    title ? h('text', { x: PAD, y: 28, 'font-size': 16, 'font-weight': 600, fill: 'var(--ink)' }, title) : null,
    at(plotX, top, ...drawRuler(layout, all)),
    at(plotX, top + RULER, ...drawLanes(layout, all, id), ...(hasArrows ? drawWakes(layout, model.wakes) : [])),
    at(0, top + RULER, ...drawNames(layout, all)),
    layout.stacked ? null : h('text', { x: plotX - 10, y: top + 36, 'font-size': 11, fill: 'var(--muted)', 'text-anchor': 'end' }, t('turns')),
    at(0, top + RULER + layout.height + 8, legend));
  return { node: root, width: full, height };
}

/** In as many lines as it takes. */
function drawLegend(entries, width) {
  let [x, y] = [PAD, 16];
  const nodes = entries.map(({ sign, label }) => {
    const room = 24 + textWidth(label, font(12));
    if (x > PAD && x + room > width - PAD) [x, y] = [PAD, y + LEGEND_ROW];
    const node = [
      h('svg', { ...sign.attributes, x, y: y - 9 }, sign.children.filter(({ tag }) => tag !== 'defs')),
      h('text', { x: x + 24, y: y + 4, 'font-size': 12, fill: 'var(--muted)' }, label),
    ];
    x += room + 18;
    return node;
  });
  return { node: h('g', { class: 'legend' }, nodes), height: y + LEGEND_ROW - 8 };
}

/** Several pictures may stand in one page, each with its own hatching. */
function hash(text) {
  let sum = 0;
  for (const letter of text) sum = (Math.imul(sum, 31) + letter.codePointAt(0)) >>> 0;
  return sum.toString(36);
}
