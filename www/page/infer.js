// Which of asyncio's classes a name in the program stands for, as far as its text says so plainly. Good enough to
// complete `queue.` or `tg.`; a name it cannot tell gets no help rather than wrong help.

const NAME = '[A-Za-z_$][\\w$]*';
/** A call: whose, if anybody's, and of what. */
const CALL = `(?:(${NAME})\\s*\\.\\s*)?(${NAME})\\s*\\(`;
const DEEPEST = 4;

/** In each language: the places that tell what a name stands for, and whether a call without a receiver can be asyncio's. */
const LANGUAGES = {
  javascript: {
    places: (name) => [
      `\\b${name}\\s*=\\s*(?:new\\s+)?${CALL}`,
      `asyncWith\\(\\s*(?:new\\s+)?${CALL}[^)]*\\)\\s*,\\s*(?:async\\s*)?(?:function\\*?\\s*)?\\(?\\s*${name}\\b`,
    ],
    isBare: () => true,
  },
  python: {
    places: (name) => [`\\b${name}\\s*(?::[^=\\n]*)?=\\s*${CALL}`, `\\bwith\\s+${CALL}[^)]*\\)\\s*as\\s+${name}\\b`],
    isBare: (called, text) => importedNames(text).has(called),
  },
};

/** @returns {Set<string>} what a program in Python has of asyncio as bare names */
export function importedNames(text) {
  const lists = [...text.matchAll(/^[ \t]*from\s+asyncio\s+import\s+(?:\(([^)]*)\)|(.*))/gm)].map(([, inside, line]) => inside ?? line);
  return new Set(lists.flatMap((list) => list.split(',')).map((item) => item.trim()).filter((item) => /^\w+$/.test(item)));
}

/**
 * @param {string} name a variable of the program
 * @param {string} text the program
 * @param {'javascript' | 'python'} language
 * @param {{name, owner, kind, returns}[]} entries the vocabulary
 * @returns {string|null} a class's name
 */
export function classOf(name, text, language, entries, depth = 0) {
  if (depth > DEEPEST) return null;
  const { places, isBare } = LANGUAGES[language];
  for (const place of places(name.replaceAll('$', '\\$'))) {
    const [found, receiver, called] = new RegExp(place).exec(text) ?? [];
    if (found === undefined) continue;
    const isOfAsyncio = receiver ? receiver === 'asyncio' : isBare(called, text);
    const owner = receiver && !isOfAsyncio ? classOf(receiver, text, language, entries, depth + 1) : null;
    if (!isOfAsyncio && !owner) return null;
    const entry = entries.find((each) => each.name === called && each.owner === owner);
    return entry?.kind === 'class' ? entry.name : (entry?.returns ?? null);
  }
  return null;
}
