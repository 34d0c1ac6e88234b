// What the page remembers between visits. Storage may be full, switched off or forbidden; then the page just forgets.

const PREFIX = 'loopscope.';

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // Nothing better can be done: the text is still in the editor.
  }
}

export function recall(name) {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Under what it remembers that the exercise `name` of this page of notes has been solved. */
export const exerciseKey = (name) => `exercise.${location.pathname}#${name}`;
