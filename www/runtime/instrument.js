/**
 * Source text -> the same program with probes in it.
 *
 * The probes tell the runtime what an engine keeps to itself: which line runs, which async function
 * an `await` belongs to, and that a loop is still looping. They do not change what the program
 * means: the order of microtasks stays the engine's. Lines stay where they are; columns move.
 *
 * Every name that a probe uses begins with `__ls`, so that it cannot meet one of the program's.
 */
import { parse } from "acorn";

/** A syntax error with its place, in the program's own coordinates. */
export class ProgramSyntaxError extends Error {
  constructor(message, line, column) {
    super(message);
    this.name = "SyntaxError";
    this.line = line;
    this.column = column;
  }
}

const OPTIONS = {
  ecmaVersion: "latest",
  sourceType: "module",
  allowAwaitOutsideFunction: true,
  allowReturnOutsideFunction: true,
  locations: true,
};

/** Set-up neither awaits nor returns at its top level, which is a plain block. */
const SETUP_OPTIONS = { ecmaVersion: "latest", sourceType: "script", locations: true };

/**
 * @param {string} source
 * @returns {string} the body of an async function whose parameters are the probes and the language
 * @throws {ProgramSyntaxError}
 */
export function instrument(source) {
  const { program, writer } = read(source, OPTIONS);
  return writer.program(program);
}

/**
 * The same of code that is not the reader's: it has no lines of its own, and what it does is told at the line that called it.
 * @returns {string} statements of a plain function
 * @throws {ProgramSyntaxError}
 */
export function instrumentSetup(source) {
  const { program, writer } = readSetup(source);
  forgetLines(program);
  return writer.within("plain", () => writer.statements(program.body, program.start, program.end));
}

/** To the parser, an `await` where none may be is a name, and what comes after it unexpected. */
function readSetup(source) {
  try {
    return read(source, SETUP_OPTIONS);
  } catch (fault) {
    if (!isReadable(source, { ...SETUP_OPTIONS, allowAwaitOutsideFunction: true })) throw fault;
    throw new ProgramSyntaxError("await is only valid in async functions and at the top level of the program", fault.line, fault.column);
  }
}

function isReadable(source, options) {
  try {
    return Boolean(read(source, options));
  } catch {
    return false;
  }
}

function read(source, options) {
  const opens = [];
  const asyncNames = new Set();
  try {
    const onToken = (token) => token.type.label === "(" && opens.push(token.start);
    const program = parse(source, { ...options, onToken });
    collectAsyncNames(program, asyncNames);
    return { program, writer: new Writer(source, opens, asyncNames) };
  } catch (error) {
    if (!(error instanceof SyntaxError) || !error.loc) throw error;
    const message = error.message.replace(/ \(\d+:\d+\)$/, "");
    throw new ProgramSyntaxError(message, error.loc.line, error.loc.column + 1);
  }
}

const LOOPS = new Set(["WhileStatement", "DoWhileStatement", "ForStatement", "ForInStatement", "ForOfStatement"]);
/** Functions and methods that run a coroutine to its end. */
const RUNNERS = new Set(["run", "runUntilComplete"]);
const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
/** The mark of the frame (microscope.js) in the body of each kind of function that has one. */
const MARKS = { async: "__lsF.mark", asyncGenerator: "__lsF.mark", generator: "__lsG", iterator: "__lsG", plain: null };
/** Around code that the program did not ask for by a statement of its own. */
const LINE_KEPT = "const __lsL=__ls.line;";
const LINE_BACK = "__ls.line=__lsL;";
/** The line of code that is not the reader's. */
const HIDDEN = 0;
/** Statements that do nothing themselves: those in them tell their lines. */
const COMPOUND = new Set(["BlockStatement", "FunctionDeclaration", "EmptyStatement", "TryStatement"]);

class Writer {
  constructor(source, opens, asyncNames) {
    this.source = source;
    this.opens = opens;
    this.asyncNames = asyncNames;
    /** The kind of function whose body is being written. */
    this.kind = "async";
    /** The name of the innermost class or function around. */
    this.owner = "iterator";
  }

