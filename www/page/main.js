// The page: puts the panels together and runs the program.

import { LANGUAGES } from '../host/languages.js';
import { Record } from '../host/record.js';
import { Playground } from '../loopscope.js';
import { keepForLater } from '../offline/register.js';
import { fileOf } from '../examples/index.js';
import { createExamplesMenu } from './examples-menu.js';
import { createInput } from './input.js';
import { createLineNotes } from './line-notes.js';
import { createLoading } from './loading.js';
import { chooseLanguage, otherLanguage, say, switchLanguage, t } from './messages.js';
import { createOutput } from './output.js';
import { lessonOfAddress, readFile } from './lesson.js';
import { createPlayback } from './playback.js';
import { keepUnder } from './popover.js';
import { printedPieces } from './printed.js';
import { Programs } from './programs.js';
import { createResults, isToBePlayed, ourFault } from './results.js';
import { recall, remember } from './store.js';
import { createTimeline } from './timeline.js';
import { createWhatIf } from './what-if.js';

const $ = (id) => document.getElementById(id);
/** Side by side the panels share the window's height; one under the other each is as high as its content. */
const hasColumns = matchMedia('(min-width: 861px)');

chooseLanguage();
const output = createOutput($('output'), { onLine: (line) => editor.goTo(line), onRetry: () => start() });
const timeline = createTimeline($('timeline'), {
  onPoint: (line) => editor.pointAt(line),
  onLine: (line) => editor.goTo(line),
  onSeek: (...place) => playback.seekTo(...place),
  title: () => $('file').textContent,
  hasOwnHeight: () => hasColumns.matches,
});
const programs = new Programs($('editor'), $('file'), { label: () => t('program'), describedBy: 'leave-editor', names: new URL('asyncio.json', document.baseURI) });
const { editor } = programs;
const places = { bar: $('transport'), loop: $('loop'), where: $('turn'), microscope: $('microscope'), frames: $('frames') };
const playback = createPlayback(places, { output, timeline, editor: () => programs.editor, language: () => programs.language },
  { speed: recall('speed'), onSpeed: (speed) => remember('speed', speed) });
const input = createInput($('input-box'), { text: recall('input') ?? '', onInput: (text) => remember('input', text) });
const notes = createLineNotes($('coach'), () => programs.editor);
const results = createResults({ output, notes, status: $('status') });
const whatIf = createWhatIf($('what-if'), $('what-if-menu'), {
  bar: $('what-if-bar'),
  predictions: $('predictions'),
  loop: $('loop'),
  program: currentProgram,
  probe: (options) => perform(currentProgram(), options),
  run: start,
  show: showCourse,
  clear: clearResults,
  goToPrinted: playback.goToPrinted,
});
const loading = createLoading($('loading'), $('status'));

// ---- the text ---------------------------------------------------------------------------------------------------

async function openExample(name) {
  try {
    const tookOwnText = await programs.openExample(name);
    replaced();
    if (tookOwnText) output.hint('exampleLoaded');
    else sayHowToRun();
  } catch {
    output.hint('exampleMissing');
  }
}

/** Another program is in the editor. */
function replaced() {
  linked = null;
  abandon();
  whatIf.clear();
  clearResults();
}

async function switchProgram(language) {
  replaced();
  try {
    const switched = programs.switchTo(language);
    showProgramLanguage();
    await switched;
    sayHowToRun();
  } catch {
    output.hint('exampleMissing');
  }
}

function showProgramLanguage() {
  const { language } = programs;
  for (const choice of document.getElementsByName('program-language')) choice.checked = choice.value === language;
  input.show(language === 'python');
}

// ---- from elsewhere: a link, a file -----------------------------------------------------------------------------

/** What a link says beside its program: which random numbers, and the moment to look at while the program is as it came. */
let linked = null;

/** Opens what the address holds; a reader who has gone on from it and comes back finds their own text. */
async function openAddress() {
  const { lesson, fault } = await lessonOfAddress();
  if (fault) output.hint(`linkFault.${fault}`);
  if (!lesson) return;
  const { source, language, clock, seed, moment } = lesson;
  if (!programs.hasOpened(source, language)) programs.openProgram(source, fileOf('program', language), language);
  replaced();
  $('clock').value = clock;
  showProgramLanguage();
  if (editor.text !== source) return;
  linked = { seed, moment, version: editor.version };
  output.hint(moment === null ? 'linkOpened' : 'linkOpenedAt', moment);
}

