// What can be taken along as data: the trace as loopscope.d.ts describes it, and in the Trace Event Format.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Record } from '../../www/host/record.js';
import { decodeTrace } from '../../www/host/trace.js';
import { chromeTrace } from '../../www/page/timeline/chrome-trace.js';
import { drawnEvents, timelineModel } from '../../www/page/timeline/model.js';
import { recording } from '../support/breakfast.mjs';

const record = new Record(recording);

test('the declared format of a trace has every kind of event, with its fields', () => {
  const declared = readFileSync(new URL('../../www/loopscope.d.ts', import.meta.url), 'utf8');
  const kinds = Object.fromEntries([...declared.matchAll(/\{ kind: '(\w+)'([^}]*)\}/g)].map(([, kind, fields]) => [kind, [...fields.matchAll(/(\w+): /g)].map(([, name]) => name)]));
  kinds.awaits = kinds.awaits.filter((name) => name !== 'label'); // told in addition
  const recorded = record.schema.map(({ kind, fields }) => [kind, fields.map(({ name }) => name).filter((name) => name !== 'time')]);
  assert.deepEqual(kinds, Object.fromEntries(recorded));
});

test('a trace as JSON says its version, its clock and who is who', () => {
  const trace = JSON.parse(JSON.stringify(decodeTrace(record)));
  assert.deepEqual([trace.version, trace.clock, trace.complete], [1, 'virtual', true]);
  assert.deepEqual(trace.tasks.map(({ name, parent }) => [name, parent !== null]), [['main', false], ['Task-1', true], ['Task-2', true], ['Task-3', true]]);
  assert.ok(trace.events.every(({ kind, time, turn }) => kind && Number.isFinite(time) && Number.isInteger(turn)));
});

const model = timelineModel({ clock: record.clock, complete: record.complete, events: drawnEvents(record) });
const trace = JSON.parse(JSON.stringify(chromeTrace(model, 'breakfast.js')));
const ofPhase = (ph) => trace.traceEvents.filter((event) => event.ph === ph);

test('for Perfetto each task is a thread with a name, in the order of the timeline', () => {
  const named = (name) => ofPhase('M').filter((event) => event.name === name);
  assert.deepEqual(named('process_name').map(({ args }) => args.name), ['breakfast.js']);
  assert.deepEqual(named('thread_name').map(({ args }) => args.name), ['main', 'sleep (Task-1)', 'cook (Task-2)', 'cook (Task-3)']);
  assert.deepEqual(named('thread_sort_index').map(({ tid, args }) => tid - args.sort_index), [0, 0, 0, 0]);
  assert.ok(trace.traceEvents.every(({ pid, tid }) => pid === 1 && Number.isInteger(tid)));
});

test('its slices follow one another in each thread, are seen, and are where the clock says', () => {
  for (const { tid } of ofPhase('M').filter(({ name }) => name === 'thread_name')) {
    const slices = ofPhase('X').filter((event) => event.tid === tid);
    assert.ok(slices.length > 0);
    slices.forEach(({ ts, dur }, i) => {
      assert.ok(dur > 0);
      assert.ok(i === 0 || ts >= slices[i - 1].ts + slices[i - 1].dur - 0.002);
    });
  }
  const toast = ofPhase('X').find(({ name, args }) => name === 'running' && args.from === 1);
  assert.ok(toast.ts >= 1e6 && toast.ts < 1e6 + 1000);
  assert.deepEqual([toast.args.blocked, toast.dur >= 500_000 - 1000], [0.5, true]);
  assert.ok(ofPhase('X').some(({ name, args }) => name === 'waiting: sleep(3)' && args.line === 1));
});

test('its arrows lead from within the slice of who woke to the slice of who is woken', () => {
  const [starts, ends] = [ofPhase('s'), ofPhase('f')];
  assert.ok(starts.length >= 4);
  assert.deepEqual(starts.map(({ id }) => id), ends.map(({ id }) => id));
  const within = ({ ts, tid }) => ofPhase('X').some((slice) => slice.tid === tid && slice.ts <= ts && ts <= slice.ts + slice.dur);
  for (const [i, start] of starts.entries()) {
    assert.ok(within(start) && within(ends[i]), JSON.stringify([start, ends[i]]));
    assert.ok(start.ts <= ends[i].ts);
    assert.equal(ends[i].bp, 'e');
  }
});
