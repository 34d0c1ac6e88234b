// Generators, coroutines and iterators as the record tells them: what goes in and out, at which line, and who stands where.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { run } from '../../dist/loopscope.js';
import { Record } from '../../www/host/record.js';
import { arrange } from '../../www/page/frame-chains.js';
import { FrameFold } from '../../www/page/frame-fold.js';
import { stopsOf } from '../../www/page/stops.js';

/** Events that a record keeps of frames; see src/kernel/trace/frames.rs. */
const FRAME_EVENT_LIMIT = 5000;

async function recordOf(source, language = 'javascript') {
  const { recording, error } = await run(source, { language });
  assert.equal(error, null, error?.message);
  return new Record(recording);
}

const exampleOf = (name) => readFileSync(new URL(`../../www/examples/${name}`, import.meta.url), 'utf8');

/** What frames do, one line an event: `bill 2 <- send 9 @6 from 18`. */
function story(record) {
  const names = new Map();
  const told = {
    frame_created: ({ frame, of, name, line }) => names.set(frame, `${name} ${frame}`) && `${name} ${frame}: ${of} @${line}`,
    frame_resumed: ({ frame, by, value, line, from }) => `${names.get(frame)} <- ${by} ${value} @${line} from ${from}`,
    frame_yielded: ({ frame, value, line }) => `${names.get(frame)} -> ${value} @${line}`,
    frame_delegated: ({ frame, to, value, line }) => `${names.get(frame)} => ${to ? names.get(to) : value} @${line}`,
    frame_ended: ({ frame, how, value }) => `${names.get(frame)} ${how} ${value}`,
    printed: ({ text, line }) => `"${text.trim()}" @${line}`,
  };
  return [...record.events()].filter(({ kind }) => told[kind]).map((event) => told[event.kind](event).replace(/ +/g, ' ').trim());
}

test('a value sent in is the value of the yield that stands there', async () => {
  const record = await recordOf(exampleOf('03-send.js'));
  assert.deepEqual(story(record), [
    'bill 1: generator @12',
    'bill 2: generator @13',
    'bill 1 <- next @3 from 14',
    'bill 1 -> 0 @6',
    'bill 2 <- next @3 from 15',
    'bill 2 -> 0 @6',
    'bill 1 <- send 4 @6 from 17',
    'bill 1 -> 4 @6',
    '"Mina orders tea: 4" @17',
    'bill 2 <- send 9 @6 from 18',
    'bill 2 -> 9 @6',
    '"Jun orders soup: 9" @18',
    'bill 1 <- send 5 @6 from 19',
    'bill 1 -> 9 @6',
    '"Mina orders cake: 9" @19',
    'bill 2 <- send 6 @6 from 20',
    "bill 2 returned 'no money left'",
    "\"Jun orders pie: {'value': 'no money left', 'done': True}\" @20",
  ]);
});

test('yield* lets the one below go on in its place, and gets its value', async () => {
  const lines = story(await recordOf(`function* inner() {
  const got = yield 1;
  return got * 2;
}
function* outer() {
  const twice = yield* inner();
  yield twice;
}
const g = outer();
g.next();
g.next(21);`));
  assert.deepEqual(lines, [
    'outer 1: generator @9',
    'outer 1 <- next @5 from 10',
    'inner 2: generator @6',
    'outer 1 => inner 2 @6',
    'inner 2 <- next @1 from 10',
    'inner 2 -> 1 @2',
    'inner 2 <- send 21 @2 from 11',
    'inner 2 returned 42',
    'outer 1 <- send 42 @6 from 11',
    'outer 1 -> 42 @7',
  ]);
});

