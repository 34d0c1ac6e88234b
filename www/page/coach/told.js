// What the run said itself: the error that ended it, and its diagnostics.

/** Errors that a program ended with, by CPython's words and ours. */
const ERRORS = [
  ['RuntimeError', /^Event loop is closed$/, 'loop-closed'],
  ['RuntimeError', /cannot be called from a running event loop$|^This event loop is already running$|^Cannot run the event loop while another loop is running$/, 'run-in-loop'],
  ['TypeError', /^can't send non-None value to a just-started (?:async )?(?:generator|coroutine)$/, 'first-send'],
  // What older notes still have.
  ['AttributeError', /^module 'asyncio' has no attribute 'coroutine'/, 'coroutine-decorator'],
  ['TypeError', /^asyncio\.coroutine is not a function$/, 'coroutine-decorator'],
  ['TypeError', /^\w+\(\) got an unexpected keyword argument 'loop'$/, 'loop-argument'],
];

/** CPython's warning on stderr, which is where Python programs have it; what is said of a set-up is not the reader's. */
const WARNED = /^(?!setup\.py:)[^\s:]+:(\d+): RuntimeWarning: coroutine '([^']+)' was never awaited$/gm;

export function* told({ error, diagnostics, stderr }, record, names, source) {
  for (const [type, words, code] of ERRORS) {
    if (error?.type === type && words.test(error.message)) yield { line: error.line, code, data: {} };
  }
  for (const diagnostic of diagnostics) yield* explain(diagnostic, record, names);
  for (const [, line, name] of stderr.matchAll(WARNED)) {
    const short = name.split('.').at(-1);
    yield { line: source.loneCall(short) ?? Number(line), code: 'never-awaited', data: { name: short } };
  }
  if (source.language === 'javascript') yield* firstSends(source);
}

function* explain({ kind, message, line, task }, record, names) {
  const name = message.match(/^coroutine '(.+)' was never awaited$/)?.[1];
  if (kind === 'never-awaited' && name) yield { line, code: 'never-awaited', data: { name } };
  if (kind === 'slow-step') yield { line, code: 'blocking', data: { seconds: Number(message.match(/took ([\d.]+) seconds/)[1]) } };
  if (kind === 'never-retrieved') {
    const error = message.match(/exception=(.*)>$/)?.[1] ?? message.match(/never retrieved: (.*)$/)?.[1];
    const made = task && record ? record.event(record.birth(task)).line : null;
    if (error) yield { line: made || line, code: 'never-retrieved', data: { who: made ? names.who(task) : null, error } };
  }
}

/**
 * JavaScript drops the first value that is sent, without a word. So the text has to tell: a generator is made, and its
 * first next() on the same level of the same block is handed a value that the generator's own first yield gives to nobody.
 */
function* firstSends(source) {
  const generators = new Set(source.lines.flatMap((line) => line.match(/function\s*\*\s*([\w$]+)/)?.[1] ?? []));
  for (let made = 1; made <= source.lines.length; made += 1) {
    const [, variable, name] = source.line(made).match(/^\s*(?:const|let|var)\s+([\w$]+)\s*=\s*([\w$]+)\(/) ?? [];
    if (!generators.has(name)) continue;
    const used = new RegExp(`(?<![\\w$.])${variable.replaceAll('$', '\\$')}(?![\\w$])`);
    let next = source.after(made);
    while (next <= source.lines.length && source.indent(next) >= source.indent(made) && !used.test(source.line(next))) next = source.after(next);
    const sends = new RegExp(`(?<![\\w$.])${variable.replaceAll('$', '\\$')}\\.next\\(\\s*[^)\\s]`);
    if (source.indent(next) === source.indent(made) && sends.test(source.line(next))) yield { line: next, code: 'first-send', data: { variable } };
  }
}
