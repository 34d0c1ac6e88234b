// What an element becomes when a reader touches it: the editor, the output, the timeline and the loop of the page, in the
// places that the shell has for them.

import { Record } from '../host/record.js';
import { LANGUAGES } from '../host/languages.js';
import { el } from '../page/dom.js';
import { createEditor } from '../page/editor.js';
import { createInput } from '../page/input.js';
import { createLineNotes } from '../page/line-notes.js';
import { createLoading } from '../page/loading.js';
import { retell, say, speak, t } from '../page/messages.js';
import { createOutput } from '../page/output.js';
import { createPlayback } from '../page/playback.js';
import { createResults, isToBePlayed, ourFault } from '../page/results.js';
import { createTimeline } from '../page/timeline.js';
import { createExercise, partsOf } from './exercise.js';
import { sheetOf } from './sheet.js';
import css from './views.css';

let sheet = null;

/** Whoever acts in an element hears its language from then on: several languages may stand on one page. */
const ACTS = ['pointerover', 'pointerdown', 'focusin', 'keydown', 'click', 'change'];

/**
 * @param {object} shell see shell.js
 * @param {object} options
 * @param {string} options.source the program to begin with
 * @param {() => string} options.given the program as the notes have it
 * @param {string} options.spoken language tag of the words
 * @param {import('../host/playground.js').Playground} options.playground
 * @param {URL} options.base where the other files are
 * @param {{x: number, y: number} | null} options.pointer where the program was touched
 * @param {{language: string, view: string, speed: string, access: object}} options.settings access: see page/access.js
 * @param {HTMLElement} options.element whose exercise it may be
 * @param {() => void} options.onRetry another try at loading the program's language
 */
