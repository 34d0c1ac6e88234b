// The loop at a moment: what just happened, the ready queue in order, the timers, the futures, and who waits for whom.

import { awaitTree, callGraphText } from './await-tree.js';
import { el } from './dom.js';
import { moving } from './flip.js';
import { Futures } from './futures.js';
import { currentLanguage, say, t } from './messages.js';
import { followLines, lineLink } from './line-link.js';
import { narrate } from './narrate.js';
import { patch } from './patch.js';
import { h } from './vnode.js';

/** More items than these are counted, not listed. */
const MOST = 12;

/**
 * @param {HTMLElement} root the panel's body
 * @param {{onLine: (line: number) => void}} events
 */
export function createLoopPanel(root, { onLine }) {
  const told = el('p', { class: 'told', role: 'status' });
  const ready = el('ol', { class: 'items' });
  const timers = el('ol', { class: 'items' });
  const futures = el('ul', { class: 'items' });
  const tree = el('ul', { class: 'tree' });
  const text = el('pre', { tabindex: 0 });
  const asText = el('details', { class: 'as-text' }, say(el('summary'), 'asText'), text);
  const columns = el('div', { class: 'columns' },
    column('readyQueue', ready), column('timers', timers), column('futures', futures), column('whoWaits', tree, asText));
  const whole = el('div', { class: 'loop', hidden: true }, told, columns);
  root.append(whole);
  followLines(columns, onLine);
  asText.addEventListener('toggle', () => last && fillText(last));

  let last = null;
  /** Those of the record that was shown last. */
  let alive = null;

  function show(view) {
    if (last?.record !== view.record) alive = new Futures(view.record);
    last = view;
    const { record, names, moment, from } = view;
    moving(columns, view.motion, () => {
      const next = moment.turn > 0 ? moment.ready.find((id) => moment.isForNextTurn(id)) : undefined;
      fill(ready, moment.ready, (id) => readyItem(view, id, id === next), 'nothingReady');
      fill(timers, moment.timers, (id) => timerItem(view, id), 'noTimers');
      fillFutures(view);
      fillTree(view);
    });
    told.textContent = narrate(record, names, from, moment);
    fillText(view);
  }

  function fill(list, ids, item, none) {
    fillWith(list, ids.slice(0, MOST).map(item), ids.length - MOST, none);
  }

  function fillFutures(view) {
    const { listed, more } = alive.at(view.moment, MOST);
    fillWith(futures, listed.map((future) => futureItem(view, future)), more, 'noFutures');
  }

  function fillWith(list, items, more, none) {
    if (more > 0) items.push(h('li', { class: 'note' }, t('moreItems', more)));
    patch(list, items.length > 0 ? items : [h('li', { class: 'note' }, t(none))]);
  }

  /** A future, its state, and who is told when it is done. */
  function futureItem(view, { id, told }) {
    const { record, names, moment } = view;
    const isTask = record.isTask(id);
    const name = isTask ? names.function(id) ?? record.nameOf(id) : record.label(id);
    const callbacks = told.map(({ how, id: whom, name: called, line }) => words(
      sub(how === 'calls' ? t('calls', called) : t(how, names.who(whom))),
      line ? lineLink(line) : null));
    return h('li', {}, ...words(chip(`future-${id}`, isTask ? names.hue(id) : 'plain', name),
      isTask && names.function(id) ? sub(record.nameOf(id)) : null, sub(futureState(moment.of(id)))),
    ...(callbacks.length > 0 ? [' ', h('ul', { class: 'told-of' }, ...callbacks.map((each) => h('li', {}, ...each)))] : []));
  }

  function fillTree({ record, names, moment }) {
    const { roots, more } = awaitTree(record, moment);
    const nodes = roots.map((root) => treeItem({ record, names, moment }, root));
    if (more > 0) nodes.push(h('li', { class: 'note' }, t('moreTasksHere', more)));
    patch(tree, nodes.length > 0 ? nodes : [h('li', { class: 'note' }, t('nobodyWaits'))]);
  }

  function treeItem(view, { id, isTask, text: name, state, holder, again, children }) {
    const { names, moment } = view;
    const isRunning = moment.running === id;
    const line = isTask && state.state === 'waiting' ? state.line : null;
    return h('li', { class: isRunning ? 'is-running' : null },
      h('span', { class: `node ${isTask ? names.hue(id) : 'future'}`, 'data-key': again ? null : `node-${id}` }, isTask ? names.function(id) ?? name : name),
      isTask && names.function(id) ? h('span', { class: 'sub' }, ` ${name}`) : null,
      h('span', { class: 'sub' }, ` ${again ? t('toldAbove') : stateInWords(view, id, state, isRunning)}`),
      holder ? h('span', { class: 'sub' }, ` · ${t('heldBy', names.who(holder))}`) : null,
      line ? ' ' : null,
      line ? lineLink(line) : null,
      children.length > 0 ? h('ul', {}, ...children.map((child) => treeItem(view, child))) : null);
  }

  function fillText({ record, moment, filename }) {
    if (asText.open) text.textContent = callGraphText(record, moment, filename) || t('nobodyWaits');
  }

  return {
    show,
    /** While it plays by itself, nothing is read out. */
    setLive(isLive) {
      told.setAttribute('aria-live', isLive ? 'polite' : 'off');
    },
    reveal(isShown) {
      whole.hidden = !isShown;
      if (!isShown) last = null;
    },
    retell() {
      if (last && root.dataset.language !== currentLanguage()) show(last);
      root.dataset.language = currentLanguage();
    },
  };
}

