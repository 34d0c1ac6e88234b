// The Chrome trace, read by whom its format comes from: the importer of Chrome's own Trace Viewer (about:tracing), as its
// npm package has it. Perfetto's trace processor, which came after it, is in no registry.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import vm from 'node:vm';
import { Record } from '../../www/host/record.js';
import { chromeTrace } from '../../www/page/timeline/chrome-trace.js';
import { drawnEvents, timelineModel } from '../../www/page/timeline/model.js';
import { recording } from '../support/breakfast.mjs';

const PAGE = createRequire(import.meta.url).resolve('traceviewer/tracing/bin/trace_viewer_full.html');

/** The model and the importers of the viewer's page, without the elements that need Chrome as it was in 2015. */
function viewer() {
  const page = readFileSync(PAGE, 'utf8');
  const begins = page.indexOf("'use strict';var global=this;this.tr=");
  const code = page.slice(begins, page.indexOf('</script>', begins));
  const context = vm.createContext({ isVinn: true, Polymer() {}, console: { log() {}, warn() {}, error() {} } });
  assert.throws(() => vm.runInContext(code, context), /HTMLUnknownElement is not defined/); // there its elements begin
  return context;
}

/** What the viewer makes of a trace. */
function viewed(trace) {
  const context = viewer();
  context.text = JSON.stringify(trace);
  return JSON.parse(vm.runInContext(`
    const model = new tr.Model();
    const options = new tr.importer.ImportOptions();
    options.showImportWarnings = false;
    new tr.importer.Import(model, options).importTraces([JSON.parse(text)]);
    const sliceOf = ({ title, start, duration, parentSlice }) => ({ title, start, duration, isInside: Boolean(parentSlice && parentSlice.duration > 0 && duration > 0) });
    const threadOf = ({ name, sliceGroup }) => ({ name, slices: sliceGroup.slices.map(sliceOf) });
    JSON.stringify({
      warnings: model.importWarnings,
      processes: model.getAllProcesses().map(({ name, threads }) => ({ name, threads: Object.values(threads).map(threadOf) })),
      arrows: model.flowEvents.map(({ title, startSlice, endSlice }) => title + ': ' + startSlice.title + ' to ' + endSlice.title),
    });`, context));
}

const record = new Record(recording);
const ours = chromeTrace(timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) }), 'breakfast.js');
const { warnings, processes: [{ name, threads }], arrows } = viewed(ours);

test('Chrome’s Trace Viewer reads the trace without a warning, thread by thread', () => {
  assert.deepEqual(warnings, []);
  assert.equal(name, 'breakfast.js');
  assert.deepEqual(threads.map((thread) => thread.name), ['main', 'sleep (Task-1)', 'cook (Task-2)', 'cook (Task-3)']);
  assert.equal(threads.flatMap(({ slices }) => slices).length, ours.traceEvents.filter(({ ph }) => ph === 'X' || ph === 'i').length);
  const cook = threads[3].slices.map(({ title, start, duration }) => `${title} ${Math.round(start)} ${Math.round(duration)}`);
  assert.deepEqual(cook, ['ready 0 0', 'running 0 0', 'waiting: sleep(1) 0 1000', 'running 1000 500']);
});

test('there no slice is inside another, and arrows lead from who runs to who is ready by it', () => {
  assert.ok(threads.every(({ slices }) => slices.every(({ isInside }) => !isInside)));
  assert.deepEqual(arrows, [...Array(3).fill('made: running to ready'), ...Array(3).fill('woke: running to ready')]);
});
