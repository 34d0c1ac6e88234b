// The timeline panel: the picture, a sentence about the part one points at, the legend, and the record. Only what is in
// sight is drawn, and a little around it, anew when the reader has scrolled there; so ten thousand tasks cost no more
// than ten.

import { el, svg, svgOf } from '../dom.js';
import { currentLanguage, say, t } from '../messages.js';
import { createCursor, scrollFor } from './cursor.js';
import { describeGroup, describeSegment } from './describe.js';
import { neighbour, partAt, wakesAt, wakesOf } from './find.js';
import { listenToGestures } from './gestures.js';
import { hueOf, layOut, RULER } from './layout.js';
import { legendOf } from './legend.js';
import { drawnEvents, timelineModel } from './model.js';
import { drawLanes, drawNames, drawRuler, drawSegment, drawWakes } from './picture.js';
import { recordTable } from './record-table.js';
import { rowsOf } from './rows.js';
import { patterns } from './shapes.js';
import { createTools } from './tools.js';

const HATCH = 'ready';
const ZOOM = { step: 1.5, most: 32 };
/** A picture so many times as wide as the panel is first shown as a whole. */
const OVERVIEW_FROM = 3;
/** Pixels for the readout and the legend under the picture, and what is left for the picture at least. */
const BELOW = 90;
const LOWEST = 190;
/** Pixels around what is in sight that are drawn too, for a reader who scrolls; not while they zoom. */
const AROUND = 400;

/**
 * @param {HTMLElement} root where to build it
 * @param {{onPoint: (line: number|null) => void, onLine: (line: number) => void,
 *   onSeek: (position: number, positions: Float64Array) => void, title: () => string, hasOwnHeight: () => boolean}} page
 *   pointing at a segment, asking for its line, and asking for a moment, by where it is on the axis; title: of what has run;
 *   hasOwnHeight: whether the panel is as high as it is, and not as high as what it shows
 */
