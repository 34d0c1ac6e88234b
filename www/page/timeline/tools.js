// The timeline's buttons: zoom, all arrows, and what can be taken along.

import { el, svg } from '../dom.js';
import { say, t } from '../messages.js';

const ICONS = {
  zoomOut: ['M3 7h8'],
  zoomWhole: ['M4.5 2.5L1.5 7l3 4.5', 'M9.5 2.5l3 4.5l-3 4.5', 'M1.5 7h11'],
  zoomIn: ['M3 7h8', 'M7 3v8'],
  arrows: ['M3 2v6.5h8.500', 'M8.500 5.500l3 3l-3 3'],
};

/**
 * @param {HTMLElement} header of the timeline's panel
 * @param {{onZoom: (by: number) => void, onArrows: () => void, picture: () => object}} events by: steps in or out, 0 for
 *   all of it; picture: what there is to export, see export-menu.js
 */
export function createTools(header, { onZoom, onArrows, picture }) {
  const tool = (key, act) => {
    const node = el('button', { type: 'button', class: 'tool', onclick: act, 'data-i18n-label': key, 'aria-label': t(key), title: t(key) });
    node.append(svg('svg', { viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, ...ICONS[key].map((d) => svg('path', { d }))));
    return node;
  };
  const arrows = tool('arrows', () => {
    arrows.setAttribute('aria-pressed', String(arrows.getAttribute('aria-pressed') !== 'true'));
    onArrows();
  });
  arrows.setAttribute('aria-pressed', 'false');
  const menu = el('div', { id: 'export-menu', role: 'group', popover: true });
  const open = say(el('button', { type: 'button', class: 'tool words', popovertarget: 'export-menu' }), 'export');
  menu.addEventListener('toggle', async ({ newState }) => {
    if (newState !== 'open') return;
    try {
      const { fillExportMenu } = await import('./export-menu.js');
      fillExportMenu(menu, open, picture);
    } catch {
      menu.replaceChildren(el('p', { class: 'hint' }, t('timelineMissing')));
    }
  });
  const bar = el('div', { class: 'tools' }, tool('zoomOut', () => onZoom(-1)), tool('zoomWhole', () => onZoom(0)), tool('zoomIn', () => onZoom(1)), arrows, open, menu);
  header.append(bar);

  return {
    get showsArrows() {
      return arrows.getAttribute('aria-pressed') === 'true';
    },
    reveal(isShown) {
      bar.hidden = !isShown;
    },
  };
}