  get inAsync() {
    return this.kind === "async" || this.kind === "asyncGenerator";
  }

  get mark() {
    return MARKS[this.kind];
  }

  program(node) {
    for (const statement of node.body) {
      if (/^(Import|Export)/.test(statement.type)) {
        const { line, column } = statement.loc.start;
        const word = statement.type.startsWith("Import") ? "import" : "export";
        const why = `'${word}' has nothing to refer to here: a program is one file, and asyncio's names are there already`;
        throw new ProgramSyntaxError(why, line, column + 1);
      }
    }
    const last = node.body.at(-1);
    // The value of the program is that of its last expression, as in a REPL.
    if (last?.type === "ExpressionStatement" && !last.directive) last.answers = true;
    return this.statements(node.body, node.start, node.end);
  }

  /** The text of `node` with probes. `name` is what a function there is called. */
  write(node, name = "") {
    const special = this[node.type];
    return special ? special.call(this, node, name) : this.plain(node);
  }

  /** The text of `node` with its children written; `from` and `to` bound it. */
  plain(node, from = node.start, to = node.end) {
    let text = "";
    let at = from;
    for (const [child, name] of children(node)) {
      if (child.start < at || child.end > to) continue;
      text += this.source.slice(at, child.start) + this.write(child, name);
      at = child.end;
    }
    return text + this.source.slice(at, to);
  }

  statements(list, from, to) {
    let text = "";
    let at = from;
    // Function declarations are hoisted: a generator is known by its name from the first line on.
    for (const node of list) {
      if (node.type === "FunctionDeclaration" && node.generator && !node.async && node.id) {
        text += `__ls.generator(${node.id.name},${JSON.stringify(node.id.name)});`;
      }
    }
    for (const node of list) {
      text += this.source.slice(at, node.start) + this.statement(node);
      at = node.end;
    }
    return text + this.source.slice(at, to);
  }

  /** A statement in a list, which can have another before it. */
  statement(node) {
    if (node.answers) {
      return `__ls.line=${line(node)};return __ls.answer((${this.expression(node).replace(/;$/, "")}));`;
    }
    // Strict it is anyway, and a generator's parameters are not to be simple.
    if (node.directive) return node.directive === "use strict" ? "" : this.source.slice(node.start, node.end);
    const told = COMPOUND.has(node.type) || line(node) === HIDDEN ? "" : `__ls.line=${line(node)};`;
    const text = told + this.write(node);
    return isForAwait(node) ? `${text}__ls.here(__lsF);` : text;
  }

  /** A statement that stands alone behind `if`, `else`, `for` …: it becomes a block. */
  body(node, probe = "") {
    if (node.type === "BlockStatement") return this.block(node, probe);
    return `{${probe}${this.statement(node)}}`;
  }

  block(node, probe = "") {
    return `{${probe}${this.statements(node.body, node.start + 1, node.end)}`;
  }

  BlockStatement(node) {
    return this.block(node);
  }

  StaticBlock(node) {
    const open = this.source.indexOf("{", node.start);
    return this.source.slice(node.start, open + 1) + this.statements(node.body, open + 1, node.end);
  }

  SwitchCase(node) {
    if (node.consequent.length === 0) return this.plain(node);
    const from = node.consequent[0].start;
    const head = this.plain({ ...node, consequent: [] }, node.start, from);
    return head + this.statements(node.consequent, from, node.end);
  }

  IfStatement(node) {
    const text = [this.source.slice(node.start, node.test.start), this.write(node.test)];
    text.push(this.source.slice(node.test.end, node.consequent.start), this.body(node.consequent));
    if (node.alternate) {
      const otherwise = node.alternate.type === "IfStatement" ? this.write(node.alternate) : this.body(node.alternate);
      text.push(this.source.slice(node.consequent.end, node.alternate.start), otherwise);
    }
    return text.join("");
  }

  ExpressionStatement(node) {
    return this.expression(node);
  }

