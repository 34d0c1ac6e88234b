// A trace as it was recorded, and an index into it: where each event stands, when it happened, and which event made
// which id. Events are decoded one by one, when somebody asks; a run with 20,000 tasks has 200,000 of them, and a view
// looks at a few hundred.

/**
 * @typedef {object} Recording
 * @property {string} schema see src/kernel/trace/mod.rs
 * @property {Uint32Array} words
 * @property {string[]} texts
 * @property {'virtual' | 'real'} clock
 * @property {import('./schedule.js').Schedule} schedule
 * @property {boolean} complete
 */

const WORDS_OF_SECONDS = 2;
/** Kinds of events by which an id comes into being. */
const BIRTHS = ['spawned', 'created', 'timer_set'];

export class Record {
  #recording;
  #seconds;
  #deadline;

  /** @param {Recording} recording */
  constructor(recording) {
    const { schema, words, texts, clock, schedule, complete } = recording;
    this.#recording = recording;
    Object.assign(this, { words, texts, clock, schedule, complete });
    const { kinds, enums } = readSchema(schema);
    this.schema = kinds;
    /** The number that stands for a kind of event, by its name. */
    this.kindOf = Object.fromEntries(kinds.map(({ kind }, number) => [kind, number]));
    this.#seconds = new DataView(words.buffer, words.byteOffset, words.byteLength);
    const readers = this.#makeReaders(enums);
    for (const { fields } of kinds) for (const field of fields) field.read = readers[field.type];
    this.#deadline = this.place('timer_set', 'deadline');
    this.#index();
  }

