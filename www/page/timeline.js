// The timeline's door: its panel is loaded when the first program runs, for until then there is nothing to draw.

import { el } from './dom.js';
import { say } from './messages.js';

/**
 * @param {HTMLElement} root where to build it
 * @param {object} events see timeline/panel.js
 */
export function createTimeline(root, events) {
  const note = say(el('p', { class: 'hint' }), 'timelineEmpty');
  root.append(note);
  let panel = null;
  let loading = null;
  /** What is to be shown as soon as the panel is there. */
  let record = null;
  let moment = null;

  async function load() {
    try {
      const { createPanel } = await import('./timeline/panel.js');
      panel = createPanel(root, events);
      if (!record) panel.clear();
      else panel.show(record);
      if (moment) panel.moveTo(...moment);
    } catch {
      loading = null; // the next run tries again
      say(note, 'timelineMissing');
    }
  }

  return {
    /** Gets the panel; a run that begins will soon need it. */
    prepare() {
      loading ??= load();
    },
    /** @param {import('../host/record.js').Record} shown */
    show(shown) {
      [record, moment] = [shown, null];
      this.prepare();
      panel?.show(record);
    },
    /** Moves the cursor to an event, or `ahead` of it towards the next one that will be shown. */
    moveTo(...place) {
      moment = place;
      panel?.moveTo(...place);
    },
    clear() {
      [record, moment] = [null, null];
      panel?.clear();
    },
    retell() {
      panel?.retell();
    },
  };
}
