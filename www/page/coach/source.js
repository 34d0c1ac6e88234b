// What the coach reads in a program's text, line by line: functions and where they end, statements that are one line
// long. Where the text is laid out in another way, it finds nothing, and the coach is silent.

const DECLARED = {
  javascript: /(?:async\s+function|function\s*\*)\s*([\w$]+)\s*\((.*)\)\s*\{|([\w$]+)\s*=\s*async\s*(?:function\s*)?\((.*)\)\s*(?:=>)?\s*\{/,
  python: /^\s*async\s+def\s+(\w+)\s*\((.*)\)/,
};
const COMMENT = { javascript: /\s*\/\/[^'"`]*$/, python: /\s*#[^'"]*$/ };

export class Source {
  /** @param {string} text @param {'javascript' | 'python'} language */
  constructor(text, language) {
    this.language = language;
    this.lines = text.split('\n');
  }

  /** Line `number` without its comment, or ''. */
  line(number) {
    return (this.lines[number - 1] ?? '').replace(COMMENT[this.language], '').trimEnd();
  }

  indent(number) {
    return this.line(number).search(/\S|$/);
  }

  isBlank(number) {
    return /^\s*(?:#.*|\/\/.*)?$/.test(this.lines[number - 1] ?? '');
  }

  /** The next line after `number` with code on it, or one beyond the last. */
  after(number) {
    let next = number + 1;
    while (next <= this.lines.length && this.isBlank(next)) next += 1;
    return next;
  }

  /** Coroutine functions by name: the lines of their bodies; a name that is given twice is not among them. */
  get functions() {
    this.declared ??= this.#readFunctions();
    return this.declared;
  }

  #readFunctions() {
    const found = new Map();
    const twice = new Set();
    for (let first = 1; first <= this.lines.length; first += 1) {
      const [, plain, , arrow] = this.line(first).match(DECLARED[this.language]) ?? [];
      const name = plain ?? arrow;
      if (!name) continue;
      if (found.has(name)) twice.add(name);
      found.set(name, { name, first, last: this.endOfBlock(first) });
    }
    for (const name of twice) found.delete(name);
    return found;
  }

  /** The last line of what is indented under line `first`. */
  endOfBlock(first) {
    const depth = this.indent(first);
    let last = first;
    for (let next = this.after(first); next <= this.lines.length && this.indent(next) > depth; next = this.after(next)) last = next;
    return last;
  }

  /** The text of lines `first` to `last`, without comments. */
  between(first, last) {
    return Array.from({ length: last - first + 1 }, (_, i) => this.line(first + i)).join('\n');
  }

  /** The line of the catch clause around line `number` that matches `pattern`, or null. */
  catchAround(number, pattern) {
    let depth = this.indent(number);
    for (let next = this.after(number); next <= this.lines.length; next = this.after(next)) {
      const here = this.indent(next);
      if (here >= depth) continue;
      depth = here;
      if (pattern.test(this.line(next))) return next;
      if (!/^\s*(?:\}|except|else|finally)/.test(this.line(next))) return null;
    }
    return null;
  }

  /** The line of the only call of `name` that nothing awaits or wraps, or null. */
  loneCall(name) {
    const call = new RegExp(`(?<![\\w$.]|\\bdef |\\bfunction\\*? )${name.replaceAll('$', '\\$')}\\(`);
    const isHandedOn = /\bawait\b|\byield\b|create_task\(|createTask\(|gather\(|\brun\(|ensure_future\(/;
    const lines = this.lines.map((_, i) => i + 1).filter((number) => call.test(this.line(number)) && !isHandedOn.test(this.line(number)));
    return lines.length === 1 ? lines[0] : null;
  }
}