  /** The expression of a statement, with the parentheses and the semicolon that it may have. */
  expression(node) {
    const { expression } = node;
    if (expression.type !== "CallExpression") return this.plain(node);
    // A coroutine that is made and dropped here was meant to be awaited.
    const before = this.source.slice(node.start, expression.start);
    return `${before}__ls.dropped((${this.write(expression)}))${this.source.slice(expression.end, node.end)}`;
  }

  CatchClause(node) {
    const head = this.plain({ ...node, body: null }, node.start, node.body.start);
    const error = node.param?.type === "Identifier" ? `,${node.param.name}` : "";
    const woken = this.kind === "generator" ? `__lsM.woken(__lsG,"throw"${error});` : "";
    return head + this.block(node.body, this.inAsync ? "__ls.here(__lsF);" : woken);
  }

  TryStatement(node) {
    let text = this.plain({ ...node, finalizer: null }, node.start, (node.handler ?? node.block).end);
    if (node.finalizer) {
      const isGenerator = /generator/i.test(this.kind);
      // What is thrown in is told from what only closes.
      if (isGenerator && !node.handler) text += `catch(__lsE){__lsM.woken(${this.mark},"throw",__lsE);throw __lsE}`;
      text += this.source.slice((node.handler ?? node.block).end, node.finalizer.start);
      const closed = isGenerator ? `__lsM.woken(${this.mark},"close");` : "";
      text += this.block(node.finalizer, closed + (this.inAsync ? "__ls.here(__lsF);" : ""));
    }
    return text;
  }

  /** `run(main())`: the call of an async function, which would start at once, is made in the loop. */
  CallExpression(node) {
    const [first] = node.arguments;
    const callee = node.callee.property?.name ?? node.callee.name;
    if (!RUNNERS.has(callee) || first?.type !== "CallExpression" || !this.asyncNames.has(first.callee.name)) {
      return this.plain(node);
    }
    const { name } = first.callee;
    const call = `__ls.later(${JSON.stringify(name)},()=>${this.write(first)})`;
    return this.plain({ ...node, arguments: [] }, node.start, first.start) + call +
      this.plain({ ...node, callee: null, arguments: node.arguments.slice(1) }, first.end, node.end);
  }

  AwaitExpression(node) {
    const { argument } = node;
    const from = this.source.slice(node.start, argument.start);
    const to = this.source.slice(argument.end, node.end);
    const waited = `__ls.wait(__lsF,${line(node)},(${this.write(argument)}))`;
    return `(__ls.back(__lsF,${from}${waited}${to}))`;
  }

  YieldExpression(node) {
    const { argument, delegate } = node;
    const word = this.source.slice(node.start, argument?.start ?? node.end);
    const value = argument ? `(${this.write(argument)})` : "undefined";
    const rest = argument ? this.source.slice(argument.end, node.end) : "";
    const probe = delegate ? "delegates" : "yields";
    const text = `${word} __lsM.${probe}(${this.mark},${line(node)},${value}${this.inAsync ? "" : ",__lsL"})${rest}`;
    if (this.inAsync) return `(__ls.asked(__lsF,${text}))`;
    return `(__lsM.${delegate ? "back" : "sent"}(__lsG,${line(node)},${text},__lsL=__ls.line))`;
  }

  ReturnStatement(node) {
    const { argument } = node;
    if (!argument || !this.mark) return this.plain(node);
    const probe = this.kind === "iterator" ? `hands(__lsG,${line(node)}` : `returns(${this.mark}`;
    const before = this.source.slice(node.start, argument.start);
    return `${before}__lsM.${probe},(${this.write(argument)}))${this.source.slice(argument.end, node.end)}`;
  }

  FunctionDeclaration(node) {
    return this.callable(node, node.id?.name ?? "default");
  }

  FunctionExpression(node, name) {
    const text = this.callable(node, node.id?.name ?? name);
    const called = node.id?.name ?? name;
    if (node.generator && !node.async && !node.isMethod) return `__ls.generator((${text}),${JSON.stringify(called)})`;
    return text;
  }

  ArrowFunctionExpression(node, name) {
    if (!node.async) return this.within("plain", () => this.plainFunction(node));
    // Up to the arrow: the body may stand in parentheses, which are not its own.
    const head = this.plain({ ...node, body: null }, node.start, node.body.start);
    const arrow = head.lastIndexOf("=>") + 2;
    return `((...__lsP)=>${this.entered(node, head.slice(0, arrow), name || "<lambda>")})`;
  }

