// Help with names in Python: asyncio's and those of its objects, what the program itself defines, builtins and keywords.

import { importedNames } from './infer.js';
import { membersOf, namesOf, optionOf } from './vocabulary.js';

const KEYWORDS = (
  'and as assert async await break case class continue def del elif else except finally for from global if import in is ' +
  'lambda match nonlocal not or pass raise return try while with yield None True False').split(' ');
const BUILTINS = (
  'abs aiter all anext any bool bytes callable chr dict dir divmod enumerate filter float format frozenset getattr hasattr ' +
  'hash hex id input int isinstance issubclass iter len list map max min next object oct ord pow print range repr reversed ' +
  'round set setattr slice sorted staticmethod str sum super tuple type vars zip ' +
  'BaseException Exception ExceptionGroup IndexError KeyError RuntimeError StopAsyncIteration StopIteration TimeoutError ' +
  'TypeError ValueError ZeroDivisionError').split(' ');
const MODULES = (
  'asyncio collections contextlib contextvars dataclasses datetime functools heapq itertools json math operator random re ' +
  'string time traceback types typing weakref').split(' ');
const SYNTAX = [
  ...KEYWORDS.map((label) => ({ label, type: 'keyword' })),
  ...BUILTINS.map((label) => ({ label, type: 'function' })),
  ...MODULES.map((label) => ({ label, type: 'namespace' })),
];
const DEFINITION = /\b(?:def|class|for|as|import)\s+([^\W\d]\w*)|^\s*([^\W\d]\w*)\s*(?::[^=\n]+)?=(?!=)/gmu;
const PARAMETERS = /\bdef\s+\w+\s*\(([^)]*)\)/gu;

/** @returns {Set<string>} names that the program defines, in its order */
export function definedNames(text) {
  const defined = [...text.matchAll(DEFINITION)].map(([, word, assigned]) => word ?? assigned);
  const parameters = [...text.matchAll(PARAMETERS)].flatMap(([, list]) => list.match(/[^\W\d]\w*(?=\s*(?:[:=,]|$))/gu) ?? []);
  return new Set([...defined, ...parameters]);
}

/** The entries one may write after `receiver.`; without a receiver, what the program imports from asyncio. */
export function entriesInPython(receiver, text) {
  if (receiver !== null) return membersOf(receiver, text, 'python');
  const imported = importedNames(text);
  return namesOf('python').filter(({ name }) => imported.has(name));
}

export function completePython(context) {
  const typed = context.matchBefore(/(?:[\p{L}\w]+\s*\.\s*)?[\p{L}\w]*$/u);
  if (!typed || (typed.text === '' && !context.explicit)) return null;
  const [receiver, name] = typed.text.includes('.') ? typed.text.split('.').map((part) => part.trim()) : [null, typed.text];
  const text = context.state.doc.toString();
  const entries = entriesInPython(receiver, text).map(optionOf);
  const options = receiver === null ? [...entries, ...otherNames(text, name, entries)] : entries;
  return options.length > 0 ? { from: context.pos - name.length, options, validFor: /^[\p{L}\w]*$/u } : null;
}

function otherNames(text, typed, entries) {
  const defined = definedNames(text);
  for (const known of [typed, ...entries.map(({ label }) => label)]) defined.delete(known);
  return [...[...defined].map((label) => ({ label, type: 'variable' })), ...SYNTAX.filter(({ label }) => !defined.has(label))];
}
