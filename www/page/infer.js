// Which of asyncio's classes a name in the program stands for, as far as its text says so plainly. Good enough to
// complete `queue.` or `tg.`; a name it cannot tell gets no help rather than wrong help.

const NAME = '[A-Za-z_$][\\w$]*';
const DEEPEST = 4;

/**
 * @param {string} name a variable of the program
 * @param {string} text the program
 * @param {{name, owner, kind, returns}[]} entries the vocabulary
 * @returns {string|null} a class's name
 */
export function classOf(name, text, entries, depth = 0) {
  if (depth > DEEPEST) return null;
  const quoted = name.replaceAll('$', '\\$');
  const assigned = new RegExp(`\\b${quoted}\\s*=\\s*(?:new\\s+)?(?:(${NAME})\\s*\\.\\s*)?(${NAME})\\s*\\(`).exec(text);
  if (assigned) return resultOf(assigned[1], assigned[2], text, entries, depth);
  const managed = new RegExp(`asyncWith\\(\\s*(?:new\\s+)?(?:asyncio\\.)?(${NAME})\\([^)]*\\)\\s*,\\s*(?:async\\s*)?(?:function\\*?\\s*)?\\(?\\s*${quoted}\\b`).exec(text);
  return managed ? resultOf(null, managed[1], text, entries, depth) : null;
}

function resultOf(receiver, called, text, entries, depth) {
  const bare = !receiver || receiver === 'asyncio';
  const owner = bare ? null : classOf(receiver, text, entries, depth + 1);
  if (!bare && !owner) return null;
  const entry = entries.find((each) => each.name === called && each.owner === owner);
  return entry?.kind === 'class' ? entry.name : (entry?.returns ?? null);
}
