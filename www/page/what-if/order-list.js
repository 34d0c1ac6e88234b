// A list whose items are put in order: by dragging, by touch, and by the buttons of each.

import { el, svg } from '../dom.js';
import { t } from '../messages.js';

/**
 * @param {HTMLElement} root
 * @param {string[]} lines as they stand at first
 */
export function createOrderList(root, lines) {
  const list = el('ol', { class: 'order' });
  const told = el('p', { class: 'visually-hidden', role: 'status' });
  list.append(...lines.map(item));
  root.replaceChildren(list, told);
  root.hidden = false;
  retell();

  function item(text) {
    const line = el('li', { 'data-line': text },
      el('span', { class: 'grip', 'aria-hidden': 'true' }),
      el('span', { class: 'text' }, text === '' ? ' ' : text),
      mover(-1), mover(1));
    line.addEventListener('pointerdown', (event) => isGrabbed(event) && drag(line, event));
    return line;
  }

  function mover(by) {
    const d = by < 0 ? 'M2.5 8L7 3.5 11.5 8' : 'M2.5 6L7 10.5 11.5 6';
    const act = ({ currentTarget }) => {
      const line = currentTarget.closest('li');
      const other = by < 0 ? line.previousElementSibling : line.nextElementSibling;
      if (!other) return;
      if (by < 0) other.before(line);
      else other.after(line);
      currentTarget.focus();
      told.textContent = t('movedTo', line.dataset.line, [...list.children].indexOf(line) + 1, list.children.length);
    };
    return el('button', { type: 'button', class: 'mover', 'data-by': by, onclick: act },
      svg('svg', { viewBox: '0 0 14 14', width: 14, height: 14, 'aria-hidden': 'true' }, svg('path', { d })));
  }

  /** The line follows the pointer: those it passes are moved, because what is moved itself loses the pointer. */
  function drag(line, { pointerId, button }) {
    if (button !== 0) return;
    line.setPointerCapture(pointerId);
    line.classList.add('is-dragged');
    const move = ({ clientY }) => {
      while (line.previousElementSibling && clientY < middleOf(line.previousElementSibling)) line.after(line.previousElementSibling);
      while (line.nextElementSibling && clientY > middleOf(line.nextElementSibling)) line.before(line.nextElementSibling);
    };
    const drop = () => {
      line.classList.remove('is-dragged');
      line.removeEventListener('pointermove', move);
    };
    line.addEventListener('pointermove', move);
    line.addEventListener('lostpointercapture', drop, { once: true });
  }

  function retell() {
    list.setAttribute('aria-label', t('prediction'));
    for (const button of list.querySelectorAll('.mover')) {
      button.setAttribute('aria-label', t(button.dataset.by === '-1' ? 'moveUp' : 'moveDown', button.closest('li').dataset.line));
    }
  }

  return {
    get lines() {
      return [...list.children].map((line) => line.dataset.line);
    },
    focus: () => list.querySelector('button').focus(),
    retell,
    remove() {
      root.hidden = true;
      root.replaceChildren();
    },
  };
}

/** A mouse takes a line anywhere; a finger by its grip, because elsewhere it scrolls. */
function isGrabbed({ target, pointerType }) {
  return pointerType === 'mouse' ? !target.closest('button') : Boolean(target.closest('.grip'));
}

function middleOf(line) {
  const { top, height } = line.getBoundingClientRect();
  return top + height / 2;
}
