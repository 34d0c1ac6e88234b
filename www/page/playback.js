// One moment everywhere: the editor's line, the output, the timeline's cursor and the loop show the same event, and the
// bar below moves it. Playback moves views, never results: all that a run printed stands in the output at once, and
// what is still to come is only paler.

import { isCalm } from './flip.js';
import { Followers } from './followers.js';
import { createLoop } from './loop.js';
import { createMicroscope } from './microscope.js';
import { Moments } from './moment.js';
import { Names } from './names.js';
import { isWorthPlaying, paceOf } from './pace.js';
import { Player } from './player.js';
import { printedOf } from './printed.js';
import { stopsOf, turnStops } from './stops.js';
import { createTransport } from './transport.js';

const frames = { request: (act) => requestAnimationFrame(act), cancel: (frame) => cancelAnimationFrame(frame), now: () => performance.now() };

/**
 * @param {{bar: HTMLElement, loop: HTMLElement, where: HTMLElement, microscope: HTMLElement, frames: HTMLElement}} places
 * @param {{output: object, timeline: object, editor: () => object, language: () => string}} views
 * @param {{speed: string, onSpeed?: (speed: string) => void}} pace see transport.js
 */
export function createPlayback({ bar, loop, where, microscope: section, frames: cards }, { output, timeline, editor, language }, pace) {
  let shown = null;
  const player = new Player({ onMove: show, onPlaying: showPlaying }, frames);
  const transport = createTransport(bar, player, pace);
  const onLine = (line) => editor().goTo(line);
  const queues = createLoop(loop, where, { onLine });
  const microscope = createMicroscope(section, cards, { onLine });
  const followers = new Followers([queues, microscope], frames);

  function showPlaying(playing) {
    transport.showPlaying(playing);
    queues.setLive(!playing);
    microscope.setLive(!playing);
  }

  function show({ stop, ahead }) {
    const { record, stops, names, moments, printed, program, filename } = shown;
    const event = stops[stop];
    const isLast = stop === player.last;
    // Who asks the page where something is does so before anything changes: else it would have to be laid out in between.
    const sight = editor().sight;
    timeline.moveTo(event, isLast ? event : stops[stop + 1], ahead);
    if (shown.stop === stop) return;
    shown.stop = stop;
    const moment = moments.after(event);
    const from = stop > 0 ? stops[stop - 1] + 1 : 0;
    editor().stepAt(program === editor().version ? moment.line : null, sight);
    output.reach(isLast ? Infinity : printed.until(event));
    transport.show(moment);
    followers.show({ record, names, moment, from, filename, language: shown.language, code: shown.code });
  }

  /** Everything about a record that only a reader who looks at moments needs. */
  function open(record, program, filename) {
    const stops = stopsOf(record);
    const lines = program === editor().version ? editor().text.split('\n') : [];
    const code = (line) => lines[line - 1];
    const fresh = { names: new Names(record), moments: new Moments(record), printed: printedOf(record) };
    shown = { record, program, filename, language: language(), code, stops, stop: -1, ...fresh };
    followers.clear();
    microscope.open(record);
    const turns = turnStops(record, stops);
    player.load(paceOf(Float64Array.from(stops, (event) => record.times[event])), turns);
    transport.load(turns);
  }

  function goToPrinted(letter) {
    if (shown) player.seek(lastStopBefore(shown.stops, shown.printed.eventOf(letter)));
  }

  output.onMoment(goToPrinted);

  return {
    /** Gets what a run that begins will soon need. */
    prepare() {
      queues.prepare();
    },
    /** Goes to where something is on the timeline's axis; `positions` says where each event is. */
    seekTo(position, positions) {
      if (!shown) return;
      const { stops } = shown;
      const next = firstStopFrom(stops, (event) => !(positions[event] <= position));
      const stop = Math.max(next - 1, 0);
      const [from, to] = [positions[stops[stop]], positions[stops[next]]];
      player.seek(stop, to > from ? Math.max((position - from) / (to - from), 0) : 0);
    },
    /**
     * Shows a run that has ended: from its start, or as it ended.
     * @param {import('../host/record.js').Record} record
     * @param {{program: object, filename: string, plays: boolean}} options program: the editor's version of it; plays: whether it is to be
     *   played back, and not just shown as it ended
     */
    open(record, { program, filename, plays }) {
      if (record.count === 0) return;
      open(record, program, filename);
      bar.hidden = false;
      if (!plays || transport.isAtOnce || isCalm() || !isWorthPlaying(record)) player.seek(player.last);
      else {
        player.seek(0);
        player.play();
      }
    },
    /** @param {string} speed a number, or 'at once' */
    set speed(speed) {
      transport.speed = speed;
    },
    /** Which moment is shown, counted from 1, and of how many; null without a run. */
    get moment() {
      return shown && { at: player.stop + 1, all: player.last + 1 };
    },
    /** Goes to a moment, counted from 1. */
    goToMoment(moment) {
      player.seek(moment - 1);
    },
    /** Goes to the moment in which an event of the record is. */
    goTo(event) {
      player.seek(lastStopBefore(shown.stops, event));
    },
    /** Goes to the moment in which a letter of the output was printed. */
    goToPrinted,
    clear() {
      player.pause();
      followers.clear();
      shown = null;
      bar.hidden = true;
      queues.clear();
      microscope.clear();
      editor().stepAt(null, editor().sight);
    },
    retell() {
      if (!shown) return;
      transport.show(shown.moments.after(shown.stops[shown.stop]));
      queues.retell();
      microscope.retell();
    },
  };
}

/** The moment in which an event is. */
function lastStopBefore(stops, event) {
  return Math.min(firstStopFrom(stops, (last) => last >= event), stops.length - 1);
}

/** The first moment whose last event `isReached`, as those of all later moments are; else their number. */
function firstStopFrom(stops, isReached) {
  let low = 0;
  for (let high = stops.length; low < high;) {
    const middle = (low + high) >> 1;
    if (isReached(stops[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