async function openFile(file) {
  const { source, language, format, fault } = await readFile(file);
  if (fault) output.hint(`fileFault.${fault}`);
  else if (format) await openNotes(file.name, source, format);
  else openText(source, file.name, language);
}

function openText(source, name, language) {
  programs.openProgram(source, name, language);
  replaced();
  showProgramLanguage();
  output.hint('fileOpened');
}

/** Notes that were opened as a file, for the next program of them. */
let notesOpened = null;

async function openNotes(name, text, format) {
  try {
    const { Notes } = await import('./notes/chooser.js');
    const opened = new Notes(name, text, format);
    if (opened.programs.length === 0) {
      output.hint('fileFault.no program');
      return;
    }
    notesOpened = opened;
    await chooseOfNotes();
  } catch {
    output.hint('exampleMissing');
  }
}

async function chooseOfNotes() {
  const [only, ...others] = notesOpened.programs;
  const program = others.length === 0 ? only : await notesOpened.choose();
  if (program) openText(program.source, program.file, program.language);
}

let share = null;

async function showShare() {
  const page = {
    lesson: () => ({ source: editor.text, language: programs.language, clock: $('clock').value, seed: linked?.seed }),
    file: () => programs.fileName,
    moments: () => playback.moment,
    onFile: openFile,
  };
  share ??= import('./share.js').then(({ createShare }) => createShare($('share-menu'), page));
  try {
    (await share).refresh();
  } catch {
    share = null;
    $('share-menu').hidePopover();
    output.hint('exampleMissing');
  }
}

// ---- the tour ---------------------------------------------------------------------------------------------------

let tour = null;

/** Runs the tour's program, and stays at the moments that it explains. */
async function takeTour() {
  try {
    const { Tour, loadProgram } = await import('../tour/tour.js');
    const { file, text } = await loadProgram(programs.language);
    tour ??= new Tour($('tour'), { goTo: playback.goTo, onEnd: () => $('run').focus() });
    programs.openProgram(text, file);
    replaced();
    const record = await start({ plays: false, clock: 'virtual' });
    if (record) tour.begin(record, programs.language);
  } catch {
    output.hint('exampleMissing');
  }
}

// ---- running ----------------------------------------------------------------------------------------------------

/** The run under way, if any: aborting it is Stop. */
let current = null;
const playground = new Playground();

/**
 * Runs the program and shows what comes of it; by another schedule than CPython's, if one is given. Answers the record of
 * the run, unless another one took its place or there is none.
 */
async function start({ plays = true, schedule = 'fifo', clock = schedule === 'fifo' ? $('clock').value : 'virtual' } = {}) {
  await begun;
  const program = currentProgram();
  programs.save();
  clearResults();
  if (schedule !== 'fifo') output.hint('notCPythonRun');
  const course = await perform(program, { clock, schedule, onOutput: output.write });
  if (!course) return null;
  showResult(course, program, plays);
  whatIf.afterRun({ ...course, schedule, text: program.text });
  return course.record;
}

function currentProgram() {
  return { version: editor.version, text: editor.text, language: programs.language };
}

/** Runs a program and shows nothing of it; null if another run, or another program, took its place. */
async function perform({ text, language }, { onOutput, ...options } = {}) {
  abandon();
  const mine = new AbortController();
  current = mine;
  timeline.prepare();
  playback.prepare();
  showRunning(true);
  say($('status'), 'running');
  const result = await playground.run(text, {
    ...options,
    language,
    seed: linked?.seed,
    input: language === 'python' ? input.text : undefined,
    signal: mine.signal,
    onOutput: (chunk) => mine === current && onOutput?.(chunk),
    onProgress: (progress) => mine === current && loading.show(progress),
  }).catch(ourFault);
  if (mine !== current) return null;
  current = null;
  showRunning(false);
  return { result, record: result.recording ? new Record(result.recording) : null };
}

