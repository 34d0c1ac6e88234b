// Reads asyncio.d.ts, the one place that describes the language, into what the editor needs to complete and explain it.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** Where a program's words are declared. */
const DECLARATIONS = ['asyncio.d.ts', 'asyncio-context.d.ts'];

/**
 * One entry a name: {name, owner, kind, signature, doc, returns?, extends?, hidden?}. `owner` is the class of a member
 * and null for a bare name; `returns` and `extends` are names of classes; a hidden class has no name in a program.
 */
export async function vocabulary() {
  const files = await Promise.all(DECLARATIONS.map(async (name) =>
    ts.createSourceFile(name, await readFile(new URL(name, import.meta.url), 'utf8'), ts.ScriptTarget.Latest, true)));
  const statements = files.flatMap((file) => file.statements);
  const declared = statements.filter(ts.isModuleDeclaration).flatMap(({ body }) => body.statements);
  const bare = new Set(statements.filter(ts.isImportEqualsDeclaration).map(({ name }) => name.text));
  const classes = new Map(declared.filter(ts.isClassDeclaration).map((each) => [each.name.text, each]));
  return merged(declared.flatMap((statement) => read(statement, bare, classes)));
}

function read(statement, bare, classes) {
  if (ts.isFunctionDeclaration(statement)) return [callable(statement, 'function', null)];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => entry(statement, name.text, 'constant', null, name.text));
  }
  return ts.isClassDeclaration(statement) ? readClass(statement, bare, classes) : [];
}

function readClass(declaration, bare, classes) {
  const name = declaration.name.text;
  const base = baseOf(declaration);
  const signature = bare.has(name) && !madeElsewhere(declaration) ? `new ${name}(${makerOf(declaration, classes)})` : name;
  const members = declaration.members.filter((member) => member.name && ts.isIdentifier(member.name) && member.name.text !== 'then');
  return [
    { ...entry(declaration, name, 'class', null, signature), ...(base && { extends: base }), ...(!bare.has(name) && { hidden: true }) },
    ...members.map((member) => (ts.isMethodDeclaration(member)
      ? callable(member, 'method', name)
      : entry(member, member.name.text, 'property', name, member.name.text))),
  ];
}

/** A class whose objects come from a function, as tasks from createTask(), declares its constructor private. */
function madeElsewhere({ members }) {
  return members.some((member) => ts.isConstructorDeclaration(member) && (member.modifiers?.length ?? 0) > 0);
}

function baseOf(declaration) {
  return declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0].expression.text;
}

/** The parameters of a class's constructor, which may be that of the class it extends. */
function makerOf(declaration, classes) {
  const own = declaration.members.find(ts.isConstructorDeclaration);
  const base = baseOf(declaration);
  if (own || !base) return parameters(own);
  return base === 'Error' ? 'message?' : makerOf(classes.get(base), classes);
}

function callable(node, kind, owner) {
  const name = node.name.text;
  const returns = ts.isTypeReferenceNode(node.type) ? node.type.typeName.getText() : null;
  const gives = returns ?? (node.type.kind === ts.SyntaxKind.VoidKeyword ? null : node.type.getText());
  const signature = `${name}(${parameters(node)})${gives && kindOfValue(gives) ? ` → ${gives}` : ''}`;
  return { ...entry(node, name, kind, owner, signature), ...(returns && { returns }) };
}

/** A type that says something to a reader: not a type parameter, nor one that is spelt out at length. */
function kindOfValue(type) {
  return /^\w{2,}( \| null)?$/.test(type) && type !== 'any' && type !== 'unknown';
}

/** `seconds, result?` and `{timeout, returnWhen}?`: names only, since types are noise to a learner. */
function parameters(node) {
  return (node?.parameters ?? []).map(({ name, type, questionToken, dotDotDotToken }) => {
    const fields = type && ts.isTypeLiteralNode(type) ? `{${type.members.map((member) => member.name.text).join(', ')}}` : name.text;
    return `${dotDotDotToken ? '...' : ''}${fields}${questionToken ? '?' : ''}`;
  }).join(', ');
}

function entry(node, name, kind, owner, signature) {
  return { name, owner, kind, signature, doc: documentation(node) };
}

function documentation(node) {
  const comment = node.jsDoc?.at(-1)?.comment;
  return (typeof comment === 'string' ? comment : ts.getTextOfJSDocComment(comment) ?? '').replace(/([^\n])\n(?!\n)/g, '$1 ');
}

/** Overloads are one entry with several signatures. */
function merged(entries) {
  const known = new Map();
  for (const each of entries) {
    const key = `${each.owner}.${each.name}`;
    const first = known.get(key);
    if (first) first.signature += `\n${each.signature}`;
    else known.set(key, each);
  }
  return [...known.values()];
}
