// A moment in a sentence: what just happened, for the line above the queues and for a screen reader.

import { t } from './messages.js';

/**
 * @param {import('../host/record.js').Record} record
 * @param {import('./names.js').Names} names
 * @param {number} from the first event of the moment
 * @param {object} moment from moment.js; its event is the last one
 */
export function narrate(record, names, from, moment) {
  const events = {};
  for (let i = from; i <= moment.event; i += 1) events[record.kind(i)] ??= record.event(i);
  const kind = ORDER.find((each) => events[each]);
  if (kind) return sentences[kind](events, names, moment);
  return t('tell.runs', record.isTask(moment.running) ? names.who(moment.running) : null); // what frames do among themselves
}

/** The first of these in a moment says what it is about; the others are its circumstances. */
const ORDER = ['limit_reached', 'blocked', 'printed', 'time_jumped', 'timer_fired', 'step_end', 'step_begin', 'cancel_requested', 'spawned',
  'callback_added', 'loop_stopped', 'loop_closed', 'settled', 'callback_begin', 'callback_end', 'turn'];

const sentences = {
  limit_reached: () => t('tell.limit'),
  blocked: ({ blocked }) => t('tell.blocked', blocked.time),
  printed: ({ printed: { task } }, names, { running }) => {
    if (task) return t('tell.printed', names.who(task));
    return t(running ? 'tell.callbackPrinted' : 'tell.programPrinted');
  },
  time_jumped: ({ time_jumped: { from, to } }) => t('tell.jumped', to - from, to),
  timer_fired: (_, __, { time }) => t('tell.fired', time),
  step_begin: ({ step_begin: { task }, cancel_delivered: cancelled }, names, moment) => {
    const who = names.who(task);
    if (cancelled) return t('tell.thrown', who);
    const { awaits } = moment.lastAwait(task);
    return awaits ? t('tell.resumes', who, names.who(awaits)) : t('tell.starts', who);
  },
  step_end: ({ step_end: { task, how }, awaits, settled, ready }, names) => {
    const who = names.who(task);
    if (settled) return t(`tell.${settled.outcome}`, who, ready && ready.by === task ? names.who(ready.task) : null);
    if (how === 'waiting' && awaits) return t('tell.awaits', who, names.who(awaits.future));
    return t(how === 'foreign' ? 'tell.foreign' : 'tell.yields', who);
  },
  cancel_requested: ({ cancel_requested: { future, by } }, names) => t('tell.cancels', by ? names.who(by) : null, names.who(future)),
  spawned: ({ spawned: { task, parent } }, names) => t('tell.spawned', parent ? names.who(parent) : null, names.who(task)),
  callback_added: ({ callback_added: { name, future } }, names) => t('tell.asked', name, future ? names.who(future) : null),
  loop_stopped: () => t('tell.stopped'),
  loop_closed: () => t('tell.closed'),
  settled: ({ settled: { future }, ready }, names) => t('tell.settled', names.who(future), ready ? names.who(ready.task) : null),
  callback_begin: ({ callback_begin: { handle } }, names) => t('tell.callback', names.functionOf(handle)),
  callback_end: ({ callback_end: { handle } }, names) => t('tell.callback', names.functionOf(handle)),
  turn: ({ turn: { ready } }, _, { turn }) => t('tell.turn', turn, ready),
};
