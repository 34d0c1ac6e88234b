// The microscope: generators, coroutines and iterators as frames. On one side who runs now, and what goes in and out on
// the arrow; on the other those that stand, each with its line and what it waits for.

import { el, svg } from './dom.js';
import { moving } from './flip.js';
import { arrange } from './frame-chains.js';
import { FrameFold } from './frame-fold.js';
import { tellFrame, wordsOf } from './frame-words.js';
import { currentLanguage, say, t } from './messages.js';

/** More chains than these are counted, not drawn. */
const MOST = 8;

/**
 * @param {HTMLElement} root the panel's body
 * @param {{onLine: (line: number) => void}} events
 */
export function createFramesPanel(root, { onLine }) {
  const told = el('p', { class: 'frames-told', role: 'status' });
  const now = el('ol', { class: 'frames-now' });
  const apart = el('ul', { class: 'frames-apart' });
  const over = el('ul', { class: 'frames-over' });
  const stage = el('div', { class: 'frames-stage' },
    part('framesNow', now), part('framesApart', apart), part('framesOver', over));
  root.append(told, stage);
  let fold = null;
  let folded = null;
  let last = null;

  function show(view) {
    last = view;
    if (folded !== view.record) [fold, folded] = [new FrameFold(view.record), view.record];
    const state = fold.at(view.moment.event, view.from);
    const words = wordsOf(view.language, state);
    const drawn = { ...view, state, words, arranged: arrange(state) };
    moving(stage, () => {
      now.replaceChildren(...nowItems(drawn));
      apart.replaceChildren(...apartItems(drawn));
      over.replaceChildren(...drawn.arranged.over.map((frame) => overItem(drawn, frame)));
      over.parentElement.hidden = drawn.arranged.over.length === 0;
    });
    told.textContent = tellFrame(drawn) || t('framesQuiet');
  }

  function nowItems(view) {
    const { arranged: { now: frames, arrow }, words } = view;
    const items = [el('li', { class: 'asker' }, ...asker(view))];
    frames.forEach((frame, i) => {
      const exchange = arrow?.at === i ? arrowItem(words.exchange(view.state), arrow.isUp) : null;
      items.push(el('li', {}, exchange ?? link(frame, i > 0 ? frames[i - 1] : null), card(view, frame)));
    });
    return items;
  }

  /** Who has asked the first of those that run: a line of the program, or the loop. */
  function asker({ moment, names, record, arranged: { from } }) {
    const line = from ?? moment.line;
    const task = moment.running && record.isTask(moment.running) ? moment.running : null;
    const isLoop = from === null ? moment.running === null : from === 0;
    const who = isLoop ? t('frameLoop') : t('frameProgram');
    return [el('span', { class: 'who' }, who), task && names.function(task) ? el('span', { class: 'sub' }, ` ${names.who(task)}`) : null,
      line ? ' ' : null, line ? lineLink(line) : null];
  }

  function link(frame, before) {
    if (!before) return el('span', { class: 'link' });
    return el('span', { class: 'link' }, el('span', { class: 'sub' }, before.kind === 'coroutine' ? 'await' : last.language === 'python' ? 'yield from' : 'yield*'));
  }

  function apartItems(view) {
    const chains = view.arranged.apart;
    const items = chains.slice(0, MOST).map((chain) => chainItem(view, chain));
    if (chains.length > MOST) items.push(el('li', { class: 'note' }, t('moreItems', chains.length - MOST)));
    if (view.state.isCut) items.push(el('li', { class: 'note' }, t('framesCut')));
    return items.length > 0 ? items : [el('li', { class: 'note' }, t('noFrames'))];
  }

  /** A chain from whom nobody awaits down to the future at its end. */
  function chainItem(view, chain) {
    const { names, record } = view;
    const [root] = chain;
    const task = root.from === 0 && root.state !== 'new' && record.isTask(root.task) ? root.task : null;
    const head = task ? el('span', { class: `chip ${names.hue(task)}` }, record.nameOf(task)) : null;
    const links = chain.flatMap((frame, i) => (i > 0 ? [link(frame, chain[i - 1]), card(view, frame)] : [card(view, frame)]));
    return el('li', { class: 'chain', 'data-key': `chain-${root.id}` }, head, ...links, ...ending(view, chain.at(-1), task));
  }

  /** What the last of a chain waits for. */
  function ending({ moment, record }, { waitsFor }, task) {
    if (waitsFor === null) return [];
    const future = task ? moment.awaiting(task) : null;
    const state = future === null ? null : t(moment.isDone(future) ? 'end.result' : 'pending');
    return [link(null, { kind: 'coroutine' }), el('span', { class: 'frame future' },
      el('span', { class: 'name' }, future === null ? waitsFor : record.label(future)), state ? el('span', { class: 'sub' }, ` ${state}`) : null)];
  }

  function overItem({ words }, frame) {
    return el('li', {}, el('span', { class: 'name' }, words.name(frame)), ' ', el('span', { class: 'sub' }, words.ended(frame)));
  }

  function card({ words, code }, frame) {
    const { state, line, kind } = frame;
    const source = state === 'over' ? null : code(line)?.trim();
    return el('div', { class: `frame is-${state}`, 'data-key': `frame-${frame.id}` },
      el('div', { class: 'title' }, el('span', { class: 'name' }, words.name(frame)), ' ', el('span', { class: 'sub' }, t(`frame.${kind}`))),
      el('div', { class: 'place' }, words.state(frame), state === 'over' || !line ? null : ' ', state === 'over' || !line ? null : lineLink(line)),
      source ? el('code', {}, source) : null);
  }

  function lineLink(line) {
    return el('button', { class: 'line-link', type: 'button', onclick: () => onLine(line) }, t('line', line));
  }

  return {
    show,
    setLive(isLive) {
      told.setAttribute('aria-live', isLive ? 'polite' : 'off');
    },
    retell() {
      if (last && root.dataset.language !== currentLanguage()) show(last);
      root.dataset.language = currentLanguage();
    },
  };
}

let partsMade = 0;

function part(key, list) {
  const id = `frames-part-${(partsMade += 1)}`;
  list.setAttribute('aria-labelledby', id);
  return el('div', { class: key }, say(el('h3', { id }), key), list);
}

function arrowItem(text, isUp) {
  const head = isUp ? 'M1 5 5 1 9 5M5 1V17' : 'M1 13 5 17 9 13M5 1V17';
  return el('div', { class: `exchange ${isUp ? 'is-out' : 'is-in'}`, 'data-key': 'exchange' },
    svg('svg', { viewBox: '0 0 10 18', width: 10, height: 18, 'aria-hidden': 'true' }, svg('path', { d: head })), el('span', {}, text));
}
