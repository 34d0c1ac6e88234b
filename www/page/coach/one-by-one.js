// Awaiting one by one where gather may have been meant: two calls of the same coroutine function, one statement right
// after the other, of which the second uses nothing of the first. It is only worth a word if in this run both waited for
// time to pass, and for nothing else, and if what they call leaves nothing behind but what it prints.

/** `x = await f(…)`, `await f(…)`, `results.append(await f(…))`: the name that is bound, the function, the arguments. */
const STATEMENT = {
  javascript: /^\s*(?:(?:const|let|var)\s+)?(?:([\w$]+)\s*=\s*)?(?:await|yield\s*\*)\s+([\w$]+)\((.*)\);?$/,
  python: /^\s*(?:(\w+)\s*=\s*)?(?:await|yield\s+from)\s+(\w+)\((.*)\)$/,
};
const COLLECTS = {
  javascript: /^\s*[\w$]+\.push\(\s*await\s+([\w$]+)\((.*)\)\s*\);?$/,
  python: /^\s*\w+\.append\(\s*await\s+(\w+)\((.*)\)\s*\)$/,
};
const LOOP = {
  javascript: /^\s*for\s*\(\s*(?:const|let|var)\s+([\w$]+)\s+of\b.*\)\s*\{$/,
  python: /^\s*for\s+(\w+)\s+in\b.*:$/,
};
/** Traces that a function leaves outside itself. */
const LEAVES = {
  javascript: /\.(?:push|pop|shift|unshift|splice|set|add|delete|clear|put|putNowait|get|acquire|release|notify\w*|wait)\(|\]\s*=(?!=)|\.[\w$]+\s*[-+*/]?=(?!=)|\+\+|--/,
  python: /\b(?:global|nonlocal)\b|\.(?:append|add|pop|remove|extend|insert|update|clear|put\w*|get|get_nowait|acquire|release|notify\w*|wait)\(|\]\s*[-+*/]?=(?!=)|^\s*[\w.]+\.\w+\s*[-+*/]?=(?!=)/m,
};
const NAME = /[A-Za-z_$][\w$]*/g;

export function* oneByOne(record, source) {
  for (const { line, name, first } of [...pairs(source), ...collections(source)]) {
    const called = reachable(name, source);
    if (called && waitedTwice(record, name, called)) yield { line, code: 'one-by-one', data: { name, first } };
  }
}

function* pairs(source) {
  for (let first = 1; first < source.lines.length; first += 1) {
    const one = source.line(first).match(STATEMENT[source.language]);
    if (!one) continue;
    const line = source.after(first);
    const other = source.line(line).match(STATEMENT[source.language]);
    if (!other || other[2] !== one[2] || source.indent(line) !== source.indent(first)) continue;
    const names = (match) => new Set(withoutTexts(match[3]).match(NAME));
    const shared = [...names(other)].filter((name) => name === one[1] || names(one).has(name));
    if (shared.length === 0 && isOneCall(one[3]) && isOneCall(other[3])) yield { line, name: one[2], first };
  }
}

/** A loop that does nothing but await and keep what comes of it. */
function* collections(source) {
  for (let line = 2; line <= source.lines.length; line += 1) {
    const [, name, args] = source.line(line).match(COLLECTS[source.language]) ?? [];
    if (!name || !isOneCall(args)) continue;
    const loop = source.line(line - 1).match(LOOP[source.language]);
    const isWhole = loop && source.endOfBlock(line - 1) === line;
    if (isWhole && withoutTexts(args).match(NAME)?.includes(loop[1])) yield { line, name, first: null };
  }
}

const withoutTexts = (args) => args.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, '""');

/** Whether these are the arguments of one call, and the call is all there is: nothing is awaited or called on the way. */
function isOneCall(args) {
  return !/[()]|\bawait\b|\byield\b/.test(withoutTexts(args));
}

/** The functions of the program that `name` may call, itself included; null if one of them leaves something behind. */
function reachable(name, source) {
  const found = new Set();
  const waiting = [name];
  while (waiting.length > 0) {
    const called = source.functions.get(waiting.pop());
    if (!called) return null;
    if (found.has(called)) continue;
    found.add(called);
    const body = source.between(called.first, called.last);
    if (LEAVES[source.language].test(body) || assignsOutside(body, source.language)) return null;
    for (const word of new Set(body.match(NAME))) if (source.functions.has(word)) waiting.push(word);
  }
  return [...found];
}

/** JavaScript: whether a name is assigned that is not declared in the same text. */
function assignsOutside(body, language) {
  if (language !== 'javascript') return false;
  const declared = new Set([...body.matchAll(/\b(?:const|let|var)\s+([\w$]+)/g)].map(([, name]) => name));
  return [...body.matchAll(/^\s*([\w$]+)\s*[-+*/]?=(?!=|>)/gm)].some(([, name]) => !declared.has(name));
}

/** Whether one task, which does not run `name` as its own coroutine, waited twice for time in these functions, and for nothing else. */
function waitedTwice(record, name, functions) {
  const times = new Map();
  for (let i = 0; i < record.count; i += 1) {
    if (record.kind(i) !== 'awaits') continue;
    const { task, future, line } = record.event(i);
    if (!functions.some(({ first, last }) => line >= first && line <= last)) continue;
    const birth = record.birth(task);
    if (birth < 0 || record.field(birth, 'label') === name) continue;
    const made = record.birth(future);
    const isSleep = made >= 0 && record.field(made, 'purpose') === 'sleep' && record.field(made, 'argument') > 0;
    times.set(task, isSleep ? (times.get(task) ?? 0) + 1 : -Infinity);
  }
  return [...times.values()].some((count) => count >= 2);
}
