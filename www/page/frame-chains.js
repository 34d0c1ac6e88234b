// Frames at a moment, arranged: the ones that have control or have just given it away, from whoever asked down to the
// innermost; the chains that stand apart; and what is over.

/**
 * @param {object} state from FrameFold.at
 * @returns {{now: object[], from: number | null, arrow: {at: number, isUp: boolean} | null, apart: object[][], over: object[]}} now: frames,
 *   each asked by the one before; from: the line that asked the first chain of them, 0 for the loop; arrow: above which of them what just went in or out is shown
 */
export function arrange(state) {
  const { frames, stack, last, of, above } = state;
  const chainOf = (id) => {
    const chain = [];
    for (let frame = of(id); frame && !chain.includes(frame); frame = of(above.get(frame.id) ?? frame.under)) chain.unshift(frame);
    return chain;
  };
  const shown = new Set(stack.flatMap((id) => chainOf(id)));
  const exchanged = last && last.kind !== 'frame_created' && of(last.frame);
  if (exchanged) for (const frame of chainOf(exchanged.id)) shown.add(frame);
  const now = [...shown];
  const isApart = ({ state: is, id }) => is !== 'over' && !above.has(id);
  const apart = frames.filter((frame) => isApart(frame) && !shown.has(frame)).map((frame) => downFrom(frame, of));
  const over = frames.filter((frame) => frame.state === 'over' && !shown.has(frame)).reverse();
  const first = now.findLast(({ id }) => chainOf(id)[0] === now[0]);
  return { now, from: first?.from ?? null, arrow: exchanged ? arrowOf(now, exchanged, last, state) : null, apart, over };
}

function downFrom(root, of) {
  const chain = [];
  for (let frame = root; frame && !chain.includes(frame); frame = of(frame.below)) chain.push(frame);
  return chain;
}

/** What goes through a chain goes in and out at its top; between two frames only what begins or ends there. */
function arrowOf(now, frame, { kind }, { above, begun }) {
  const isUp = kind !== 'frame_resumed';
  const isLink = kind === 'frame_ended' ? frame.under > 0 : begun === frame.id;
  let top = frame;
  while (!isLink && above.has(top.id)) top = now.find(({ id }) => id === above.get(top.id)) ?? top;
  return { at: now.indexOf(top), isUp };
}
