// Shows what moved: an element that stands elsewhere after an update slides there from where it was, and a new one
// appears. Readers who want less motion see the new state at once.

const calm = matchMedia('(prefers-reduced-motion: reduce)');

export const isCalm = () => calm.matches;

/** By root: what is in motion in it. */
const motions = new WeakMap();

/**
 * @param {HTMLElement} root elements with a data-key in it are the same before and after `update`, whichever node shows them
 * @param {number} duration milliseconds; 0 for none, and then nothing is measured
 */
export function moving(root, duration, update) {
  const isMoving = duration > 0 && !isCalm();
  const before = isMoving ? placesIn(root) : null;
  for (const motion of motions.get(root) ?? []) motion.cancel(); // its node may show something else now
  update();
  motions.set(root, isMoving ? move(root, before, duration) : []);
}

/** By key: the node, and where it is. */
function placesIn(root) {
  return new Map(Array.from(root.querySelectorAll('[data-key]'), (node) => [node.dataset.key, placeOf(node)]));
}

function placeOf(node) {
  const { left, top } = node.getBoundingClientRect();
  return { node, left, top };
}

function move(root, before, duration) {
  const moved = [];
  for (const [key, { node, left, top }] of placesIn(root)) {
    const was = before.get(key);
    const [x, y] = was ? [was.left - left, was.top - top] : [0, 0];
    if (was && x === 0 && y === 0) continue;
    const start = was ? { transform: `translate(${x}px, ${y}px)` } : { opacity: 0, transform: 'translateY(4px)' };
    moved.push(node.animate([start, { opacity: 1, transform: 'none' }], { duration, easing: 'cubic-bezier(0.2, 0.7, 0.3, 1)' }));
  }
  return moved;
}