test('what is thrown in, what only closes, and what nobody caught', async () => {
  const lines = story(await recordOf(`function* g() {
  try { yield 1; } catch (error) { yield 2; }
  try { yield 3; } finally { print('tidy'); }
}
const thrown = g();
thrown.next();
thrown.throw(new Error('in'));
thrown.next();
thrown.return();
const failed = g();
failed.next();
failed.throw(new Error('a'));
try { failed.throw(new Error('b')); } catch {}
for (const one of g()) break;`));
  assert.deepEqual(lines.filter((line) => !/generator|-> |<- next/.test(line)), [
    "g 1 <- throw Error('in') @2 from 7",
    'g 1 <- close @3 from 9',
    '"tidy" @3',
    'g 1 closed',
    "g 2 <- throw Error('a') @2 from 12",
    "g 2 <- throw Error('b') @2 from 13",
    "g 2 raised Error('b')",
    'g 3 <- close @2 from 14',
    'g 3 closed',
  ]);
});

test('an iterator by hand: each asks for itself', async () => {
  const lines = story(await recordOf(exampleOf('01-iterator.js')));
  assert.deepEqual(lines.slice(0, 9), [
    'ticketMachine 1: iterator @19',
    'ticketMachine 1 <- next @6 from 19',
    'ticketMachine 1 -> 1 @8',
    '"bakery 1" @19',
    'ticketMachine 1 <- next @6 from 20',
    'ticketMachine 1 -> 2 @8',
    '"bakery 2" @20',
    'ticketMachine 2: iterator @21',
    'ticketMachine 2 <- next @6 from 21',
  ]);
  assert.equal(lines.filter((line) => line.includes('returned')).length, 1);
});

test('async functions: the loop has them go on, and await leads down to the future', async () => {
  const lines = story(await recordOf(exampleOf('06-native-coroutine.js')));
  assert.deepEqual(lines.filter((line) => !line.startsWith('"')), [
    'tea 1: coroutine @17',
    'tea 1 <- next @10 from 17',
    'boil 2: coroutine @11',
    'boil 2 <- next @3 from 11',
    'boil 2 => sleep() @5',
    'tea 1 => boil 2 @11',
    'boil 2 <- next @5 from 0',
    "boil 2 returned 'hot water'",
    "tea 1 <- send 'hot water' @11 from 0",
    'tea 1 => sleep() @13',
    'tea 1 <- next @13 from 0',
    "tea 1 returned 'a cup of tea'",
  ]);
});

test('spread, destructuring and the library ask like anybody else', async () => {
  const lines = story(await recordOf(`function* two() { yield 1; yield 2; }
print([...two()].length);
const [first] = two();
print(Math.max(...two()), first);`));
  assert.deepEqual(lines.map((line) => line.replace(/ from .*/, '')).filter((line) => /returned|closed/.test(line)), [
    'two 1 returned None', 'two 2 closed', 'two 3 returned None']);
});

test('a generator that is asked a million times leaves a short record', async () => {
  const { recording, stdout } = await run(`function* count() { for (let i = 0; ; i += 1) yield i; }
let sum = 0;
for (const i of count()) { sum += i; if (i === 1e6) break; }
print(sum);`);
  assert.equal(stdout, '500000500000\n');
  const record = new Record(recording);
  assert.ok(record.count < FRAME_EVENT_LIMIT + 100, `${record.count} events`);
  assert.ok(new FrameFold(record).at(record.count - 1, 0).isCut);
});

test('the record of frames is no part of the schedule hash', async () => {
  const source = exampleOf('05-generator-coroutine.js');
  const [traced, untraced] = await Promise.all([run(source), run(source, { trace: false })]);
  assert.equal(traced.hash, untraced.hash);
});

test('the fold tells the same forwards and backwards', async () => {
  const record = await recordOf(exampleOf('04-delegation.js'));
  const stops = [...stopsOf(record)];
  const tell = (fold, stop) => {
    const { now, apart, over, arrow } = arrange(fold.at(stop, stop));
    const named = (frames) => frames.map(({ name, nth, state, line }) => [name, nth, state, line]);
    return { now: named(now), apart: apart.map(named), over: named(over), arrow };
  };
  const forwards = new FrameFold(record);
  const told = stops.map((stop) => tell(forwards, stop));
  const backwards = new FrameFold(record);
  assert.deepEqual(stops.toReversed().map((stop) => tell(backwards, stop)).toReversed(), told);
  const cow = told.find(({ now }) => now.length === 2 && now[1][2] === 'stands');
  assert.deepEqual(cow, { now: [['song', 1, 'stands', 10], ['verse', 1, 'stands', 4]], apart: [], over: [], arrow: { at: 0, isUp: true } });
});

