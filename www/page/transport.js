// The bar that moves the moment: buttons, the slider, the speed. It knows the player and nothing of what is shown.

import { el, svg } from './dom.js';
import { say, t } from './messages.js';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16];
/** In place of a speed: a run is shown as it ended. */
export const AT_ONCE = 'at once';
/** More turns than this would be a grey band instead of marks. */
const MOST_MARKS = 120;

const ICONS = {
  previousTurn: ['M3 2.5v9', 'M12 2.5L5 7l7 4.5z'],
  stepBack: ['M9.5 2.5L4 7l5.5 4.5z'],
  play: ['M4 2.2v9.6L12 7z'],
  pause: ['M4 2.5h2.2v9H4z', 'M8.3 2.5h2.2v9H8.3z'],
  step: ['M4.5 2.5L10 7l-5.5 4.5z'],
  nextTurn: ['M11 2.5v9', 'M2 2.5L9 7l-7 4.5z'],
  toEnd: ['M12 2.5v9', 'M1 2.5L5.5 7 1 11.5z', 'M6 2.5L10.5 7 6 11.5z'],
};

/**
 * @param {HTMLElement} root
 * @param {import('./player.js').Player} player
 * @param {{speed: string, onSpeed?: (speed: string) => void}} pace the speed to begin with: one of SPEEDS or AT_ONCE, else 1
 */
export function createTransport(root, player, { speed: first, onSpeed }) {
  const control = (key, act) => {
    const node = el('button', { type: 'button', onclick: act, class: `control ${key}` }, icon(key));
    return name(node, key);
  };
  const play = control('play', () => (player.playing ? player.pause() : player.play()));
  const slider = el('input', { type: 'range', min: 0, step: 1, oninput: () => player.seek(Number(slider.value)) });
  const marks = svg('svg', { class: 'marks', 'aria-hidden': 'true' });
  const readout = el('span', { class: 'where' });
  const speed = el('select', { class: 'speed', onchange: () => (takeSpeed(), onSpeed?.(speed.value)) },
    ...SPEEDS.map((each) => el('option', { value: each }, `${each}×`)), say(el('option', { value: AT_ONCE }), 'atOnce'));
  root.append(
    el('div', { class: 'controls' },
      control('previousTurn', () => player.turn(-1)),
      control('stepBack', () => player.step(-1)),
      play,
      control('step', () => player.step(1)),
      control('nextTurn', () => player.turn(1)),
      control('toEnd', () => player.seek(player.last)),
      name(speed, 'speed')),
    el('div', { class: 'track' }, marks, name(slider, 'moment')),
    readout,
  );
  showSpeed(first);

  function showSpeed(wanted) {
    speed.value = wanted;
    if (speed.selectedIndex < 0) speed.value = 1;
    takeSpeed();
  }

  function takeSpeed() {
    player.speed = Number(speed.value) || 1;
  }

  return {
    get isAtOnce() {
      return speed.value === AT_ONCE;
    },

    set speed(wanted) {
      showSpeed(wanted);
    },

    /** @param {ArrayLike<number>} turns the first moment of each turn */
    load(turns) {
      slider.max = player.last;
      // As wide as it will get: else the slider would change its width under the hand.
      const all = player.last + 1;
      readout.style.minWidth = `max(5em, ${t('where', all, all).length}ch)`;
      marks.replaceChildren();
      if (turns.length > MOST_MARKS || player.last < 1) return;
      for (const turn of turns) {
        const x = `${(turn / player.last) * 100}%`;
        marks.append(svg('line', { x1: x, x2: x, y1: 0, y2: '100%' }));
      }
    },

    /** @param {{turn: number, time: number}} moment */
    show({ turn, time }) {
      slider.value = player.stop;
      const place = [player.stop + 1, player.last + 1, turn, time];
      slider.setAttribute('aria-valuetext', t('momentOf', ...place));
      slider.style.setProperty('--done', player.last > 0 ? player.stop / player.last : 1);
      say(readout, 'where', ...place);
    },

    showPlaying(playing) {
      name(play, playing ? 'pause' : 'play');
      play.replaceChildren(icon(playing ? 'pause' : 'play'));
    },
  };
}

/** An accessible name, shown as a tooltip too, that follows the language. */
function name(node, key) {
  node.dataset.i18nLabel = key;
  node.setAttribute('aria-label', t(key));
  node.addEventListener('pointerenter', () => (node.title = node.getAttribute('aria-label')));
  return node;
}

function icon(key) {
  return svg('svg', { viewBox: '0 0 14 14', width: 16, height: 16, 'aria-hidden': 'true' }, ...ICONS[key].map((d) => svg('path', { d })));
}
