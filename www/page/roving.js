// One stop of Tab for many buttons: Tab comes to one of them, the arrow keys go from each to the next.

const STEPS = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** @param {HTMLElement} root the buttons in it, all of them there already */
export function rove(root) {
  const buttons = [...root.querySelectorAll('button')];
  const reach = (reached) => {
    for (const button of buttons) button.tabIndex = button === reached ? 0 : -1;
  };
  reach(buttons[0]);
  root.addEventListener('focusin', ({ target }) => buttons.includes(target) && reach(target));
  root.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target);
    const next = { Home: buttons[0], End: buttons.at(-1) }[event.key] ?? buttons[at + STEPS[event.key]];
    if (at < 0 || !next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    next.focus();
  });
}
