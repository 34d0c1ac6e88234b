// The trace as data: the kernel's words and strings, decoded by the kernel's own schema. It crosses from the worker as
// it was recorded, some thirty times smaller than its events are, and is decoded when somebody looks at it.
import { Record } from './record.js';

/**
 * Gives `result` a `trace`, which is decoded at the first look, and the `recording` that it is decoded from.
 * @param {import('./record.js').Recording} recording
 */
export function attachTrace(result, recording) {
  let trace = null;
  const get = () => (trace ??= decodeTrace(new Record(recording)));
  Object.defineProperty(result, 'trace', { get, enumerable: true, configurable: true });
  return Object.defineProperty(result, 'recording', { value: recording });
}

/**
 * Everything that a record holds, as `Trace` in loopscope.d.ts describes it.
 * @param {Record} record
 */
export function decodeTrace(record) {
  const tasks = record.tasks.map((at) => {
    const { task: id, parent, label, line, event_loop: loop } = record.event(at);
    return { id, name: record.nameOf(id), label, parent: parent || null, line: line || null, loop };
  });
  const events = [...record.events()];
  const futures = events.filter(({ kind }) => kind === 'created').map(({ future: id, purpose, argument }) => ({ id, purpose, argument }));
  return { version: 1, clock: record.clock, schedule: record.schedule, complete: record.complete, tasks, futures, events };
}
