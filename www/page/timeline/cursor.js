// The line through the timeline at the moment that is shown, and the veil over what is still to come.

import { svg } from '../dom.js';

/** Pixels that stay free between the cursor and the edge of what is scrolled. */
const MARGIN = 48;

/**
 * @param {SVGElement} ruler
 * @param {SVGElement} above the drawing over the lanes
 */
export function createCursor(ruler, above) {
  const veil = svg('rect', { class: 'veil', y: 0 });
  const line = svg('path', { class: 'cursor' });
  const head = svg('path', { class: 'cursor-head', d: 'M-5 20h10v2l-5 6l-5 -6zM-1 27h2v15h-2z' });
  above.append(veil, line);
  ruler.append(head);

  return {
    /** @param {number|null} x null: the picture does not reach so far */
    moveTo(x, { width, height }) {
      for (const node of [veil, line, head]) node.toggleAttribute('hidden', x === null);
      if (x === null) return;
      line.setAttribute('d', `M${x} 0V${height}`);
      head.setAttribute('transform', `translate(${x} 0)`);
      veil.setAttribute('x', x);
      veil.setAttribute('width', Math.max(width - x, 0));
      veil.setAttribute('height', height);
    },
  };
}

/** How far to scroll so that `x` is in sight, of which the first `covered` pixels are not: null if it is. */
export function scrollFor(x, { scrollLeft, clientWidth }, covered) {
  const at = x + covered - scrollLeft;
  return at > clientWidth - MARGIN || at < covered ? x - (clientWidth - covered) / 3 : null;
}
