// Playback without a page: how long each moment is shown, and where the player goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceOf } from '../../www/page/pace.js';
import { Player } from '../../www/page/player.js';

/** A player whose frames come when the test says so. */
function playerOf(due, turns = [0]) {
  const seen = [];
  let waiting = null;
  let now = 1000;
  const frames = { request: (act) => ((waiting = act), 1), cancel: () => (waiting = null) };
  const player = new Player({ onMove: ({ stop }) => seen.push(stop), onPlaying: () => {} }, frames);
  player.load(due, turns);
  const pass = (milliseconds) => {
    now += milliseconds;
    const act = waiting;
    waiting = null;
    act?.(now);
  };
  return { player, seen, pass, isWaiting: () => waiting !== null };
}

test('time that passes is played at clock speed, a long sleep is cut short, and steps get a little each', () => {
  const due = paceOf(Float64Array.of(0, 0, 1, 61));
  assert.equal(due[0], 0);
  assert.ok(due[1] > 0.05 && due[1] < 0.3);
  assert.ok(due[2] - due[1] > 1 && due[2] - due[1] < 1.5);
  assert.ok(due[3] - due[2] > 2 && due[3] - due[2] < 2.5);
});

test('however much happens in one instant, it takes no more than two seconds; and no record takes minutes', () => {
  const instant = paceOf(new Float64Array(5000));
  assert.ok(instant.at(-1) < 2);
  const long = paceOf(Float64Array.from({ length: 5000 }, (_, i) => Math.floor(i / 10)));
  assert.ok(long.at(-1) <= 75, `${long.at(-1)} s`);
  assert.ok(long.every((at, i) => i === 0 || at > long[i - 1]));
});

test('it plays moment by moment at its speed, and stops at the end', () => {
  const { player, pass, isWaiting } = playerOf([0, 0.1, 0.2, 1.2]);
  player.seek(0);
  player.play();
  pass(0);
  pass(100);
  assert.equal(player.stop, 1);
  player.speed = 4;
  pass(50);
  assert.equal(player.stop, 2);
  assert.ok(player.ahead > 0 && player.ahead < 1);
  for (let i = 0; i < 10; i += 1) pass(100);
  assert.deepEqual([player.stop, player.playing, isWaiting()], [3, false, false]);
});

test('a frame that comes late skips nothing', () => {
  const { player, pass } = playerOf([0, 1, 2, 3]);
  player.seek(0);
  player.play();
  pass(0);
  pass(60_000);
  assert.equal(player.stop, 0);
});

test('play begins again from the end, and goes on from a pause', () => {
  const { player, pass } = playerOf([0, 1, 2]);
  player.seek(player.last);
  player.play();
  assert.equal(player.stop, 0);
  pass(0);
  for (let i = 0; i < 5; i += 1) pass(100);
  player.pause();
  const { ahead } = player;
  player.play();
  pass(0);
  assert.equal(player.ahead, ahead);
});

test('steps and turns end playback and stay within the record', () => {
  const { player } = playerOf([0, 1, 2, 3, 4, 5], [0, 2, 4]);
  player.seek(3);
  player.play();
  player.step(1);
  assert.deepEqual([player.stop, player.playing], [4, false]);
  player.turn(-1);
  assert.equal(player.stop, 2);
  player.turn(1);
  assert.equal(player.stop, 4);
  player.turn(1);
  assert.equal(player.stop, player.last);
  player.step(1);
  assert.equal(player.stop, player.last);
  player.seek(0);
  player.step(-1);
  player.turn(-1);
  assert.equal(player.stop, 0);
});

test('a step back within a pause is to the moment it began with', () => {
  const { player, pass } = playerOf([0, 1, 2]);
  player.seek(0);
  player.play();
  pass(0);
  for (let i = 0; i < 13; i += 1) pass(100);
  assert.deepEqual([player.stop, player.ahead > 0], [1, true]);
  player.step(-1);
  assert.deepEqual([player.stop, player.ahead], [1, 0]);
  player.step(-1);
  assert.equal(player.stop, 0);
});
