// The loop's place in the page: a hint until a program has run. Its panel is loaded when the first one does.

import { el } from './dom.js';
import { say } from './messages.js';

/**
 * @param {HTMLElement} root the panel's body
 * @param {HTMLElement} where its header's place for turn and time
 * @param {{onLine: (line: number) => void}} events
 */
export function createLoop(root, where, events) {
  const hint = say(el('p', { class: 'hint' }), 'loopEmpty');
  root.append(hint);
  let panel = null;
  let loading = null;
  let latest = null;
  let isLive = true;

  async function load() {
    try {
      const { createLoopPanel } = await import('./loop-panel.js');
      panel = createLoopPanel(root, events);
      panel.setLive(isLive);
      if (latest) draw();
    } catch {
      loading = null; // the next run tries again
      say(hint, 'exampleMissing');
    }
  }

  function draw() {
    hint.hidden = true;
    panel.reveal(true);
    panel.show(latest);
  }

  return {
    /** Gets the panel; a run that begins will soon need it. */
    prepare() {
      loading ??= load();
    },
    /** @param {object} view see playback.js */
    show(view) {
      latest = view;
      say(where, 'turnAt', view.moment.turn, view.moment.time);
      this.prepare();
      if (panel) draw();
    },
    setLive(live) {
      isLive = live;
      panel?.setLive(live);
    },
    clear() {
      latest = null;
      hint.hidden = false;
      say(where, 'empty');
      panel?.reveal(false);
    },
    retell() {
      panel?.retell();
    },
  };
}
