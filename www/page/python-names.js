// Completion in Python: asyncio's names after `asyncio.`, what the program itself defines, builtins and keywords.

import { vocabularyEntries } from './vocabulary.js';

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
/** asyncio's vocabulary is written down in JavaScript's case; these do not exist in Python. */
const NOT_PYTHON = new Set(['asyncWith', 'awaited']);

const DEFINITION = /\b(?:def|class|for|as|import)\s+([^\W\d]\w*)|^\s*([^\W\d]\w*)\s*(?::[^=\n]+)?=(?!=)/gmu;
const PARAMETERS = /\bdef\s+\w+\s*\(([^)]*)\)/gu;

/** `waitFor` as Python writes it; classes and constants keep their names. */
export const pythonName = (name) => (/^[A-Z]/.test(name) ? name : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** @returns {Set<string>} names that the program defines, in its order */
export function definedNames(text) {
  const defined = [...text.matchAll(DEFINITION)].map(([, word, assigned]) => word ?? assigned);
  const parameters = [...text.matchAll(PARAMETERS)].flatMap(([, list]) => list.match(/[^\W\d]\w*(?=\s*(?:[:=,]|$))/gu) ?? []);
  return new Set([...defined, ...parameters]);
}

export function completePython(context) {
  const typed = context.matchBefore(/(?:[\p{L}\w]+\s*\.\s*)?[\p{L}\w]*$/u);
  if (!typed || (typed.text === '' && !context.explicit)) return null;
  const [receiver, name] = typed.text.includes('.') ? typed.text.split('.').map((part) => part.trim()) : [null, typed.text];
  const options = receiver === null ? bareNames(context, name) : membersOf(receiver);
  return options.length > 0 ? { from: context.pos - name.length, options, validFor: /^[\p{L}\w]*$/u } : null;
}

function bareNames(context, typed) {
  const defined = definedNames(context.state.doc.toString());
  defined.delete(typed);
  return [...[...defined].map((label) => ({ label, type: 'variable' })), ...SYNTAX.filter(({ label }) => !defined.has(label))];
}

function membersOf(receiver) {
  if (receiver !== 'asyncio') return [];
  return vocabularyEntries()
    .filter(({ owner, hidden, name }) => owner === null && !hidden && !NOT_PYTHON.has(name))
    .map(({ name, kind }) => ({ label: pythonName(name), type: kind }));
}
