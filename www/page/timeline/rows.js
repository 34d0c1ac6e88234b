// Which rows the timeline has: a lane each, but of many tasks made by one parent at one line only the first few. The
// others are one row, which shows how many of them run, are ready and wait; it opens on demand.

/** So many tasks are still read one by one. */
const FEW = 24;
/** Of a family that is folded, so many keep their lanes, as examples; and one fold has at least so many. */
const SHOWN = 3;
const LEAST = 4;

/**
 * @typedef {object} Row
 * @property {object} [lane] the task it shows
 * @property {Group} [group] or the tasks
 * @property {number} depth
 * @property {number} above the row that the line of its parent comes from: the sibling's before, or the parent's; -1 for none
 *
 * @typedef {object} Group
 * @property {string} key
 * @property {string} label
 * @property {number} count how many tasks were made alike
 * @property {object[]} lanes theirs, and of all that they made
 * @property {boolean} isOpen
 * @property {number} row where it stands
 */

/**
 * @param {object[]} lanes in tree order
 * @param {Set<string>} opened keys of groups whose tasks are shown
 * @returns {{rows: Row[], rowOf: Map<object, number>}} rowOf: by lane
 */
export function rowsOf(lanes, opened = new Set()) {
  const few = lanes.length <= FEW;
  const children = new Map(lanes.map((lane) => [lane.id, []]));
  const roots = lanes.filter((lane) => !children.get(lane.parent)?.push(lane));
  const rows = [];
  const rowOf = new Map();
  /** By the row of a parent: the last row right under it so far. */
  const lastUnder = new Map();
  const add = (row, under) => {
    rows.push({ ...row, above: lastUnder.get(under) ?? under });
    lastUnder.set(under, rows.length - 1);
    return rows.length - 1;
  };

  const open = [];
  const push = (items) => items.toReversed().forEach((item) => open.push(item));
  push(foldFamilies(roots, few, opened).map((item) => ({ ...item, depth: 0, under: -1 })));
  while (open.length > 0) {
    const { lane, members, group, depth, under } = open.pop();
    if (members) {
      const row = add({ group, depth }, under);
      group.row = row;
      push(members.map((member) => ({ lane: member, group, depth: depth + 1, under: row })));
      continue;
    }
    group?.lanes.push(lane);
    const isHidden = group && !group.isOpen;
    const row = isHidden ? group.row : add({ lane, depth }, under);
    rowOf.set(lane, row);
    const made = children.get(lane.id);
    const items = group ? made.map((child) => ({ lane: child, group })) : foldFamilies(made, few, opened);
    push(items.map((item) => ({ ...item, depth: depth + 1, under: row })));
  }
  return { rows, rowOf };
}

/** Siblings in order: {lane}, or {members, group} for those of a large family but the first. */
function foldFamilies(siblings, few, opened) {
  if (few || siblings.length < SHOWN + LEAST) return siblings.map((lane) => ({ lane }));
  const families = new Map(siblings.map((lane) => [keyOf(lane), []]));
  for (const lane of siblings) families.get(keyOf(lane)).push(lane);
  const items = [];
  const met = new Map();
  for (const lane of siblings) {
    const key = keyOf(lane);
    const family = families.get(key);
    const nth = (met.get(key) ?? 0) + 1;
    met.set(key, nth);
    if (family.length < SHOWN + LEAST || nth <= SHOWN) items.push({ lane });
    else if (nth === SHOWN + 1) items.push({ members: family.slice(SHOWN), group: groupOf(key, family, opened) });
  }
  return items;
}

function groupOf(key, family, opened) {
  return { key, label: family[0].label, count: family.length - SHOWN, lanes: [], isOpen: opened.has(key), row: -1 };
}

/** Tasks of one family were made by one parent, at one line, of one function. */
function keyOf({ parent, line, label }) {
  return `${parent}:${line}:${label}`;
}