  MethodDefinition(node) {
    return this.method(node);
  }

  Property(node) {
    return node.method ? this.method(node) : this.plain(node);
  }

  /** A method's `async` stands before its name. */
  method(node) {
    const { value } = node;
    value.isMethod = true;
    value.called = node.computed ? this.source.slice(node.key.start - 1, node.key.end + 1) : node.key.name ?? "method";
    value.isNext = value.called === "next" && (node.kind === "method" || node.type === "Property");
    if (!value.async || value.generator) return this.plain(node);
    const key = this.plain({ ...node, value: null }, node.start, value.start).replace(/\basync\b\s*/, "");
    return key + this.asyncFunction(value, value.start, node.key.name ?? "method", "");
  }

  callable(node, name) {
    if (node.async && !node.generator) {
      const open = this.openParenthesis(node);
      const head = this.source.slice(node.start, open).replace(/^async\b[^\S\n]*/, "");
      return this.asyncFunction(node, open, name, head);
    }
    if (node.called === "[Symbol.iterator]" && !node.generator) return this.within("plain", () => this.iterates(node));
    if (node.isNext) return this.within("iterator", () => this.next(node));
    if (!node.generator) return this.ownedBy(name, () => this.within("plain", () => this.plainFunction(node)));
    return this.within(node.async ? "asyncGenerator" : "generator", () => this.generator(node, node.called ?? name));
  }

  /**
   * Its own parameters, and one more whose default is evaluated at every call, however many arguments there are:
   * `function* f(P) {B}` -> `function* f(P, ...{"": mark = made}) {begin; try {B} catch {threw} finally {over}}`.
   */
  generator(node, name) {
    const { params, body } = node;
    const called = JSON.stringify(name);
    const made = line(node) === HIDDEN ? "null" : `__lsM.made(${called})`;
    const last = params.at(-1);
    const open = this.openParenthesis(node) + 1;
    const bounds = last ? last.end : open;
    let head = this.plain({ ...node, body: null }, node.start, bounds);
    let rest = this.source.slice(bounds, body.start);
    let begin = `let __lsL=__ls.line;__lsM.begin(__lsG,${line(node)},__lsL);`;
    if (node.async) begin = `const __lsF=__ls.asyncGenerator(${called},${line(node)});`;
    else if (last?.type === "RestElement") begin = `const __lsG=${made};${begin}`;
    else {
      head += `${last ? "," : ""}...{"":__lsG=${made}}`;
      rest = rest.replace(/^(\s*),/, "$1");
    }
    return head + rest + this.marked(body, begin, `__lsM.over(${this.mark}${node.async ? "" : ",__lsL"})`);
  }

  /** The method of an iterator that is written by hand: it goes by the name of the class or function around it. */
  next(node) {
    const head = this.plain({ ...node, body: null }, node.start, node.body.start);
    const begin = `const __lsG=__lsM.next(this,${JSON.stringify(this.owner)},${line(node)});`;
    return head + this.marked(node.body, LINE_KEPT + begin, `__lsM.handed(__lsG);${LINE_BACK}`);
  }

  /** What `for…of` calls before it asks for values: the line that asks is the loop's. */
  iterates(node) {
    const head = this.plain({ ...node, body: null }, node.start, node.body.start);
    return `${head}{${LINE_KEPT}try${this.block(node.body)}finally{${LINE_BACK}}}`;
  }

  ClassDeclaration(node) {
    return this.ownedBy(node.id?.name, () => this.plain(node));
  }

  ClassExpression(node) {
    return this.ownedBy(node.id?.name, () => this.plain(node));
  }

  ownedBy(name, write) {
    const outer = this.owner;
    this.owner = name || outer;
    const text = write();
    this.owner = outer;
    return text;
  }

  /** A body whose frame is told how it ends. */
  marked(body, begin, over) {
    const text = this.statements(body.body, body.start + 1, body.end - 1);
    return `{${begin}try{${text}}catch(__lsE){throw __lsM.threw(${this.mark},__lsE)}finally{${over}}}`;
  }