export function createPanel(root, { onPoint, onLine, onSeek, title, hasOwnHeight }) {
  const note = el('p', { class: 'hint' });
  const hatching = svg('g', { 'aria-hidden': 'true' });
  const layers = { lanes: svg('g'), pointed: svg('rect', { class: 'pointed', rx: 4, hidden: true }), wakes: svg('g', { class: 'wakes' }) };
  const plot = svg('svg', { class: 'plot', role: 'group' }, hatching, layers.pointed, layers.lanes);
  // What changes with every moment is a drawing of its own: the lanes below are not painted again for it.
  const above = svg('svg', { class: 'above', 'aria-hidden': 'true' }, layers.wakes);
  const names = svg('svg', { class: 'names' });
  const ruler = svg('svg', { class: 'ruler', height: RULER, 'aria-hidden': 'true' });
  const ticks = svg('g');
  ruler.append(ticks);
  const rulerRow = el('div', { class: 'ruler-row' }, ruler);
  const corner = say(el('div', { class: 'corner', 'aria-hidden': 'true' }), 'turns');
  const picture = el('div', { class: 'picture' }, corner, rulerRow, names, plot, above);
  const readout = el('p', { class: 'readout' });
  const legend = el('ul', { class: 'legend' });
  const table = el('details', { class: 'record', open: hasOwnHeight() }, say(el('summary'), 'record'));
  const whole = el('div', { class: 'timeline' }, picture, readout, legend, table);
  root.replaceChildren(note, whole);
  const tools = createTools(root.parentElement.querySelector('header'), {
    onZoom: (by) => zoomTo(by === 0 ? layout.whole : layout.axis.zoom * ZOOM.step ** by),
    onArrows: drawArrows,
    picture: () => ({ model, layout, record, title: title() || t('timeline'), arrows: tools.showsArrows }),
  });
  const cursor = createCursor(ruler, above);
  hatching.append(svgOf(patterns(HATCH)));

  let record = null;
  let model = null;
  let language = null;
  const opened = new Set();
  let layout = null;
  let base = null;
  /** What of the plot is drawn. */
  let drawn = null;
  /** The segment that the keyboard is at, and what the pointer or the keyboard tells about. */
  let current = null;
  let pointed = null;
  /** The moment that is shown: an event, and where on the axis it is; null if the picture does not reach so far. */
  let moment = { event: -1, position: null };
  const parts = new WeakMap();

  table.addEventListener('toggle', fillTable);
  picture.addEventListener('keydown', onKey);
  picture.addEventListener('scroll', () => isOutside() && draw(), { passive: true });
  // Not on the drawing: one that listens for focus can be focused itself.
  picture.addEventListener('focusin', ({ target }) => parts.has(target) && point(parts.get(target)));
  names.addEventListener('click', ({ target }) => toggle(target.closest('.group')?.dataset.key));
  listenToGestures({ scroller: picture, plot, ruler: rulerRow }, {
    onZoom: (factor, clientX) => model && zoomTo(layout.axis.zoom * factor, within(plot, { clientX }).x),
    onPoint: (event) => point(event && partUnder(event)),
    onChoose(event) {
      const part = partUnder(event);
      onSeek(layout.positionAt(within(plot, event).x), model.positions);
      if (part?.lane) focus(part);
      else point(part);
    },
    onScrub: (clientX) => onSeek(layout.positionAt(within(ruler, { clientX }).x), model.positions),
  });
  new ResizeObserver(() => {
    if (model && base.laidFor !== panelSize()) lay();
    else if (model && isOutside()) draw();
  }).observe(root);

  // ---- laying out and drawing -----------------------------------------------------------------------------------

  /** After a change of what is shown, of the width or of the language. */
  function lay(zoom = layout?.axis.zoom) {
    const tree = rowsOf(model.lanes, opened);
    const height = hasOwnHeight() ? Math.max(root.clientHeight - BELOW, LOWEST) : undefined;
    picture.style.maxHeight = height ? `${height}px` : '';
    base = layOut(model, tree, root.clientWidth, height);
    base.laidFor = panelSize();
    const overview = base.width > OVERVIEW_FROM * root.clientWidth ? base.whole : 1;
    plot.setAttribute('aria-label', t('timelineSummary', model.lanes.length + model.hiddenTasks, model.end));
    picture.classList.toggle('stacked', base.stacked);
    language = currentLanguage();
    if (!current || !base.rowOf.has(current.lane)) current = firstSegment(tree.rows);
    resize(base.at(Math.max(zoom ?? overview, base.whole)));
    draw();
    legend.replaceChildren(...legendOf(model, layout).map(({ sign, label }) => el('li', {}, svgOf(sign), label)));
    legend.setAttribute('aria-label', t('legend'));
    fillTable();
  }

  /** What the layout depends on. */
  function panelSize() {
    return hasOwnHeight() ? `${root.clientWidth} ${root.clientHeight}` : `${root.clientWidth}`;
  }

  function resize(next) {
    layout = next;
    const { width, height, namesWidth } = layout;
    for (const [node, size] of [[plot, { width, height }], [above, { width, height }], [ruler, { width }], [names, { width: namesWidth, height }]]) {
      for (const [name, value] of Object.entries(size)) node.setAttribute(name, value);
    }
    corner.style.width = `${namesWidth}px`;
  }

  function sight() {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = picture;
    return { left: scrollLeft, right: scrollLeft + clientWidth - covered(), top: scrollTop, bottom: scrollTop + clientHeight - RULER };
  }

  /** How many pixels of the left the names stand over. */
  function covered() {
    return layout.stacked ? 0 : layout.namesWidth;
  }

  function isOutside() {
    const { left, right, top, bottom } = sight();
    return !drawn || left < drawn.left || top < drawn.top || Math.min(right, layout.width) > drawn.right || Math.min(bottom, layout.height) > drawn.bottom;
  }

  function draw(around = AROUND) {
    const { left, right, top, bottom } = sight();
    drawn = { left: left - around, right: right + around, top: top - around, bottom: bottom + around };
    const hadFocus = plot.contains(root.getRootNode().activeElement);
    const control = (lane, segment) => ({ role: 'button', tabindex: -1, 'aria-label': describeSegment(lane, segment) });
    const nodes = drawLanes(layout, drawn, HATCH, control);
    let roving = null;
    const note = (node, { data }) => {
      if (!data) return;
      parts.set(node, data);
      if (data.segment === current?.segment) roving = node;
    };
    layers.lanes.replaceChildren(...nodes.filter(Boolean).map((node) => svgOf(node, note)));
    if (!roving && current) layers.lanes.append(...drawSegment(layout, current, HATCH, control).map((node) => svgOf(node, note)));
    roving?.setAttribute('tabindex', 0);
    if (hadFocus) roving?.focus({ preventScroll: true });
    names.replaceChildren(...drawNames(layout, drawn, groupControl).filter(Boolean).map((node) => svgOf(node)));
    ticks.replaceChildren(...drawRuler(layout, drawn).map((node) => svgOf(node)));
    drawArrows();
    showCursor();
  }

  function groupControl({ group }) {
    const label = t('tasksAlike', group.label, group.count);
    return { role: 'button', tabindex: 0, 'aria-expanded': String(group.isOpen), 'aria-label': label, 'data-key': group.key };
  }

  /** Those of the moment, and of what one points at; or all that are in sight. */
  function drawArrows() {
    const isInSight = ({ from, to }) => layout.x(to) >= drawn.left && layout.x(from) <= drawn.right;
    const shown = new Set(moment.position === null ? [] : wakesAt(model, moment.position, moment.event));
    if (pointed?.segment) for (const wake of wakesOf(model, pointed.segment)) shown.add(wake);
    if (tools.showsArrows && !layout.isDense) for (const wake of model.wakes) if (isInSight(wake)) shown.add(wake);
    layers.wakes.replaceChildren(...drawWakes(layout, [...shown]).filter(Boolean).map((node) => svgOf(node)));
  }

  function showCursor() {
    cursor.moveTo(moment.position === null ? null : layout.x(moment.position), layout);
  }

  /** Zooms, and keeps in place what is at `x` of the plot: the cursor, or the middle, if nobody says. */
  function zoomTo(wanted, x) {
    const { left, right } = sight();
    const atCursor = moment.position === null ? -1 : layout.x(moment.position);
    const anchor = x ?? (atCursor >= left && atCursor <= right ? atCursor : (left + right) / 2);
    const position = layout.positionAt(anchor);
    const zoom = Math.min(Math.max(wanted, base.whole), ZOOM.most);
    if (zoom === layout.axis.zoom) return;
    resize(layout.at(zoom));
    picture.scrollLeft = layout.x(position) - (anchor - left);
    draw(0);
  }

  // ---- pointing -------------------------------------------------------------------------------------------------

  /** Where in a drawing the pointer is, in the drawing's own pixels: whoever embeds the panel may show it scaled, as slides are. */
  function within(drawing, { clientX, clientY = 0 }) {
    const { left, top, width } = drawing.getBoundingClientRect();
    const scale = width / layout.width || 1;
    return { x: (clientX - left) / scale, y: (clientY - top) / scale };
  }

  function partUnder(event) {
    const { x, y } = within(plot, event);
    return partAt(layout, x, y);
  }

  /** Says what one points at; the sentence stays when the pointer leaves, the mark in the editor goes. */
  function point(part) {
    if (part?.segment ? part.segment === pointed?.segment : !part && !pointed) return;
    pointed = part;
    onPoint(part?.segment?.line ?? null);
    markPointed();
    drawArrows();
    if (part) tell(part);
    else if (!readout.hasChildNodes()) say(readout, 'pick');
  }

  function markPointed() {
    const { segment, lane } = pointed ?? {};
    layers.pointed.toggleAttribute('hidden', !segment);
    if (!segment) return;
    const height = layout.metrics.row - 8;
    const x = layout.x(segment.from);
    const box = { x, y: layout.y(layout.rowOf.get(lane)) - height / 2, width: Math.max(layout.x(segment.to) - x, 2), height, fill: hueOf(lane) };
    for (const [name, value] of Object.entries(box)) layers.pointed.setAttribute(name, value);
  }

  function tell({ lane, segment, group, position }) {
    delete readout.dataset.i18n;
    if (group) {
      readout.replaceChildren(describeGroup(group, position));
      return;
    }
    readout.replaceChildren(el('span', { class: `swatch hue-${lane.index % 8}` }), describeSegment(lane, segment));
    if (segment.line) {
      readout.append(' ', say(el('button', { class: 'line-link', type: 'button', onclick: () => onLine(segment.line) }), 'line', segment.line));
    }
  }

  // ---- the keyboard ---------------------------------------------------------------------------------------------

  function onKey(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const zoomBy = { '+': 1, '=': 1, '-': -1 }[key];
    const part = parts.get(target);
    const next = part && neighbour(layout, part, key);
    const isPress = key === 'Enter' || key === ' ';
    if (zoomBy) zoomTo(layout.axis.zoom * ZOOM.step ** zoomBy);
    else if (key === '0') zoomTo(base.whole);
    else if (next) focus(next);
    else if (isPress && target.closest('.group')) toggle(target.closest('.group').dataset.key);
    else if (key === ' ' && part) onSeek((part.segment.from + part.segment.to) / 2, model.positions);
    else if (key === 'Enter' && part?.segment.line) onLine(part.segment.line);
    else return;
    event.preventDefault();
  }

  /** Makes a segment the one that the keyboard is at, and brings it into sight. */
  function focus(part) {
    current = part;
    const row = layout.rowOf.get(part.lane);
    const { top, bottom } = sight();
    const { row: height } = layout.metrics;
    if (row * height < top) picture.scrollTop = row * height;
    else if ((row + 1) * height > bottom) picture.scrollTop += (row + 1) * height - bottom;
    const scroll = scrollFor(layout.x(part.segment.from), picture, covered());
    if (scroll !== null && layout.x(part.segment.to) > picture.scrollLeft) picture.scrollLeft = scroll;
    draw();
    plot.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  function toggle(key) {
    if (key === undefined) return;
    if (!opened.delete(key)) opened.add(key);
    lay();
    [...names.querySelectorAll('.group')].find(({ dataset }) => dataset.key === key)?.focus({ preventScroll: true });
  }

  function fillTable() {
    if (!table.open || !model) return;
    table.replaceChildren(table.firstElementChild, recordTable(model, onLine));
  }

  return {
    /** @param {import('../../host/record.js').Record} shown */
    show(shown) {
      record = shown;
      model = timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) });
      opened.clear();
      [current, pointed, layout] = [null, null, null];
      moment = { event: -1, position: null };
      const reason = remark(model);
      note.hidden = !reason;
      if (reason) say(note, ...reason);
      whole.hidden = false;
      tools.reveal(true);
      picture.scrollTo(0, 0);
      say(readout, 'pick');
      lay(undefined);
    },
    /** Moves the cursor to an event, or `ahead` of it towards the next one that will be shown. */
    moveTo(event, next, ahead) {
      const { positions, intervals } = model;
      const at = (i) => positions[i] ?? intervals.length;
      const hasMoved = moment.event !== event;
      moment = { event, position: event < positions.length ? at(event) + (at(next) - at(event)) * ahead : null };
      // What has to be asked of the page comes before what changes it: else the page would be laid out in between.
      const isScrolled = moment.position !== null && picture.scrollWidth > picture.clientWidth;
      const scroll = isScrolled ? scrollFor(layout.x(moment.position), picture, covered()) : null;
      if (scroll !== null) picture.scrollLeft = scroll;
      showCursor();
      if (hasMoved) drawArrows();
    },
    clear() {
      [record, model] = [null, null];
      whole.hidden = true;
      tools.reveal(false);
      table.replaceChildren(table.firstElementChild);
      note.hidden = false;
      say(note, 'timelineEmpty');
    },
    /** After a change of language: the picture's words are drawn, so they are drawn again. */
    retell() {
      if (!model || language === currentLanguage()) return;
      say(readout, 'pick');
      lay();
    },
  };
}

/** What the picture cannot say by itself. */
function remark(model) {
  if (model.truncated) return ['moreSteps', model.steps.length];
  if (model.hiddenTasks > 0) return ['moreTasks', model.hiddenTasks];
  return model.steps.length === 1 ? ['oneStep'] : null;
}

function firstSegment(rows) {
  const lane = rows.find((row) => row.lane?.segments.length > 0)?.lane;
  return lane ? { lane, segment: lane.segments[0] } : null;
}
