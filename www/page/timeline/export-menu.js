// What can be taken along: the timeline as a picture, and the trace as data. Loaded when the menu is first opened.

import { el } from '../dom.js';
import { decodeTrace } from '../../host/trace.js';
import { say, t } from '../messages.js';
import { chromeTrace } from './chrome-trace.js';
import { resolverOf } from './palette.js';
import { stillOf } from './still.js';

/** Pixels of a PNG for each of the picture, and the most that a canvas can hold on a side. */
const SHARPNESS = 2;
const LONGEST_SIDE = 16_000;

/**
 * @param {HTMLElement} menu a popover
 * @param {HTMLElement} button under which it stands
 * @param {() => {model: object, layout: object, record: object, title: string, arrows: boolean}} shown arrows: whether
 *   the reader sees all of them
 */
export function fillExportMenu(menu, button, shown) {
  const item = (key, act) => say(el('button', { type: 'button', onclick: async () => {
    menu.hidePopover();
    await act();
  } }), key);
  /** What is taken along says so too if its order is not CPython's. */
  const caption = () => `${shown().title}${shown().record.schedule === 'fifo' ? '' : ` · ${t('notCPython')}`}`;
  const picture = (theme) => {
    const { model, layout, arrows } = shown();
    const valueOf = (name) => getComputedStyle(menu).getPropertyValue(name);
    return stillOf(model, { title: caption(), tree: layout, resolve: resolverOf(valueOf, theme), arrows: arrows || undefined });
  };
  const svgFile = (theme) => save(new Blob([picture(theme).text], { type: 'image/svg+xml' }), 'timeline.svg');
  const pngFile = async (theme) => save(await rasterise(picture(theme)), 'timeline.png');
  const json = (value, ending) => save(new Blob([JSON.stringify(value)], { type: 'application/json' }), `${ending}.json`);
  const save = (blob, ending) => download(blob, `${shown().title.replace(/\.\w+$/, '')}.${ending}`);
  menu.replaceChildren(
    item('exportSvgLight', () => svgFile('light')),
    item('exportSvgDark', () => svgFile('dark')),
    item('exportPngLight', () => pngFile('light')),
    item('exportPngDark', () => pngFile('dark')),
    item('exportTrace', () => json(decodeTrace(shown().record), 'trace')),
    item('exportPerfetto', () => json(chromeTrace(shown().model, caption()), 'perfetto')),
  );
  menu.setAttribute('aria-label', button.textContent);
  const { right, bottom } = button.getBoundingClientRect();
  menu.style.top = `${bottom + 6}px`;
  menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`;
}

/** The picture as a PNG, twice as fine as the screen's pixels where a canvas can be so large. */
async function rasterise({ text, width, height }) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    await image.decode();
    const scale = Math.min(SHARPNESS, LONGEST_SIDE / Math.max(width, height));
    const canvas = el('canvas', { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** Hands a file to the browser's downloads. */
function download(blob, name) {
  const link = el('a', { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
