// The line through the timeline at the moment that is shown, and the veil over what is still to come.

import { svg } from './dom.js';

/** Pixels that stay free between the cursor and the edge of what is scrolled. */
const MARGIN = 48;

/**
 * @param {HTMLElement} scroller what the picture is scrolled in
 * @param {SVGElement} ruler
 * @param {SVGElement} plot
 * @param {(position: number) => number} x
 */
export function createCursor(scroller, ruler, plot, x) {
  const width = Number(plot.getAttribute('width'));
  const height = Number(plot.getAttribute('height'));
  const veil = svg('rect', { class: 'veil', y: 0, height, 'aria-hidden': 'true' });
  const line = svg('path', { class: 'cursor', d: `M0 0V${height}`, 'aria-hidden': 'true' });
  const head = svg('path', { class: 'cursor-head', d: 'M-5 18h10v5l-5 6l-5 -6z' });
  plot.append(veil, line);
  ruler.append(head);

  function keepInSight(at) {
    const names = plot.parentElement?.querySelector('.names');
    const covered = names && getComputedStyle(names).position === 'sticky' && !plot.parentElement.classList.contains('stacked') ? names.clientWidth : 0;
    const left = at + covered - scroller.scrollLeft;
    if (left > scroller.clientWidth - MARGIN || left < covered) scroller.scrollLeft = at - (scroller.clientWidth - covered) / 3;
  }

  return {
    moveTo(position) {
      const isShown = position !== null;
      for (const node of [veil, line, head]) node.toggleAttribute('hidden', !isShown);
      if (!isShown) return;
      const at = x(position);
      line.setAttribute('transform', `translate(${at} 0)`);
      head.setAttribute('transform', `translate(${at} 0)`);
      veil.setAttribute('x', at);
      veil.setAttribute('width', Math.max(width - at, 0));
      if (scroller.scrollWidth > scroller.clientWidth) keepInSight(at);
    },
  };
}
