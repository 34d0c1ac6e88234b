// Where everything of the timeline is drawn, for a width and a zoom: rows down, the axis across. Numbers only.

import { shorten, textWidth } from '../text-width.js';
import { layAxis } from './axis.js';

/** Below this the names stand above their lanes, which then have the whole width. */
const STACK_BELOW = 520;
/** Where there is any height, rows move closer together when there are more of them than this. */
const ROOMY_ROWS = 12;
const PAD = 16;
const END_SPACE = 26;
const DEEPEST = 5;
/** With steps narrower than this a row is drawn as a whole, not segment by segment. */
const DENSE_BELOW = 5;
const HUES = 8;

/** Below the rows. */
const MARGIN = 8;

/** Of a row: its height, where in it the lane's middle and its bars are, and how far a child is indented. */
const ROOMY = { row: 46, lane: 28, indent: 16, running: 18, ready: 12 };
const CLOSE = { row: 32, lane: 19, indent: 14, running: 14, ready: 10 };
const STACKED = { row: 60, lane: 42, indent: 12, running: 18, ready: 12 };

export const RULER = 42;
export const font = (size, weight = 400) => `${weight} ${size}px system-ui, sans-serif`;
export const LABEL = font(13, 600);
export const SMALL = font(11);

/**
 * @param {object} model from model.js
 * @param {{rows: object[], rowOf: Map}} tree from rows.js
 * @param {number} width the width there is for everything
 * @param {number} height the height, if rows should rather move closer than be scrolled
 */
export function layOut(model, tree, width, height = RULER + ROOMY_ROWS * ROOMY.row + MARGIN) {
  const stacked = width < STACK_BELOW;
  const isRoomy = RULER + tree.rows.length * ROOMY.row + MARGIN <= height;
  const metrics = stacked ? STACKED : isRoomy ? ROOMY : CLOSE;
  const namesWidth = stacked ? width : namesColumn(tree.rows, metrics, width);
  const left = stacked ? PAD : 2;
  const room = Math.max(width - (stacked ? 0 : namesWidth) - left - END_SPACE, 60);
  const axis = layAxis(model.intervals, room);
  return new Layout({ model, ...tree, stacked, metrics, namesWidth, left, room, height: tree.rows.length * metrics.row + MARGIN }, axis);
}

class Layout {
  #frame;

  constructor(frame, axis) {
    this.#frame = frame;
    Object.assign(this, frame, { axis, isDense: axis.slot < DENSE_BELOW, width: Math.ceil(frame.left + axis.width + END_SPACE) });
  }

  /** The same, zoomed: 1 is as it was laid out first. */
  at(zoom) {
    return new Layout(this.#frame, this.axis.at(zoom));
  }

  /** The zoom at which all of it is in sight. */
  get whole() {
    return Math.min(1, this.room / Math.max(this.axis.width / this.axis.zoom, 1));
  }

  x(position) {
    return this.left + this.axis.x(position);
  }

  positionAt(x) {
    return this.axis.positionAt(x - this.left);
  }

  /** The middle of a row's lane. */
  y(row) {
    return row * this.metrics.row + this.metrics.lane;
  }

  /** The row at a height, the nearest one where there is none; 0 where there are no rows at all. */
  rowAt(y) {
    return Math.max(Math.min(Math.floor(y / this.metrics.row), this.rows.length - 1), 0);
  }

  /** The middle of a row's name. */
  nameY(row) {
    return this.stacked ? row * this.metrics.row + 14 : this.y(row);
  }

  indent({ depth, group }) {
    return PAD + Math.min(depth, DEEPEST) * this.metrics.indent + (group ? 14 : 0);
  }

  /** A row's name, and beside or under it the task's own name where that is another. */
  nameOf(row) {
    const x = this.indent(row);
    const { label, name } = row.lane ?? { label: `${row.group.label} ×${row.group.count}` };
    const beside = this.stacked || this.metrics === CLOSE;
    const sub = name && name !== label ? name : null;
    const right = this.stacked ? this.namesWidth * 0.7 : this.namesWidth - 8;
    const shown = shorten(label, LABEL, right - x);
    const subX = beside ? x + textWidth(shown, LABEL) + 7 : x;
    const subFits = sub && (this.stacked || subX + textWidth(sub, SMALL) <= right);
    return { x, label: shown, sub: subFits ? sub : null, subX, isUnder: Boolean(subFits && !beside) };
  }
}

function namesColumn(rows, metrics, width) {
  const widest = (row) => {
    const x = PAD + Math.min(row.depth, DEEPEST) * metrics.indent + (row.group ? 14 : 0);
    const label = row.lane?.label ?? `${row.group.label} ×${row.group.count}`;
    const [name, sub] = [textWidth(label, LABEL), row.lane && row.lane.name !== label ? textWidth(row.lane.name, SMALL) : 0];
    return x + (metrics === CLOSE && sub ? name + 7 + sub : Math.max(name, sub));
  };
  // Names are much alike: of very many, the first tell how wide they are.
  const need = Math.max(...rows.slice(0, 200).map(widest), 0);
  return Math.min(Math.max(need + 20, 92), Math.round(width * 0.36));
}

export function hueOf(lane) {
  return `var(--hue-${lane.index % HUES})`;
}
