// The trace as data: the kernel's words and strings, decoded by the kernel's own schema. It crosses from the worker as
// it was recorded, some thirty times smaller than its events are, and is decoded when somebody looks at it.

/**
 * @typedef {object} Recording
 * @property {string} schema see src/kernel/trace/mod.rs
 * @property {Uint32Array} words
 * @property {string[]} texts
 * @property {'virtual' | 'real'} clock
 * @property {boolean} complete
 */

/** Gives `result` a `trace`, which is decoded at the first look. */
export function attachTrace(result, recording) {
  let trace = null;
  const get = () => (trace ??= decodeTrace(recording));
  return Object.defineProperty(result, 'trace', { get, enumerable: true, configurable: true });
}

/** @param {Recording} recording */
function decodeTrace({ schema, words, texts, clock, complete }) {
  const events = decodeEvents(readSchema(schema), words, texts);
  const tasks = [];
  const futures = [];
  const byId = new Map();
  for (const event of events) {
    if (event.kind === 'spawned') {
      const { task: id, parent, name, label, line, event_loop: loop } = event;
      tasks.push({ id, name, label, parent: parent || null, line: line || null, loop });
      byId.set(id, tasks.at(-1));
    } else if (event.kind === 'created') {
      const { future: id, purpose, argument } = event;
      futures.push({ id, purpose, argument });
      byId.set(id, futures.at(-1));
    } else if (event.kind === 'named') {
      byId.get(event.task).name = event.name;
    }
  }
  for (const event of events) {
    if (event.kind === 'awaits') event.label = label(byId.get(event.future));
  }
  return { version: 1, clock, complete, tasks, futures, events };
}

function readSchema(schema) {
  const kinds = [];
  const enums = {};
  for (const line of schema.split('\n')) {
    const [name, ...rest] = line.split(' ');
    if (name.startsWith('=')) enums[name.slice(1)] = rest;
    else kinds.push({ kind: name, fields: rest.map((field) => field.split(':')) });
  }
  return { kinds, enums };
}

/** Events with `kind`, `time` (seconds), `turn`, and their fields. */
function decodeEvents({ kinds, enums }, words, texts) {
  const scratch = new DataView(new ArrayBuffer(8));
  const events = [];
  let at = 0;
  let time = 0;
  let turn = 0;
  const read = {
    id: () => words[at++],
    text: () => texts[words[at++]],
    name: () => {
      const word = words[at++];
      return word & 1 ? `Task-${word >>> 1}` : texts[word >>> 1];
    },
    seconds: () => {
      scratch.setUint32(0, words[at++], true);
      scratch.setUint32(4, words[at++], true);
      return scratch.getFloat64(0, true);
    },
  };
  for (const [type, names] of Object.entries(enums)) read[type] = () => names[words[at++]];
  while (at < words.length) {
    const { kind, fields } = kinds[words[at++]];
    const event = { kind, time, turn };
    for (const [name, type] of fields) event[name] = read[type]();
    if (kind === 'turn') event.turn = ++turn;
    if (kind === 'turn' || kind === 'blocked') time = event.time;
    if (kind === 'time_jumped') event.time = event.from;
    events.push(event);
  }
  return events;
}

/** How a reader knows what is awaited: `sleep(1)`, `Task-2`, `gather`. */
function label(awaited) {
  if (!awaited) return 'Future';
  if (awaited.name !== undefined) return awaited.name;
  const { purpose, argument } = awaited;
  return purpose === 'sleep' ? `sleep(${argument})` : purpose;
}