// ---- in Python --------------------------------------------------------------------------------------------------

test('in Python a value sent in goes down to the one that stands there', async () => {
  const lines = story(await recordOf(`def inner():
    got = yield 1
    return got * 2

def outer():
    twice = yield from inner()
    yield twice

g = outer()
print("made")
next(g)
print(g.send(21))
g.close()
`, 'python'));
  assert.deepEqual(lines, [
    'outer 1: generator @10',
    '"made" @10',
    'outer 1 <- next @5 from 11',
    'inner 2: generator @6',
    'outer 1 => inner 2 @6',
    'inner 2 <- next @1 from 11',
    'inner 2 -> 1 @2',
    'inner 2 <- send 21 @2 from 12',
    'inner 2 returned 42',
    'outer 1 <- send 42 @6 from 11',
    'outer 1 -> 42 @7',
    '"42" @12',
    'outer 1 <- close @7 from 13',
    'outer 1 closed',
  ]);
});

test('in Python await leads down to the future, and async for to the generator and back', async () => {
  const lines = story(await recordOf(`import asyncio

async def numbers():
    yield 1
    await asyncio.sleep(1)

async def main():
    async for number in numbers():
        print(number)

asyncio.run(main())
`, 'python'));
  assert.deepEqual(lines, [
    'main 1: coroutine @11',
    'main 1 <- next @7 from 0',
    'numbers 2: async_generator @8',
    'main 1 => numbers 2 @8',
    'numbers 2 <- next @3 from 0',
    'numbers 2 -> 1 @4',
    'main 1 <- send 1 @8 from 0',
    '"1" @9',
    'main 1 => numbers 2 @8',
    'numbers 2 <- next @4 from 8',
    'numbers 2 => sleep @5',
    'numbers 2 <- next @5 from 0',
    'numbers 2 returned None',
    'main 1 <- next @8 from 0',
    'main 1 returned None',
  ]);
});

test('in Python a coroutine that stands in no variable is told when a task is made of it', async () => {
  const lines = story(await recordOf(`import asyncio

async def brew(minutes):
    await asyncio.sleep(minutes)

async def main():
    tea = asyncio.create_task(brew(3))
    print("ordered")
    await asyncio.gather(tea,
                         brew(1))

asyncio.run(main())
`, 'python'));
  const ordered = lines.indexOf('"ordered" @8');
  assert.deepEqual(lines.filter((line) => line.includes(': ')), ['main 1: coroutine @12', 'brew 2: coroutine @7', 'brew 3: coroutine @9']);
  assert.ok(lines.indexOf('brew 2: coroutine @7') < ordered && ordered < lines.indexOf('brew 2 <- next @3 from 0'), lines.join('\n'));
});

test('in Python the strokes of a decorated generator are told, an iterator by hand, and what nobody caught', async () => {
  const lines = story(await recordOf(`import types

@types.coroutine
def row():
    yield "stroke"
    raise ValueError("capsized")

class Dice:
    def __next__(self):
        return 4

boat = row()
print(next(Dice()))
print(boat.send(None))
try:
    boat.send(None)
except ValueError:
    pass
`, 'python'));
  assert.deepEqual(lines, [
    'row 1: generator @13',
    'Dice 2: iterator @13',
    'Dice 2 <- next @9 from 13',
    'Dice 2 -> 4 @10',
    '"4" @13',
    "row 1 <- next @3 from 14",
    "row 1 -> 'stroke' @5",
    '"stroke" @14',
    'row 1 <- next @5 from 16',
    "row 1 raised ValueError('capsized')",
  ]);
});

test('in Python, too, a generator that is asked a million times leaves a short record', async () => {
  const record = await recordOf('def count():\n    n = 0\n    while True:\n        yield n\n        n += 1\n\nfor n in count():\n    if n == 1_000_000:\n        break\n', 'python');
  assert.equal([...record.events()].filter(({ kind }) => kind.startsWith('frame')).length, FRAME_EVENT_LIMIT + 1);
});
