// Shows what moved: an element that stands elsewhere after an update slides there from where it was, and a new one
// appears. Readers who want less motion see the new state at once.

const LONGEST = 240;
const calm = matchMedia('(prefers-reduced-motion: reduce)');
let lastUpdate = 0;

export const isCalm = () => calm.matches;

/** @param {HTMLElement} root elements with a data-key in it are the same before and after `update` */
export function moving(root, update) {
  const now = performance.now();
  const duration = Math.min(LONGEST, now - lastUpdate);
  lastUpdate = now;
  if (isCalm() || duration < 60) {
    update();
    return;
  }
  const keyed = () => [...root.querySelectorAll('[data-key]')];
  const before = new Map(keyed().map((node) => [node.dataset.key, node.getBoundingClientRect()]));
  update();
  for (const node of keyed()) {
    const was = before.get(node.dataset.key);
    const is = node.getBoundingClientRect();
    const [x, y] = was ? [was.left - is.left, was.top - is.top] : [0, 0];
    if (was && x === 0 && y === 0) continue;
    const start = was ? { transform: `translate(${x}px, ${y}px)` } : { opacity: 0, transform: 'translateY(4px)' };
    node.animate([start, { opacity: 1, transform: 'none' }], { duration, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' });
  }
}
