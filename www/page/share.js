// The Share menu: the program as a link or as a file. It is loaded when it is first opened; the link is made then.

import { hashOf } from '../link/link.js';
import { el } from './dom.js';
import { say, t } from './messages.js';

/** How long "Copied" stands, milliseconds. */
const COPIED = 2000;

/**
 * @param {HTMLElement} menu a popover
 * @param {{lesson: () => import('../link/link.js').Lesson, file: () => string, moments: () => {at: number, all: number} | null,
 *   onFile: (file: File) => void}} page lesson: what the page shows; moments: where playback is, if there is any
 */
export function createShare(menu, { lesson, file, moments, onFile }) {
  const link = el('input', { type: 'text', readonly: true, class: 'share-link', onfocus: () => link.select() });
  const copy = say(el('button', { type: 'button', class: 'primary', onclick: copyLink }), 'copy');
  const atMoment = el('input', { type: 'checkbox', onchange: makeLink });
  const momentText = say(el('span'), 'empty');
  const moment = el('label', { class: 'share-moment' }, atMoment, momentText);
  const long = say(el('p', { class: 'hint' }), 'linkIsLong');
  const chooser = el('input', { type: 'file', accept: '.py,.js,.mjs,text/x-python,text/javascript', hidden: true, onchange: open });
  menu.replaceChildren(
    el('div', { class: 'share-row' }, link, copy), moment, long,
    el('div', { class: 'share-row' },
      say(el('button', { type: 'button', onclick: download }), 'download'),
      say(el('button', { type: 'button', onclick: () => chooser.click() }), 'openFile'), chooser));

  function makeLink() {
    const where = moments();
    moment.hidden = where === null;
    if (where) say(momentText, 'linkAtMoment', where.at, where.all);
    const told = { ...lesson(), moment: where && atMoment.checked ? where.at : null };
    link.value = new URL(hashOf(told), location.href).href;
    long.hidden = link.value.length <= LONG;
    say(copy, 'copy');
  }

  async function copyLink() {
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      document.execCommand('copy'); // where the clipboard's own interface is refused, as on a plain http address
    }
    say(copy, 'copied');
    setTimeout(() => say(copy, 'copy'), COPIED);
  }

  function download() {
    const address = URL.createObjectURL(new Blob([lesson().source], { type: 'text/plain' }));
    el('a', { href: address, download: file() }).click();
    setTimeout(() => URL.revokeObjectURL(address));
    menu.hidePopover();
  }

  function open() {
    const [chosen] = chooser.files;
    chooser.value = '';
    menu.hidePopover();
    if (chosen) onFile(chosen);
  }

  return {
    refresh() {
      link.setAttribute('aria-label', t('link'));
      makeLink();
    },
  };
}

/** Some programs that carry links cut longer ones. */
const LONG = 8000;
