// Completion and hover help for asyncio's vocabulary. What there is comes from asyncio.json, which the build makes
// from asyncio.d.ts; it is fetched when somebody asks first, and without it the editor works, only less helpfully.

import { syntaxTree } from '@codemirror/language';
import { hoverTooltip } from '@codemirror/view';
import { el } from './dom.js';
import { classOf } from './infer.js';

/** What vocabulary.mjs makes: one entry a name. */
let entries = [];
let place = null;
let loading = null;

/** @param {URL} url where asyncio.json is */
export function placeVocabulary(url) {
  place ??= url;
}

async function load() {
  const response = await fetch(place);
  if (response.ok) entries = await response.json();
}

/** `ask`, a source of completions or of a tooltip, once the entries are there. */
export function whenKnown(ask) {
  return async (...given) => {
    await (loading ??= load().catch(() => (loading = null)));
    return ask(...given);
  };
}

export const vocabularyEntries = () => entries;

/** The entries one may write after `receiver.`; without a receiver, the bare names. */
function membersOf(receiver, text) {
  if (receiver === null || receiver === 'asyncio') return entries.filter(({ owner, hidden }) => owner === null && !hidden);
  const chain = lineage(classOf(receiver, text, entries));
  return chain.flatMap((owner) => entries.filter((entry) => entry.owner === owner));
}

/** A class and the classes it extends. */
function lineage(name) {
  const chain = [];
  for (let at = name; at && !chain.includes(at); at = entries.find((entry) => entry.kind === 'class' && entry.name === at)?.extends) chain.push(at);
  return chain;
}

/** `queue.pu` is receiver 'queue' and typed 'pu'; the receiver is null for a bare name, undefined if it is no name. */
function whatIsTyped(context) {
  const [, chain, typed] = /((?:[\w$]*\s*\.\s*)?)([\w$]*)$/.exec(context.matchBefore(/.*$/).text);
  const receiver = /^([\w$]+)\s*\./.exec(chain)?.[1];
  return { receiver: chain === '' ? null : receiver, typed };
}

/** What stands after the name in its first signature. */
function parameters({ name, signature }) {
  const [first] = signature.split('\n');
  return first.slice(first.indexOf(name) + name.length);
}

export function completeVocabulary(context) {
  const { receiver, typed } = whatIsTyped(context);
  if (receiver === undefined || (receiver === null && typed === '' && !context.explicit)) return null;
  const options = membersOf(receiver, context.state.doc.toString()).map((entry) => ({
    label: entry.name,
    type: entry.kind,
    detail: parameters(entry),
    info: () => explain(entry),
  }));
  return options.length > 0 ? { from: context.pos - typed.length, options, validFor: /^[\w$]*$/ } : null;
}

function inText(state, position) {
  return /string|comment/.test(syntaxTree(state).resolveInner(position, -1).name);
}

export const explainOnHover = hoverTooltip(whenKnown(({ state }, position) => {
  const range = state.wordAt(position);
  if (!range || inText(state, position)) return null;
  const word = state.sliceDoc(range.from, range.to);
  const before = /([\w$]+)\s*\.\s*$/.exec(state.sliceDoc(Math.max(0, range.from - 80), range.from));
  const entry = membersOf(before?.[1] ?? null, state.doc.toString()).find(({ name }) => name === word);
  return entry ? { pos: range.from, end: range.to, above: true, create: () => ({ dom: explain(entry) }) } : null;
}));

/** The signature, then the documentation, whose `code` is set as code. */
function explain({ signature, doc }) {
  const paragraphs = doc.split(/\n\s*\n/).map((paragraph) =>
    el('p', {}, ...paragraph.split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part))));
  return el('div', { class: 'doc' }, el('code', { class: 'signature' }, signature), ...paragraphs);
}
