// What rounds come to: medians, ratios, and whether an aim is met.

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** `value` as a table has it. */
export function amount(value) {
  if (value >= 10_000) return value.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, ' ');
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** A ratio as a table has it. */
export const spokenRatio = (ratio) => (ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2));

/** One row for ours, and one for each peer: {name, value, ratio, aim, met} or {name, missing}. A ratio is that of ours to the peer's. */
export function summarise({ values, aim, peers }) {
  const value = median(values);
  const ours = { value, aim, met: aim === undefined ? undefined : value <= aim };
  const others = peers.map(({ name, missing, values: theirs, aim: highest }) => {
    if (missing !== undefined) return { name, missing };
    const ratio = median(theirs.map((other, round) => values[round] / other));
    return { name, value: median(theirs), ratio, aim: highest, met: highest === undefined ? undefined : ratio <= highest };
  });
  return { ours, others };
}

/** An aim as one says it. */
export const spokenAim = (aim) => (aim < 1 && Math.abs(1 / aim - Math.round(1 / aim)) < 1e-6 ? `1/${Math.round(1 / aim)}` : amount(aim));
