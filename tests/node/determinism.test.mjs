// The same program and seed take the same course every time: under load, traced or not; and a program's clocks and
// dice are those of its session.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { run } from '../../www/loopscope.js';

const examples = new URL('../../www/examples/', import.meta.url);
const files = readdirSync(examples).filter((file) => /^\d.*\.js$/.test(file));

describe('every example runs alike each time', () => {
  for (const file of files) {
    test(file, async () => {
      const source = readFileSync(new URL(file, examples), 'utf8');
      const [first, second, untraced] = await Promise.all([run(source), run(source), run(source, { trace: false })]);
      assert.deepEqual(second, first);
      assert.match(first.hash, /^[0-9a-f]{16}$/);
      assert.equal(untraced.hash, first.hash);
      assert.equal(untraced.stdout, first.stdout);
    });
  }
});

// Everything at once, for longer than the loop goes on without a pause.
const MIXED = `
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let turns = 0, counting = true;
async function count() { while (counting) { turns += 1; await sleep(0); } }
function* coroutine(n) { for (let i = 0; i < 50; i++) { yield; if (i % 10 === n) yield* sleep(Math.random()); } return n; }
async function chains(n) { for (let i = 0; i < 20; i++) { await null; await Promise.all([null, sleep(0), n]); } print('chains', n); }
const counter = createTask(count());
let chain = Promise.resolve();
for (let i = 0; i < 3000; i++) chain = chain.then(() => {});
chain.then(() => { print('chain', turns); counting = false; });
setTimeout(() => print('timer', turns), 0);
const interval = setInterval(() => print('interval', getEventLoop().time()), 300);
chains('floating');
await counter;
print(await gather(...[0, 1, 2].map((n) => createTask(coroutine(n))), chains('awaited')));
await delay(700);
clearInterval(interval);
print(turns, getEventLoop().time());
`;

test('turns, timers, plain promises and dice together: alike under load, to the last turn', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => run(MIXED)));
  assert.equal(all[0].error, null, all[0].error?.message);
  for (const { hash, stdout, turns } of all) {
    assert.equal(stdout, all[0].stdout);
    assert.deepEqual([hash, turns], [all[0].hash, all[0].turns]);
  }
});

test('the seed is what Math.random depends on, and nothing else', async () => {
  const source = 'print([Math.random(), Math.random()].every((x) => x >= 0 && x < 1), Math.random(), Math.random())';
  const [one, again, other] = await Promise.all([run(source, { seed: 1 }), run(source, { seed: 1 }), run(source, { seed: 2 })]);
  assert.match(one.stdout, /^True 0\.\d+ 0\.\d+\n$/);
  assert.equal(again.stdout, one.stdout);
  assert.notEqual(other.stdout, one.stdout);
});

const CLOCKS = `
const start = [Date.now(), new Date().getTime(), performance.now(), getEventLoop().time() * 1000, time.time() * 1000];
const show = (what) => print(what, ...[Date.now(), new Date().getTime(), performance.now(), getEventLoop().time() * 1000, time.time() * 1000]
  .map((now, i) => Math.round(now - start[i])));
setTimeout((...args) => show(args.join()), 250, 'timeout', 'with arguments');
const cleared = setTimeout(() => show('never'), 260);
clearTimeout(cleared);
let left = 3;
const interval = setInterval(() => { show('interval'); if (--left === 0) clearInterval(interval); }, 100);
await sleep(0.5);
show('slept');
time.sleep(0.25);
show('blocked');
await new Promise((resolve) => setTimeout(resolve, 250));
show('awaited');
`;

const CLOCK_LINES = [
  ['interval', 100], ['interval', 200], ['timeout,with arguments', 250], ['interval', 300], ['slept', 500], ['blocked', 750], ['awaited', 1000],
];

test('Date, performance.now, time, setTimeout and setInterval follow the virtual clock', async () => {
  const { stdout, error } = await run(CLOCKS);
  assert.equal(error, null, error?.message);
  assert.equal(stdout, CLOCK_LINES.map(([what, ms]) => `${what} ${ms} ${ms} ${ms} ${ms} ${ms}\n`).join(''));
});

test('and the real one', async () => {
  const start = performance.now();
  const { stdout, error } = await run(CLOCKS, { clock: 'real' });
  assert.ok(performance.now() - start >= 990);
  assert.equal(error, null, error?.message);
  const lines = stdout.trim().split('\n');
  assert.deepEqual(lines.map((line) => line.replace(/( \d+)+$/, '')), CLOCK_LINES.map(([what]) => what));
  lines.forEach((line, i) => {
    for (const ms of line.match(/( \d+)+$/)[0].trim().split(' ')) assert.ok(Math.abs(ms - CLOCK_LINES[i][1]) < 400, line);
  });
});

test('virtual time begins on the same day for everyone', async () => {
  const { stdout } = await run('print(new Date().toISOString(), Date.now() === new Date().valueOf(), new Date(0).getTime(), typeof Date(), new Date() instanceof Date)');
  assert.equal(stdout, '2024-01-01T00:00:00.000Z True 0 string True\n');
});