export function openViews(shell, { source, given, spoken, playground, base, pointer, settings, element, onRetry }) {
  const { places } = shell;
  const root = places.base;
  root.getRootNode().adoptedStyleSheets.push((sheet ??= sheetOf(css)));
  for (const act of ACTS) root.addEventListener(act, () => speak(spoken), { capture: true });
  speak(spoken);

  const parts = build(places);
  const output = createOutput(parts.log, { onLine: (line) => editor.goTo(line), onRetry });
  const timeline = createTimeline(parts.timeline, {
    onPoint: (line) => editor.pointAt(line),
    onLine: (line) => editor.goTo(line),
    onSeek: (...place) => playback.seekTo(...place),
    title: () => LANGUAGES[settings.language].filename,
    hasOwnHeight: () => false,
  });
  const hadKeyboard = shell.isAtSource;
  const editor = createEditor(places.editor, {
    language: settings.language,
    text: source,
    label: () => t('program'),
    describedBy: 'leave-editor',
    names: new URL('asyncio.json', base),
    onChange: showText,
    access: settings.access,
    given: given(),
  });
  shell.removeSource();
  if (hadKeyboard) editor.focus(pointer);
  const played = { bar: parts.transport, loop: parts.loop, where: parts.turn, microscope: parts.microscope, frames: parts.frames };
  const language = () => settings.language;
  const playback = createPlayback(played, { output, timeline, editor: () => editor, language }, { speed: settings.speed });
  const notes = createLineNotes(parts.coach, () => editor);
  const results = createResults({ output, notes, status: places.status });
  const loading = createLoading(parts.loading, places.status);
  const input = createInput(parts.input);
  const asked = partsOf(element);
  const { setup } = asked;
  const exercise = element.exercise === null ? null : createExercise(parts.exercise, {
    name: element.exercise,
    parts: asked,
    again: (text) => playground.run(text, { language: settings.language, trace: false, setup, input: input.text }),
  });
  showText();

  /** The run under way, and the last one that has ended with all that is shown of it. */
  let current = null;
  let last = null;

  function showText() {
    shell.showChanged(editor.text !== given());
    input.show(settings.language === 'python' && /\binput\s*\(/.test(editor.text));
  }

  const hasPictures = () => settings.view !== 'output';

  async function run({ language, clock }) {
    const program = { version: editor.version, text: editor.text, language };
    current?.abort();
    const mine = (current = new AbortController());
    clear();
    if (hasPictures()) {
      timeline.prepare();
      playback.prepare();
    }
    shell.showRunning(true);
    say(places.status, 'running');
    parts.log.hidden = false;
    const result = await playground.run(program.text, {
      language,
      clock,
      setup,
      input: language === 'python' ? input.text : undefined,
      signal: mine.signal,
      onOutput: (chunk) => mine === current && output.write(chunk),
      onProgress: (progress) => mine === current && loading.show(progress),
    }).catch(ourFault);
    if (mine !== current) return null;
    current = null;
    loading.hide();
    shell.showRunning(false);
    speak(spoken);
    const course = (last = { program, result, record: result.recording ? new Record(result.recording) : null });
    results.show(course, program);
    if (result.error?.type === 'EOFError') input.open();
    if (hasPictures()) showPictures(last.record && isToBePlayed(last));
    await exercise?.judge(course, () => last !== course);
    return result;
  }

  function showPictures(plays) {
    const { program, result, record } = last;
    if (!record) return;
    timeline.show(record);
    say(parts.schedule, 'schedule', result.hash);
    playback.open(record, { program: program.version, filename: LANGUAGES[program.language].filename, plays });
  }

  function clearPictures() {
    playback.clear();
    timeline.clear();
    say(parts.schedule, 'empty');
  }

  function clear() {
    last = null;
    exercise?.clear();
    clearPictures();
    results.clear();
  }

  return {
    run,

    stop() {
      if (!current || current.signal.aborted) return;
      say(places.status, 'stopping');
      current.abort();
    },

    get running() {
      return current !== null;
    },

    get source() {
      return editor.text;
    },

    /** Shows the program as the notes have it now. */
    replace(text) {
      if (editor.text !== text) editor.replace(text);
      editor.allow(settings.access, text);
    },

    /** Shows what the element's attributes ask for. */
    apply(wanted) {
      const before = settings;
      settings = wanted;
      if (wanted.language !== before.language) editor.switchTo(wanted.language, editor.text);
      if (JSON.stringify(wanted.access) !== JSON.stringify(before.access)) editor.allow(wanted.access, given());
      if (wanted.speed !== before.speed) playback.speed = wanted.speed;
      const hadPictures = before.view !== 'output';
      if (hasPictures() === hadPictures || !last) return;
      if (hasPictures()) showPictures(false);
      else {
        clearPictures();
        output.reach(Infinity);
      }
    },

    /** @param {string} tag language tag of the words from now on */
    retell(tag) {
      spoken = tag;
      speak(tag);
      retell(root);
      editor.relabel();
      timeline.retell();
      playback.retell();
      notes.retell();
    },
  };
}

/** Makes the parts that need no reader before the first touch. */
function build({ program, results }) {
  const leave = say(el('span', { id: 'leave-editor', class: 'visually-hidden' }), 'leaveEditor');
  const coach = labelled(el('ul', { id: 'coach', class: 'visually-hidden', hidden: true }), 'coach');
  const lines = labelled(el('textarea', { rows: 3, spellcheck: 'false', autocapitalize: 'off' }), 'inputLines');
  const input = el('details', { id: 'input-box', hidden: true }, say(el('summary'), 'input'), lines);
  const loading = labelled(el('progress', { id: 'loading', max: 1, hidden: true }), 'loadingPython');
  const log = labelled(el('div', { id: 'output', part: 'output', role: 'log', 'aria-live': 'polite', tabindex: 0, hidden: true }), 'output');
  const schedule = el('span', { id: 'schedule' });
  const timeline = el('div', { id: 'timeline' });
  const lanes = panel('timeline', 'lanes', schedule, timeline);
  const turn = el('span', { id: 'turn' });
  const loop = el('div', { id: 'loop' });
  const frames = el('div', { id: 'frames' });
  const microscope = panel('frames', 'frames-panel', null, frames);
  microscope.hidden = true;
  const transport = el('div', { id: 'transport', part: 'transport', hidden: true });
  const exercise = el('div', { hidden: true });
  program.append(leave, coach, input);
  results.append(loading, exercise, log, lanes, panel('loop', 'loop-panel', turn, loop), microscope, transport);
  return { coach, exercise, input, loading, log, schedule, timeline, turn, loop, microscope, frames, transport };
}

function panel(key, name, detail, body) {
  const id = `${name}-name`;
  return el('section', { class: `panel ${name}`, part: key, 'aria-labelledby': id },
    el('header', {}, say(el('h2', { id }), key), detail), body);
}

function labelled(node, key) {
  node.dataset.i18nLabel = key;
  node.setAttribute('aria-label', t(key));
  return node;
}
