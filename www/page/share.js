// The Share menu: the program as a link or as a file. It is loaded when it is first opened; the link is made then.

import { embedTag } from '../link/embed-tag.js';
import { hashOf } from '../link/link.js';
import { el } from './dom.js';
import { FILE_KINDS } from './lesson.js';
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
  const copy = say(el('button', { type: 'button', class: 'primary', onclick: () => copyText(copy, 'copy', link.value) }), 'copy');
  const tag = say(el('button', { type: 'button', onclick: () => copyText(tag, 'copyTag', embedTag(lesson(), scriptBeside())) }), 'copyTag');
  const atMoment = el('input', { type: 'checkbox', onchange: makeLink });
  const momentText = say(el('span'), 'empty');
  const moment = el('label', { class: 'share-moment' }, atMoment, momentText);
  const long = say(el('p', { class: 'hint' }), 'linkIsLong');
  const version = el('p', { class: 'hint' });
  const chooser = el('input', { type: 'file', accept: FILE_KINDS, hidden: true, onchange: open });
  menu.replaceChildren(
    el('div', { class: 'share-row' }, link, copy), moment, long,
    el('div', { class: 'share-row' }, tag),
    el('div', { class: 'share-row' },
      say(el('button', { type: 'button', onclick: download }), 'download'),
      say(el('button', { type: 'button', onclick: () => chooser.click() }), 'openFile'), chooser),
    version);

  function makeLink() {
    const where = moments();
    moment.hidden = where === null;
    if (where) say(momentText, 'linkAtMoment', where.at, where.all);
    const told = { ...lesson(), moment: where && atMoment.checked ? where.at : null };
    link.value = new URL(hashOf(told), location.href).href;
    long.hidden = link.value.length <= LONG;
    say(copy, 'copy');
    say(tag, 'copyTag');
  }

  async function copyText(button, name, text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyBySelection(text); // where the clipboard's own interface is refused, as on a plain http address
    }
    say(button, 'copied');
    setTimeout(() => say(button, name), COPIED);
  }

  function copyBySelection(text) {
    const field = el('textarea', { class: 'visually-hidden', tabindex: -1 });
    field.value = text;
    menu.append(field); // inside the popover: nothing else can be selected while it is open
    field.select();
    document.execCommand('copy');
    field.remove();
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
      say(version, 'version', LOOPSCOPE_VERSION, Boolean(navigator.serviceWorker?.controller));
      makeLink();
    },
  };
}

/** The script that stands beside the page. */
const scriptBeside = () => new URL('loopscope.js', document.baseURI);

/** Some programs that carry links cut longer ones. */
const LONG = 8000;
