// The timeline panel: the picture, a sentence about the segment one points at, the legend, and the record.

import { createCursor } from './cursor.js';
import { describeSegment } from './describe.js';
import { el, svg } from './dom.js';
import { currentLanguage, say, t } from './messages.js';
import { drawnEvents, timelineModel } from './model.js';
import { drawPicture, endShape, hueOf } from './picture.js';
import { recordTable } from './record-table.js';

/** Where there is room, the record stands open under the picture. */
const ROOMY = matchMedia('(min-width: 861px)');

/**
 * @param {HTMLElement} root where to build it
 * @param {{onPoint: (line: number|null) => void, onLine: (line: number) => void}} events pointing at a segment, and
 *   asking for its line
 */
export function createTimeline(root, { onPoint, onLine }) {
  const note = el('p', { class: 'hint' });
  const picture = el('div', { class: 'picture' });
  const readout = el('p', { class: 'readout' });
  const legend = el('ul', { class: 'legend' });
  const table = el('details', { class: 'record', open: ROOMY.matches }, say(el('summary'), 'record'));
  const whole = el('div', { class: 'timeline', hidden: true }, picture, readout, legend, table);
  root.append(say(note, 'timelineEmpty'), whole);

  let model = null;
  let drawn = null;
  /** Where the moment is that is shown, on the axis; null if the picture does not reach so far. */
  let position = null;

  table.addEventListener('toggle', fillTable);
  picture.addEventListener('keydown', moveFocus);
  picture.addEventListener('pointerleave', () => tell(null));
  new ResizeObserver(([{ contentRect }]) => {
    if (model && Math.round(contentRect.width) !== drawn.width) redraw();
  }).observe(root);

  function redraw() {
    const width = Math.round(root.clientWidth);
    const { ruler, names, plot, segments, stacked, x } = drawPicture(model, width, describeSegment);
    plot.setAttribute('aria-label', t('timelineSummary', model.lanes.length + model.hiddenTasks, model.end));
    picture.classList.toggle('stacked', stacked);
    picture.replaceChildren(el('div', { class: 'ruler-row' }, ruler), names, plot);
    for (const each of segments) listen(each);
    segments[0]?.node.setAttribute('tabindex', 0);
    drawn = { width, language: currentLanguage(), segments, cursor: createCursor(root, ruler, plot, x) };
    drawn.cursor.moveTo(position);
    legend.replaceChildren(...legendItems(model));
    legend.setAttribute('aria-label', t('legend'));
    tell(null);
    fillTable();
  }

  function listen({ node, lane, segment }) {
    const here = () => tell({ node, lane, segment });
    node.addEventListener('pointerenter', here);
    node.addEventListener('focus', here);
    node.addEventListener('click', () => node.focus());
  }

  /** Says what one points at; the sentence stays when the pointer leaves, the mark in the editor goes. */
  function tell(pointed) {
    onPoint(pointed?.segment.line ?? null);
    if (!pointed) {
      if (!readout.hasChildNodes()) say(readout, 'pick');
      return;
    }
    delete readout.dataset.i18n;
    const { lane, segment } = pointed;
    readout.replaceChildren(el('span', { class: `swatch ${hueOf(lane)}` }), describeSegment(lane, segment));
    if (segment.line) {
      readout.append(' ', say(el('button', { class: 'line-link', type: 'button', onclick: () => onLine(segment.line) }), 'line', segment.line));
    }
  }

  function moveFocus(event) {
    const at = drawn.segments.findIndex(({ node }) => node === event.target);
    const to = at < 0 ? undefined : neighbour(drawn.segments, at, event.key);
    if (event.key === 'Enter' && at >= 0 && drawn.segments[at].segment.line) onLine(drawn.segments[at].segment.line);
    if (!to) return;
    event.preventDefault();
    event.target.setAttribute('tabindex', -1);
    to.node.setAttribute('tabindex', 0);
    to.node.focus();
  }

  function fillTable() {
    if (!table.open || !model) return;
    table.replaceChildren(table.firstElementChild, recordTable(model, onLine));
  }

  return {
    /** @param {import('../host/record.js').Record} record */
    show(record) {
      model = timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) });
      const reason = remark(model);
      note.hidden = !reason;
      if (reason) say(note, ...reason);
      whole.hidden = false;
      readout.replaceChildren();
      redraw();
    },
    /** Moves the cursor to an event, or `ahead` of it towards the next one that will be shown. */
    moveTo(event, next, ahead) {
      const { positions } = model;
      const at = (i) => positions[i] ?? model.intervals.length;
      position = event < positions.length ? at(event) + (at(next) - at(event)) * ahead : null;
      drawn.cursor.moveTo(position);
    },
    clear() {
      model = null;
      position = null;
      picture.replaceChildren();
      table.replaceChildren(table.firstElementChild);
      whole.hidden = true;
      note.hidden = false;
      say(note, 'timelineEmpty');
    },
    /** After a change of language: the picture's words are drawn, so they are drawn again. */
    retell() {
      if (!model || drawn.language === currentLanguage()) return;
      readout.replaceChildren();
      redraw();
    },
  };
}

/** What the picture cannot say by itself. */
function remark(model) {
  if (model.truncated) return ['moreSteps', model.steps.length];
  if (model.hiddenTasks > 0) return ['moreTasks', model.hiddenTasks];
  return model.steps.length === 1 ? ['oneStep'] : null;
}

/** Left and right along a lane, up and down to the segment of the next lane that is nearest in time. */
function neighbour(segments, at, key) {
  const { lane, segment } = segments[at];
  const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (sideways) return segments[at + sideways]?.lane === lane ? segments[at + sideways] : undefined;
  const down = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (!down) return undefined;
  const lanes = [...new Set(segments.map((each) => each.lane))];
  const next = lanes[lanes.indexOf(lane) + down];
  const distance = (each) => Math.max(each.segment.from - segment.from, segment.from - each.segment.to, 0);
  return segments.filter((each) => each.lane === next).sort((a, b) => distance(a) - distance(b))[0];
}

/** Only the signs that this picture uses. */
function legendItems({ lanes, truncated }) {
  const states = new Set(lanes.flatMap((lane) => lane.segments.map(({ state }) => state)));
  const ends = new Set(lanes.map((lane) => lane.outcome ?? (truncated ? null : 'open')));
  const item = (sign, key) => el('li', {}, sign, t(key));
  const icon = (cls, ...shapes) => svg('svg', { class: cls, viewBox: '-9 -9 18 18', width: 18, height: 18, 'aria-hidden': 'true' }, ...shapes);
  const samples = {
    running: () => svg('rect', { class: 'bar', x: -7, y: -7, width: 14, height: 14, rx: 3 }),
    ready: () => svg('rect', { class: 'bar', x: -7, y: -6, width: 14, height: 12, rx: 3 }),
    waiting: () => svg('path', { class: 'dots', d: 'M-7 0H8' }),
  };
  return [
    ...Object.keys(samples).filter((state) => states.has(state)).map((state) => item(icon(`segment hue-0 ${state}`, samples[state]()), `state.${state}`)),
    ...(lanes.some((lane) => lane.cancels.length > 0) ? [item(icon('', svg('path', { class: 'cancel', d: 'M-5 -4h10l-5 8z' })), 'cancel')] : []),
    ...['result', 'exception', 'cancelled', 'open'].filter((kind) => ends.has(kind)).map((kind) => item(icon(`end hue-0 ${kind}`, ...endShape(kind)), `end.${kind}`)),
  ];
}
