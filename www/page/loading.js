// How much of a language has come: a bar, and the same in words where a run says how it is.

import { say } from './messages.js';

/** @param {HTMLProgressElement} bar @param {HTMLElement} status */
export function createLoading(bar, status) {
  return {
    /** @param {{loaded: number, total: number | null}} progress in bytes */
    show({ loaded, total }) {
      bar.hidden = loaded === total;
      if (total === null) bar.removeAttribute('value');
      else bar.value = loaded / total;
      if (loaded === total) say(status, 'running');
      else say(status, 'loading', loaded, total);
    },

    hide() {
      bar.hidden = true;
    },
  };
}
