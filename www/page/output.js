// The output panel: what the program printed, line by line with the time on the session's clock, then how it ended.
//
// A program can print faster than a page can show. Lines wait in a queue, are added once a frame, and only the last
// ones are kept.

import { el } from './dom.js';
import { say, t } from './messages.js';
import { Reached } from './reached.js';

const LINES_KEPT = 1000;
const LETTERS_KEPT = 4000;

/**
 * @param {HTMLElement} log the region of role log
 * @param {{onLine: (line: number) => void, onRetry: () => void}} events asking for a line of the program, or for
 *   another try at loading its language
 */
export function createOutput(log, { onLine, onRetry }) {
  let waiting = [];
  let shown = [];
  let dropped = 0;
  let frame = 0;
  const droppedNote = el('p', { class: 'entry hint' });
  const reached = new Reached(log);
  /** Letters printed so far: where in all that was printed a line begins tells its moment. */
  let letters = 0;

  /** The stream whose last line is not at its end yet, and goes on with what it prints next. */
  let unfinished = null;

  function write({ stream, text, time }) {
    const lines = text.split('\n');
    const goesOn = unfinished === stream ? 1 : 0;
    if (goesOn) lengthen(lines[0]);
    unfinished = lines.at(-1) === '' ? null : stream;
    let start = letters;
    letters += text.length;
    const starts = lines.map((line) => (start += line.length + 1) - line.length - 1);
    if (lines.at(-1) === '') lines.pop();
    const first = Math.max(goesOn, lines.length - LINES_KEPT);
    dropped += first - goesOn;
    for (let i = first; i < lines.length; i += 1) waiting.push({ stream, text: lines[i], time, start: starts[i] });
    if (waiting.length > 2 * LINES_KEPT) trimQueue();
    frame ||= requestAnimationFrame(flush);
  }

  function lengthen(more) {
    const last = waiting.at(-1);
    const node = shown.at(-1)?.querySelector('.text');
    if (last) last.text += more;
    else if (node && node.textContent.length < LETTERS_KEPT) node.append(more);
  }

  function trimQueue() {
    dropped += waiting.length - LINES_KEPT;
    waiting = waiting.slice(-LINES_KEPT);
  }

  function flush() {
    if (frame === 0) return;
    cancelAnimationFrame(frame);
    frame = 0;
    if (waiting.length > LINES_KEPT) trimQueue();
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    const fresh = waiting.map(printedLine);
    waiting = [];
    const surplus = shown.splice(0, Math.max(0, shown.length + fresh.length - LINES_KEPT));
    for (const line of surplus) line.remove();
    dropped += surplus.length;
    shown.push(...fresh);
    log.append(...fresh);
    if (dropped > 0) log.prepend(say(droppedNote, 'linesHidden', dropped));
    if (atEnd) log.scrollTop = log.scrollHeight;
  }

  function add(...entry) {
    flush();
    log.append(el('div', { class: `entry ${entry.shift()}` }, ...entry));
    log.scrollTop = log.scrollHeight;
  }

  function lineLink(line) {
    return line ? say(el('button', { class: 'line-link', type: 'button', onclick: () => onLine(line) }), 'line', line) : null;
  }

  return {
    write,

    /** Shows what came after the first `count` letters as still to come; Infinity is the end of the run. */
    reach(count) {
      flush();
      reached.show(shown, count);
    },

    /** @param {(letter: number) => void} act is told where the line begins whose moment a reader asks for */
    onMoment: (act) => reached.listen(act, () => shown),

    clear() {
      unfinished = null;
      waiting = [];
      shown = [];
      dropped = 0;
      letters = 0;
      reached.clear();
      log.replaceChildren();
    },

    hint(key, ...values) {
      add('hint', say(el('span', { class: 'text' }), key, ...values));
    },

    /** A hint that is a button. */
    offer(key, act) {
      add('hint', say(el('button', { class: 'line-link', type: 'button', onclick: act }), key));
    },

    value(text) {
      add('value', tag('value'), el('span', { class: 'text' }, text));
    },

    diagnostic({ kind, message, line }, language) {
      add('warning', tag('warning'), el('span', { class: 'text' }, message, ' ', lineLink(line), why(`why.${kind}`, language)));
    },

    error(error, language) {
      const { kind, line, limit, stack } = error;
      if (kind === 'stopped') {
        add('hint', tag('stopped'), say(el('span'), 'stoppedHere'), ' ', lineLink(line));
        return;
      }
      const coach = error.inSetup ? 'why.setup' : { limit: `why.limit.${limit}`, exception: `why.exception.${error.type}` }[kind] ?? `why.${kind}`;
      const text = el('span', { class: 'text' }, headline(error), ' ', lineLink(line), why(coach, language));
      if (kind === 'unavailable') text.append(say(el('button', { class: 'retry', type: 'button', onclick: onRetry }), 'retry'));
      if (stack?.includes('\n')) text.append(el('details', {}, say(el('summary'), 'stack'), stack));
      add('error', tag(kind === 'limit' ? 'limited' : 'error'), text);
    },
  };
}

/** 'ValueError: too salty' for what the program threw; our own messages need no class in front. */
export function headline({ kind, type, message }) {
  if (kind !== 'exception' && kind !== 'syntax') return message;
  return message ? `${type}: ${message}` : type;
}

/** What it means, for one who meets it the first time; where we have something to say. */
function why(key, language) {
  const best = [`${key}.${language}`, key].find((candidate) => t(candidate));
  return best ? say(el('span', { class: 'why' }), best) : null;
}

function tag(key) {
  return say(el('span', { class: 'tag' }), key);
}

function printedLine({ stream, text, time, start }) {
  const shown = text.length > LETTERS_KEPT ? `${text.slice(0, LETTERS_KEPT)}…` : text;
  const stamp = say(el('span', { class: 'time' }), 'secondsAligned', time ?? 0);
  const mark = stream === 'stderr' ? tag('stream') : null;
  return el('div', { class: `entry printed ${stream}`, 'data-start': start }, stamp, mark, el('span', { class: 'text' }, shown));
}
