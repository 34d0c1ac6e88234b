// The microscope: generators, coroutines and iterators as frames. On one side who runs now, and what goes in and out on
// the arrow; on the other those that stand, each with its line and what it waits for.

import { el } from './dom.js';
import { moving } from './flip.js';
import { arrange } from './frame-chains.js';
import { FrameFold } from './frame-fold.js';
import { tellFrame, wordsOf } from './frame-words.js';
import { followLines, lineLink } from './line-link.js';
import { currentLanguage, say, t } from './messages.js';
import { patch } from './patch.js';
import { h } from './vnode.js';

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
  followLines(stage, onLine);
  let fold = null;
  let folded = null;
  let last = null;

  function show(view) {
    last = view;
    if (folded !== view.record) [fold, folded] = [new FrameFold(view.record), view.record];
    const state = fold.at(view.moment.event, view.from);
    const words = wordsOf(view.language, state);
    const drawn = { ...view, state, words, arranged: arrange(state) };
    moving(stage, view.motion, () => {
      patch(now, nowItems(drawn));
      patch(apart, apartItems(drawn));
      patch(over, drawn.arranged.over.map((frame) => overItem(drawn, frame)));
      over.parentElement.hidden = drawn.arranged.over.length === 0;
    });
    told.textContent = tellFrame(drawn) || t('framesQuiet');
  }

  function nowItems(view) {
    const { arranged: { now: frames, arrow }, words } = view;
    const items = [h('li', { class: 'asker' }, ...asker(view))];
    frames.forEach((frame, i) => {
      const exchange = arrow?.at === i ? arrowItem(words.exchange(view.state), arrow.isUp) : null;
      items.push(h('li', {}, exchange ?? link(frame, i > 0 ? frames[i - 1] : null), card(view, frame)));
    });
    return items;
  }

  /** Who has asked the first of those that run: a line of the program, or the loop. */
  function asker({ moment, names, record, arranged: { from } }) {
    const line = from ?? moment.line;
    const task = moment.running && record.isTask(moment.running) ? moment.running : null;
    const isLoop = from === null ? moment.running === null : from === 0;
    const who = isLoop ? t('frameLoop') : t('frameProgram');
    return [h('span', { class: 'who' }, who), task && names.function(task) ? h('span', { class: 'sub' }, ` ${names.who(task)}`) : null,
      line ? ' ' : null, line ? lineLink(line) : null];
  }

  function link(frame, before) {
    if (!before) return h('span', { class: 'link' });
    return h('span', { class: 'link' }, h('span', { class: 'sub' }, before.kind === 'coroutine' ? 'await' : last.language === 'python' ? 'yield from' : 'yield*'));
  }

  function apartItems(view) {
    const chains = view.arranged.apart;
    const items = chains.slice(0, MOST).map((chain) => chainItem(view, chain));
    if (chains.length > MOST) items.push(h('li', { class: 'note' }, t('moreItems', chains.length - MOST)));
    if (view.state.isCut) items.push(h('li', { class: 'note' }, t('framesCut')));
    return items.length > 0 ? items : [h('li', { class: 'note' }, t('noFrames'))];
  }

  /** A chain from whom nobody awaits down to the future at its end. */
  function chainItem(view, chain) {
    const { names, record } = view;
    const [root] = chain;
    const task = root.from === 0 && root.state !== 'new' && record.isTask(root.task) ? root.task : null;
    const head = task ? h('span', { class: `chip ${names.hue(task)}` }, record.nameOf(task)) : null;
    const links = chain.flatMap((frame, i) => (i > 0 ? [link(frame, chain[i - 1]), card(view, frame)] : [card(view, frame)]));
    return h('li', { class: 'chain', 'data-key': `chain-${root.id}` }, head, ...links, ...ending(view, chain.at(-1), task));
  }

  /** What the last of a chain waits for. */
  function ending({ moment, record }, { waitsFor }, task) {
    if (waitsFor === null) return [];
    const future = task ? moment.awaiting(task) : null;
    const state = future === null ? null : t(moment.isDone(future) ? 'end.result' : 'pending');
    return [link(null, { kind: 'coroutine' }), h('span', { class: 'frame future' },
      h('span', { class: 'name' }, future === null ? waitsFor : record.label(future)), state ? h('span', { class: 'sub' }, ` ${state}`) : null)];
  }

  function overItem({ words }, frame) {
    return h('li', {}, h('span', { class: 'name' }, words.name(frame)), ' ', h('span', { class: 'sub' }, words.ended(frame)));
  }

  function card({ words, code }, frame) {
    const { state, line, kind } = frame;
    const source = state === 'over' ? null : code(line)?.trim();
    return h('div', { class: `frame is-${state}`, 'data-key': `frame-${frame.id}` },
      h('div', { class: 'title' }, h('span', { class: 'name' }, words.name(frame)), ' ', h('span', { class: 'sub' }, t(`frame.${kind}`))),
      h('div', { class: 'place' }, words.state(frame), state === 'over' || !line ? null : ' ', state === 'over' || !line ? null : lineLink(line)),
      source ? h('code', {}, source) : null);
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
  return h('div', { class: `exchange ${isUp ? 'is-out' : 'is-in'}`, 'data-key': 'exchange' },
    h('svg', { viewBox: '0 0 10 18', width: 10, height: 18, 'aria-hidden': 'true' }, h('path', { d: head })), h('span', {}, text));
}
