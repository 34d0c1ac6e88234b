// Panels that follow the moment: each step at once, and in turns while the moment moves faster than anybody reads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Followers } from '../../www/page/followers.js';

/** Two panels, and frames that come when the test says. */
function twoPanels() {
  const drawn = [];
  const due = [];
  let now = 0;
  const frames = { request: (act) => due.push(act), cancel: (frame) => delete due[frame - 1], now: () => now };
  const panels = ['loop', 'frames'].map((name) => ({ show: ({ moment, motion }) => drawn.push(`${name} ${moment} ${motion}`) }));
  const followers = new Followers(panels, frames);
  return {
    show: (moment) => followers.show({ moment }),
    clear: () => followers.clear(),
    /** What is drawn in the next `count` frames. */
    frames(count) {
      for (let i = 0; i < count; i += 1) {
        now += 16;
        due.splice(0).forEach((act) => act());
      }
      return drawn.splice(0);
    },
    drawn: () => drawn.splice(0),
    get isIdle() {
      return due.length === 0;
    },
  };
}

test('a step is shown by every panel at once, and moves for as long as there was since the one before', () => {
  const panels = twoPanels();
  panels.show(1);
  panels.drawn();
  panels.frames(9);
  panels.show(2);
  assert.deepEqual(panels.drawn(), ['loop 2 144', 'frames 2 144']);
  assert.deepEqual(panels.frames(30), []);
  assert.ok(panels.isIdle);
  panels.show(3);
  assert.deepEqual(panels.drawn(), ['loop 3 240', 'frames 3 240']);
});

test('while a moment comes in every frame, the panels take turns without motion, and both show the last', () => {
  const panels = twoPanels();
  panels.show(1);
  panels.drawn();
  const shown = [2, 3, 4].flatMap((moment) => (panels.show(moment), panels.frames(1)));
  assert.deepEqual(shown, ['loop 2 0', 'frames 3 0', 'loop 4 0']);
  assert.deepEqual(panels.frames(9), ['frames 4 0']);
  assert.ok(panels.isIdle);
});

test('what was to follow a record that is gone is not drawn, and the next one begins with a step', () => {
  const panels = twoPanels();
  panels.show(1);
  panels.show(2);
  panels.clear();
  panels.drawn();
  assert.deepEqual(panels.frames(9), []);
  panels.show(3);
  assert.deepEqual(panels.drawn().map((each) => each.slice(0, -4)), ['loop 3', 'frames 3']);
});