  #makeReaders(enums) {
    const { words, texts } = this;
    const readers = {
      id: (at) => words[at],
      frame: (at) => words[at],
      note: (at) => texts[texts.length - 1 - words[at]],
      text: (at) => texts[words[at]],
      name: (at) => (words[at] & 1 ? `Task-${words[at] >>> 1}` : texts[words[at] >>> 1]),
      seconds: (at) => this.secondsAt(at),
    };
    for (const [type, names] of Object.entries(enums)) readers[type] = (at) => names[words[at]];
    return readers;
  }

  #index() {
    const { words, schema, kindOf } = this;
    const sizes = schema.map(({ size }) => size);
    const [count, ids] = this.#count(sizes);
    this.count = count;
    this.kinds = new Uint8Array(count);
    this.offsets = new Uint32Array(count);
    /** The loop's clock when the event happened, and the number of the turn it happened in. */
    this.times = new Float64Array(count);
    this.turns = new Uint32Array(count);
    /** By id: the event that made it, plus one; and for a callback, the future that it was called for. */
    this.births = new Uint32Array(ids);
    this.causes = new Uint32Array(ids);
    /** Whom a future, a group or a task waits for, where those are several; and the callbacks that the program asked for. */
    this.members = new Map();
    this.callbacks = new Map();
    /** By a callback's id: the event that says what the program calls it. */
    this.asked = new Map();
    this.tasks = [];
    this.renamed = new Map();
    const isBirth = new Set(BIRTHS.map((kind) => kindOf[kind]));
    const { turn, blocked, spawned, named, callback_ready: callbackReady, awaited_by: awaitedBy, callback_added: callbackAdded } = kindOf;
    const timeAt = { [turn]: this.place('turn', 'time'), [blocked]: this.place('blocked', 'time') };
    let time = 0;
    let turns = 0;
    for (let i = 0, at = 0; i < count; at += sizes[words[at]], i += 1) {
      const kind = words[at];
      if (kind === turn) turns += 1;
      if (kind === turn || kind === blocked) time = this.secondsAt(at + timeAt[kind]);
      if (isBirth.has(kind)) this.births[words[at + 1]] = i + 1;
      if (kind === spawned) this.tasks.push(i);
      if (kind === named) this.renamed.set(words[at + 1], i);
      if (kind === callbackReady) this.causes[words[at + 1]] = words[at + 2];
      if (kind === awaitedBy) append(this.members, words[at + 2], words[at + 1]);
      if (kind === callbackAdded) {
        this.asked.set(words[at + 1], i);
        if (words[at + 2]) append(this.callbacks, words[at + 2], words[at + 1]);
      }
      this.kinds[i] = kind;
      this.offsets[i] = at;
      this.times[i] = time;
      this.turns[i] = turns;
    }
  }

  #count(sizes) {
    const { words, schema } = this;
    const begins = schema.map(({ fields }) => fields[0]?.type === 'id');
    let count = 0;
    let highest = 0;
    for (let at = 0; at < words.length; at += sizes[words[at]]) {
      count += 1;
      if (begins[words[at]] && words[at + 1] > highest) highest = words[at + 1];
    }
    return [count, highest + 1];
  }

  /** How many words after an event's beginning a field of it stands. */
  place(kind, field) {
    return this.schema[this.kindOf[kind]]?.fields.find(({ name }) => name === field)?.place;
  }

  secondsAt(at) {
    return this.#seconds.getFloat64(at * 4, true);
  }

  /** The name of event i's kind. */
  kind(i) {
    return this.schema[this.kinds[i]].kind;
  }

  /** The first field of event i: for most kinds, whom it is about. */
  subject(i) {
    return this.words[this.offsets[i] + 1];
  }

  /** One field of event i; undefined if it has none of that name. */
  field(i, name) {
    for (const field of this.schema[this.kinds[i]].fields) {
      if (field.name === name) return field.read(this.offsets[i] + field.place);
    }
    return undefined;
  }

  /** Event i with all its fields. */
  event(i) {
    const { kind, fields } = this.schema[this.kinds[i]];
    const event = { kind, time: this.times[i], turn: this.turns[i] };
    for (const { name, place, read } of fields) event[name] = read(this.offsets[i] + place);
    if (kind === 'time_jumped') event.time = event.from;
    if (kind === 'awaits') event.label = this.label(event.future);
    return event;
  }

  *events() {
    for (let i = 0; i < this.count; i += 1) yield this.event(i);
  }

  /**
   * All events, one by one; those that nobody wants without their fields, and in one object that is the next one then.
   * @param {(kind: string) => boolean} wantsKind
   * @param {(id: number) => boolean} wantsSubject asked of the first field
   */
  *selected(wantsKind, wantsSubject) {
    const isWanted = this.schema.map(({ kind }) => wantsKind(kind));
    const skipped = { kind: 'skipped', time: 0, turn: 0 };
    for (let i = 0; i < this.count; i += 1) {
      if (isWanted[this.kinds[i]] && wantsSubject(this.subject(i))) yield this.event(i);
      else {
        skipped.time = this.times[i];
        yield skipped;
      }
    }
  }

  /** The record as it stood right after event i. */
  until(i) {
    const end = i + 1 < this.count ? this.offsets[i + 1] : this.words.length;
    return new Record({ ...this.#recording, words: this.words.subarray(0, end) });
  }

  /** Whether the program made a generator, a coroutine or an iterator. */
  get hasFrames() {
    return this.kinds.includes(this.kindOf.frame_created);
  }

  /** The event that made `id`, or -1. */
  birth(id) {
    return (this.births[id] ?? 0) - 1;
  }

  /** When a timer is due. */
  deadline(timer) {
    return this.secondsAt(this.offsets[this.birth(timer)] + this.#deadline);
  }

  isTask(id) {
    const birth = this.birth(id);
    return birth >= 0 && this.kinds[birth] === this.kindOf.spawned;
  }

  /** The name a task has at the end. */
  nameOf(task) {
    const renamed = this.renamed.get(task);
    return this.field(renamed ?? this.birth(task), 'name');
  }

  /** How a reader knows what is awaited: `sleep(1)`, `Task-2`, `gather`. */
  label(id) {
    const birth = this.birth(id);
    if (birth < 0) return 'Future';
    if (this.isTask(id)) return this.nameOf(id);
    const purpose = this.field(birth, 'purpose') ?? 'Future';
    return purpose === 'sleep' ? `sleep(${this.field(birth, 'argument')})` : purpose;
  }
}

function append(map, key, value) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** `kind field:type …`, one line an event; then `=type word …`, one line an enumerated type. */
function readSchema(schema) {
  const kinds = [];
  const enums = {};
  for (const line of schema.split('\n')) {
    const [name, ...rest] = line.split(' ');
    if (name.startsWith('=')) enums[name.slice(1)] = rest;
    else kinds.push(layOut(name, rest));
  }
  return { kinds, enums };
}

function layOut(kind, described) {
  let size = 1;
  const fields = described.map((each) => {
    const [name, type] = each.split(':');
    const place = size;
    size += type === 'seconds' ? WORDS_OF_SECONDS : 1;
    return { name, type, place };
  });
  return { kind, fields, size };
}