function stop() {
  if (!current || current.signal.aborted) return;
  say($('status'), 'stopping');
  current.abort();
}

/** Ends the run under way, whose result no longer interests anybody. */
function abandon() {
  current?.abort();
  current = null;
  showRunning(false);
}

function showRunning(running) {
  if (!running) loading.hide();
  document.body.classList.toggle('is-running', running);
  if (!running && document.activeElement === $('stop')) $('run').focus();
  $('stop').disabled = !running;
}

function clearResults() {
  tour?.close();
  playback.clear();
  results.clear();
  timeline.clear();
  say($('schedule'), 'empty');
}

/**
 * @param {{result: object, record: Record | null}} course
 * @param {{version: object, text: string, language: string}} program what has run
 * @param {boolean} plays whether it may be played back, and not just shown as it ended
 */
function showResult(course, program, plays) {
  const { result: { error, hash }, record } = course;
  results.show(course, program);
  if (error?.type === 'EOFError') input.open();
  if (!record) return;
  showRecord(record, program, hash, plays && isToBePlayed(course));
  if (linked?.moment && program.version === linked.version) playback.goToMoment(linked.moment);
}

function showRecord(record, { version, language }, hash, plays) {
  timeline.show(record);
  const isForeign = record.schedule !== 'fifo';
  say($('schedule'), isForeign ? 'scheduleForeign' : 'schedule', hash).classList.toggle('foreign', isForeign);
  playback.open(record, { program: version, filename: LANGUAGES[language].filename, plays });
}

/** What a silent run brought, as it stands at the end of its record; `whole` says whether that is its own end. */
function showCourse({ result, record, whole }) {
  const program = currentProgram();
  clearResults();
  if (record && record.schedule !== 'fifo') output.hint('notCPythonRun');
  for (const piece of record ? printedPieces(record) : []) output.write(piece);
  if (whole) showResult({ result, record }, program, false);
  else {
    showRecord(record, program, null, false);
    say($('status'), 'yourTurn');
  }
}

// ---- controls ---------------------------------------------------------------------------------------------------

function sayHowToRun() {
  if (matchMedia('(pointer: coarse)').matches) output.hint('howToRunByTouch');
  else output.hint('howToRun', /Mac/.test(navigator.platform) ? '⌘ Enter' : 'Ctrl Enter');
  output.offer('takeTour', takeTour);
}

createExamplesMenu($('examples'), $('examples-menu'), {
  language: () => programs.language,
  onExample: openExample,
  onTour: takeTour,
  hasOwnText: () => programs.hasOwnText,
  onOwnText: () => programs.openOwnText(),
  notes: () => notesOpened?.name,
  onNotes: chooseOfNotes,
});

keepUnder($('share'), $('share-menu'));
$('share-menu').addEventListener('beforetoggle', ({ newState }) => newState === 'open' && showShare());
addEventListener('hashchange', openAddress);
$('run').addEventListener('click', () => start());
$('stop').addEventListener('click', stop);
$('clock').value = recall('clock') === 'real' ? 'real' : 'virtual';
$('clock').addEventListener('change', () => remember('clock', $('clock').value));
for (const choice of document.getElementsByName('program-language')) {
  choice.addEventListener('change', () => switchProgram(choice.value));
}
$('language').addEventListener('click', () => {
  switchLanguage();
  $('language').lang = otherLanguage();
  editor.relabel();
  timeline.retell();
  playback.retell();
  tour?.retell();
  notes.retell();
  whatIf.retell();
});

// Before the editor sees the key, for which Ctrl-Enter would be a new line.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) start();
}, { capture: true });

addEventListener('pagehide', () => programs.save());
document.addEventListener('visibilitychange', () => document.hidden && programs.save());

$('language').lang = otherLanguage();
showProgramLanguage();
sayHowToRun();
/** Resolves when the program to begin with is in the editor: who is quicker with Run means that one. */
const begun = openAddress().catch(() => output.hint('exampleMissing')).then(() => programs.begin()).catch(() => {});
if (programs.language === 'javascript') playground.prepare();
keepForLater();
