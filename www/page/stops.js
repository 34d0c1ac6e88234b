// Where playback stops: the moments of a recording. One event is too fine a step for a reader (a sleep alone is four:
// future, timer, await, end of the step), so events that are one thing to them are one moment.
//
// A moment ends after an event unless that event only leads up to the next (`LEADS`), or the next only follows from it
// (`FOLLOWS`): "the timer fires, and its turn begins", "the task is done, and the one that awaited it is ready".

const LEADS = ['loop_created', 'loop_started', 'created', 'spawned', 'named', 'timer_set', 'awaits', 'time_jumped',
  'timer_fired', 'callback_begin', 'cancel_requested', 'awaited_by', 'frame_delegated'];
const FOLLOWS = ['ready', 'callback_ready', 'callback_added', 'settled', 'callback_end', 'handle_cancelled', 'cancel_delivered', 'named', 'diagnosed',
  'loop_stopped', 'frames_left_out'];
/** What frames do is told apart, but the loop's part in it is the same moment: the step that resumes one, and its end. */
const FRAMES = ['frame_resumed', 'frame_yielded', 'frame_ended'];
/** What a program prints is a moment of its own, whatever comes of it next. */
const ALONE = 'printed';

/**
 * @param {import('../host/record.js').Record} record
 * @returns {Uint32Array} for each moment, its last event
 */
export function stopsOf(record) {
  const { kinds, kindOf, count } = record;
  const among = (names) => {
    const table = new Uint8Array(256);
    for (const name of names) table[kindOf[name]] = 1;
    return table;
  };
  const leads = among(LEADS);
  const follows = among(FOLLOWS);
  const frames = among(FRAMES);
  const { [ALONE]: alone, step_begin: stepBegin, step_end: stepEnd, frame_resumed: resumed, frame_created: made, spawned } = kindOf;
  /** What is made for a task is made with it. */
  const isForTask = (i) => {
    while (kinds[i] === made) i += 1;
    return kinds[i] === spawned;
  };
  const joins = (kind, next) => leads[kind] || follows[next] || (kind === stepBegin && next === resumed) || (frames[kind] && next === stepEnd);
  const stops = [];
  for (let i = 0; i < count; i += 1) {
    const isLast = i === count - 1;
    if (isLast || kinds[i] === alone || !(joins(kinds[i], kinds[i + 1]) || (kinds[i] === made && isForTask(i)))) stops.push(i);
  }
  return Uint32Array.from(stops);
}

/** The first moment of each turn. */
export function turnStops(record, stops) {
  const firsts = [];
  let turn = -1;
  stops.forEach((event, stop) => {
    if (record.turns[event] !== turn) firsts.push(stop);
    turn = record.turns[event];
  });
  return Uint32Array.from(firsts);
}