let columnsMade = 0;

function column(key, ...children) {
  const id = `loop-column-${(columnsMade += 1)}`;
  return el('section', { class: key, 'aria-labelledby': id }, say(el('h3', { id }), key), ...children);
}

function chip(key, hue, ...content) {
  return h('span', { class: `chip ${hue}`, 'data-key': key }, ...content);
}

/** A step of a task, or a callback: what stands in the queue, and why. Where the next turn's begin, it says so. */
function readyItem(view, id, beginsNextTurn) {
  const divider = beginsNextTurn ? [h('span', { class: 'divider' }, t('inNextTurn')), ' '] : [];
  return h('li', {}, divider, whyReady(view, id));
}

function whyReady({ names, moment, record }, id) {
  if (record.isTask(id)) {
    const { by, state } = moment.of(id);
    const why = by ? t('wokenBy', names.who(by)) : t(state === 'new' || !moment.lastAwait(id).awaits ? 'isNew' : 'isReadyAgain');
    const code = names.function(id);
    return words(chip(`handle-${id}`, names.hue(id), code ?? record.nameOf(id)), code && sub(record.nameOf(id)), sub(why));
  }
  if (names.isTimer(id)) {
    const { task, label } = names.timerOf(id);
    return words(chip(`handle-${id}`, names.hue(task), t('timerDue')), sub(label ? t('endsSleep', label, names.who(task)) : t('calls', names.functionOf(id))));
  }
  const cause = record.causes[id];
  return words(chip(`handle-${id}`, 'plain', names.functionOf(id) ?? t('callback')), cause ? sub(t('becauseDone', names.who(cause))) : null);
}

function timerItem({ names, record }, id) {
  const { task, label } = names.timerOf(id);
  return h('li', {}, ...words(chip(`handle-${id}`, names.hue(task), t('secondsAligned', record.deadline(id))),
    sub([label ?? names.functionOf(id), task ? names.who(task) : null].filter(Boolean).join(' · '))));
}

/** Parts of a line, with a space between them for those who hear it. */
function words(...parts) {
  return parts.filter(Boolean).flatMap((part, i) => (i > 0 ? [' ', part] : [part]));
}

function sub(text) {
  return h('span', { class: 'sub' }, text);
}

/** CPython's words: a future is pending, or it ended in one of three ways. */
function futureState({ outcome }) {
  return outcome ? t(`end.${outcome}`) : t('pending');
}

function stateInWords({ record, names, moment }, id, { state, outcome, how }, isRunning) {
  if (isRunning) return t('state.running');
  if (state === 'done') return t(`end.${outcome}`);
  if (state === 'new' || state === 'ready') return t('isReady');
  if (state === 'waiting') return how === 'foreign' ? t('waitsForPromise') : t('waitsAt');
  if (state === 'running') return t('runsLoop');
  const timer = names.isTimer(id + 1) && moment.of(id + 1).state === 'timer';
  return timer ? t('dueAt', record.deadline(id + 1)) : t('pending');
}
