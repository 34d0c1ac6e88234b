// Moving the timeline by hand: dragging pans, the wheel with Control and two fingers zoom, a click or a tap chooses, and
// along the ruler the pointer takes the moment with it. Scrolling by wheel, finger and scrollbar is the browser's own.

/** Pixels a pointer may move in a click. */
const SLACK = 4;
/** How much a notch of the wheel zooms. */
const WHEEL = 0.0025;

/**
 * @param {{scroller: HTMLElement, plot: SVGElement, ruler: HTMLElement}} parts
 * @param {{onZoom: (factor: number, clientX: number) => void, onChoose: (event: PointerEvent) => void,
 *   onScrub: (clientX: number) => void, onPoint: (event: PointerEvent | null) => void}} events
 */
export function listenToGestures({ scroller, plot, ruler }, { onZoom, onChoose, onScrub, onPoint }) {
  let drag = null;
  let pinch = null;
  /** What has been zoomed since the last frame: a wheel may turn many times in one. */
  let pending = null;

  function zoom(factor, clientX) {
    if (!pending) {
      requestAnimationFrame(() => {
        const all = pending;
        pending = null;
        onZoom(all.factor, all.clientX);
      });
    }
    pending = { factor: (pending?.factor ?? 1) * factor, clientX };
  }

  scroller.addEventListener('wheel', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
    zoom(Math.exp(-pixels * WHEEL), event.clientX);
  }, { passive: false });

  plot.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const { scrollLeft, scrollTop } = scroller;
    drag = { id: event.pointerId, x: event.clientX, y: event.clientY, scrollLeft, scrollTop, moved: false };
  });
  plot.addEventListener('pointermove', (event) => {
    if (drag?.id !== event.pointerId) {
      onPoint(event);
      return;
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moved && Math.hypot(dx, dy) < SLACK) return;
    drag.moved = true;
    if (event.pointerType === 'touch') return; // the browser scrolls
    plot.setPointerCapture(event.pointerId);
    scroller.classList.add('panning');
    scroller.scrollTo(drag.scrollLeft - dx, drag.scrollTop - dy);
  });
  const letGo = (event) => {
    if (drag?.id !== event.pointerId) return;
    scroller.classList.remove('panning');
    if (event.type === 'pointerup' && !drag.moved) onChoose(event);
    drag = null;
  };
  plot.addEventListener('pointerup', letGo);
  plot.addEventListener('pointercancel', letGo);
  plot.addEventListener('pointerleave', () => onPoint(null));

  ruler.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    ruler.setPointerCapture(event.pointerId);
    onScrub(event.clientX);
  });
  ruler.addEventListener('pointermove', (event) => {
    if (ruler.hasPointerCapture(event.pointerId)) onScrub(event.clientX);
  });

  const spanOf = ([a, b]) => ({ distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY), middle: (a.clientX + b.clientX) / 2 });
  scroller.addEventListener('touchstart', ({ touches }) => {
    pinch = touches.length === 2 ? spanOf(touches).distance : null;
  }, { passive: true });
  scroller.addEventListener('touchmove', (event) => {
    if (event.touches.length !== 2 || !pinch) return;
    event.preventDefault();
    const { distance, middle } = spanOf(event.touches);
    zoom(distance / pinch, middle);
    pinch = distance;
  }, { passive: false });
}
