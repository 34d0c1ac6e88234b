// A popover that stands under its button, inside the window.

/**
 * @param {HTMLElement} button opens the popover
 * @param {HTMLElement} menu
 */
export function keepUnder(button, menu) {
  menu.addEventListener('toggle', ({ newState }) => newState === 'open' && place());

  function place() {
    const { left, bottom } = button.getBoundingClientRect();
    menu.style.top = `${bottom + 6}px`;
    menu.style.left = `${Math.max(8, Math.min(left, innerWidth - menu.offsetWidth - 8))}px`;
    menu.style.maxHeight = `${innerHeight - bottom - 20}px`;
  }
}
