// The box with the lines that input() reads: a program runs in one go, so they are given beforehand.

/**
 * @param {HTMLDetailsElement} box
 * @param {{text?: string, onInput?: (text: string) => void}} options
 */
export function createInput(box, { text = '', onInput } = {}) {
  const lines = box.querySelector('textarea');
  lines.value = text;
  box.open = lines.value !== '';
  lines.addEventListener('input', () => onInput?.(lines.value));

  return {
    get text() {
      return lines.value;
    },

    /** Only a language that reads input has a use for it. */
    show(visible) {
      box.hidden = !visible;
    },

    /** The program wanted more lines than there are. */
    open() {
      box.open = true;
    },
  };
}
