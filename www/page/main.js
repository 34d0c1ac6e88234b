// The page: puts the panels together and runs the program.

import { Playground } from '../loopscope.js';
import { firstExample } from '../examples/index.js';
import { createEditor } from './editor.js';
import { createExamplesMenu, loadExample } from './examples-menu.js';
import { chooseLanguage, otherLanguage, say, switchLanguage, t } from './messages.js';
import { createOutput, headline } from './output.js';
import { recall, remember } from './store.js';
import { createTimeline } from './timeline.js';
import { loadVocabulary } from './vocabulary.js';

const $ = (id) => document.getElementById(id);
const SAVE_AFTER = 200;

chooseLanguage();
const output = createOutput($('output'), { onLine: (line) => editor.goTo(line) });
const timeline = createTimeline($('timeline'), { onPoint: (line) => editor.pointAt(line), onLine: (line) => editor.goTo(line) });
const editor = createEditor($('editor'), {
  text: recall('source') ?? '',
  label: t('program'),
  describedBy: 'leave-editor',
  onChange: saveSoon,
});

// ---- the text ---------------------------------------------------------------------------------------------------

/** The text as it was opened; when the editor's differs, it is the reader's own and worth keeping. */
let opened = recall('opened') ?? '';
let saving = null;

function saveSoon() {
  clearTimeout(saving);
  saving = setTimeout(save, SAVE_AFTER);
}

/** Writes what has changed, and only then: another tab may have written since. */
function save() {
  if (saving === null) return;
  clearTimeout(saving);
  saving = null;
  remember('source', editor.text);
}

function open(text, name) {
  editor.replace(text);
  opened = text;
  remember('opened', text);
  remember('name', name);
  $('file').textContent = name;
  save();
}

async function openExample(file) {
  let text;
  try {
    text = await loadExample(file);
  } catch {
    output.hint('exampleMissing');
    return;
  }
  const own = editor.text !== opened && editor.text.trim() !== '' ? editor.text : null;
  if (own !== null) remember('own', own);
  open(text, file);
  abandon();
  clearResults();
  if (own === null) sayHowToRun();
  else output.hint('exampleLoaded');
}

// ---- running ----------------------------------------------------------------------------------------------------

/** The run under way, if any: aborting it is Stop. */
let current = null;
const playground = new Playground();

async function start() {
  abandon();
  const mine = new AbortController();
  current = mine;
  save();
  clearResults();
  showRunning(true);
  say($('status'), 'running');
  const onOutput = (chunk) => mine === current && output.write(chunk);
  const result = await playground.run(editor.text, { clock: $('clock').value, signal: mine.signal, onOutput }).catch(ourFault);
  if (mine !== current) return;
  current = null;
  showRunning(false);
  showResult(result);
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

/** The door refuses only misuse of it, which the reader cannot cause. */
function ourFault(failure) {
  return { value: null, diagnostics: [], turns: 0, trace: null, error: { kind: 'crash', message: String(failure), line: null } };
}

function showRunning(running) {
  document.body.classList.toggle('is-running', running);
  if (!running && document.activeElement === $('stop')) $('run').focus();
  $('stop').disabled = !running;
}

function clearResults() {
  output.clear();
  timeline.clear();
  editor.mark([]);
  say($('status'), 'empty');
  say($('schedule'), 'empty');
}

function showResult({ value, error, diagnostics, turns, trace, hash }) {
  const warnings = diagnostics.filter(({ kind }) => kind !== error?.kind); // a deadlock is both, and told once
  for (const warning of warnings) output.diagnostic(warning);
  if (error) output.error(error);
  else if (value !== null) output.value(value);
  editor.mark(marksOf(error, warnings));
  if (trace) {
    timeline.show(trace);
    say($('schedule'), 'schedule', hash);
  }
  const time = trace?.events.at(-1)?.time ?? 0;
  if (error) say($('status'), { stopped: 'stopped', limit: 'limited' }[error.kind] ?? 'failed');
  else say($('status'), 'finished', time, turns);
}

function marksOf(error, warnings) {
  const marks = warnings.map(({ line, message }) => ({ line, severity: 'warning', text: message }));
  if (error && error.kind !== 'stopped') {
    marks.push({ line: error.line, severity: 'error', text: headline(error) });
  }
  return marks.filter(({ line }) => line);
}

// ---- controls ---------------------------------------------------------------------------------------------------

function sayHowToRun() {
  if (matchMedia('(pointer: coarse)').matches) output.hint('howToRunByTouch');
  else output.hint('howToRun', /Mac/.test(navigator.platform) ? '⌘ Enter' : 'Ctrl Enter');
}

createExamplesMenu($('examples'), $('examples-menu'), {
  onExample: openExample,
  hasOwnText: () => recall('own') !== null,
  onOwnText: () => open(recall('own'), 'program.js'),
});

$('run').addEventListener('click', start);
$('stop').addEventListener('click', stop);
$('clock').value = recall('clock') === 'real' ? 'real' : 'virtual';
$('clock').addEventListener('change', () => remember('clock', $('clock').value));
$('language').addEventListener('click', () => {
  switchLanguage();
  $('language').lang = otherLanguage();
  editor.relabel(t('program'));
  timeline.retell();
});

// Before the editor sees the key, for which Ctrl-Enter would be a new line.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) start();
}, { capture: true });

addEventListener('pagehide', save);
document.addEventListener('visibilitychange', () => document.hidden && save());

$('language').lang = otherLanguage();
$('file').textContent = recall('name') ?? '';
sayHowToRun();
if (recall('source') === null) loadExample(firstExample).then((text) => editor.text === '' && open(text, firstExample), () => {});
loadVocabulary(new URL('asyncio.json', document.baseURI)).catch(() => {});
playground.prepare();