  /** `async function f(P) {B}` -> `function f(...p) { enter; return exit((async (P) => {B})(...p)) }`. */
  asyncFunction(node, open, name, head) {
    const params = this.plain({ ...node, id: null, body: null }, open, node.body.start);
    return `${head}(...__lsP)${this.entered(node, `async ${params}=>`, name)}`;
  }

  entered(node, head, name) {
    const body = this.within("async", () =>
      node.body.type === "BlockStatement"
        ? this.statements(node.body.body, node.body.start + 1, node.body.end - 1)
        : `return __lsM.returns(__lsF.mark,(${this.write(node.body)}));`,
    );
    const enter = `const __lsF=__ls.enter(${JSON.stringify(name)},${line(node)});`;
    return `{${enter}return __ls.exit(__lsF,(${head}{try{${body}}catch(__lsE){throw __lsM.threw(__lsF.mark,__lsE)}finally{__ls.leave(__lsF)}})(...__lsP))}`;
  }

  plainFunction(node) {
    if (node.body.type !== "BlockStatement") return this.plain(node);
    const head = this.plain({ ...node, body: null }, node.start, node.body.start);
    return head + this.block(node.body);
  }

  within(kind, write) {
    const outer = this.kind;
    this.kind = kind;
    try {
      return write();
    } finally {
      this.kind = outer;
    }
  }

  openParenthesis(node) {
    const from = node.id ? node.id.end : node.start;
    return this.opens.find((open) => open >= from);
  }
}

for (const type of LOOPS) {
  Writer.prototype[type] = function loop(node) {
    const here = node.await ? "__ls.each(__lsF);" : "";
    const probe = `if(--__ls.fuel<0)__ls.tick(${line(node)});${here}`;
    if (type === "DoWhileStatement") {
      const between = this.source.slice(node.body.end, node.test.start);
      const after = this.source.slice(node.test.end, node.end);
      return `do ${this.body(node.body, probe)}${between}${this.write(node.test)}${after}`;
    }
    if (node.await) {
      const { right, body } = node;
      const head = this.plain({ ...node, right: null, body: null }, node.start, right.start);
      const iterable = `__ls.unseen((${this.write(right)}))`;
      return head + iterable + this.source.slice(right.end, body.start) + this.body(body, probe);
    }
    const head = this.plain({ ...node, body: null }, node.start, node.body.start);
    return head + this.body(node.body, probe);
  };
}

function collectAsyncNames(node, names) {
  if (node.type === "FunctionDeclaration" && node.async && !node.generator) names.add(node.id?.name);
  for (const [child, name] of children(node)) {
    if (FUNCTIONS.has(child.type) && child.async && !child.generator && name) names.add(name);
    collectAsyncNames(child, names);
  }
}

function isForAwait(node) {
  return node.type === "LabeledStatement" ? isForAwait(node.body) : node.type === "ForOfStatement" && node.await;
}

function line(node) {
  return node.loc.start.line;
}

function forgetLines(node) {
  node.loc.start.line = HIDDEN;
  for (const [child] of children(node)) forgetLines(child);
}

/** The child nodes in the order of the text, with the name a function there gets. */
function children(node) {
  const found = [];
  for (const [key, value] of Object.entries(node)) {
    if (key === "loc" || (key === "key" && node.shorthand)) continue; // a shorthand's key is its value
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child.type === "string" && typeof child.start === "number") {
        found.push([child, FUNCTIONS.has(child.type) ? nameFor(node, child) : ""]);
      }
    }
  }
  return found.sort((a, b) => a[0].start - b[0].start);
}

function nameFor(node, child) {
  if (node.type === "VariableDeclarator" && node.init === child) return node.id.name ?? "";
  if (node.type === "AssignmentExpression" && node.right === child) return node.left.name ?? "";
  if (node.type === "Property" && node.value === child && !node.computed) return node.key.name ?? "";
  if (node.type === "PropertyDefinition" && node.value === child && !node.computed) return node.key.name ?? "";
  return "";
}
