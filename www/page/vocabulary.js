// Help with asyncio's names: what there is in each language comes from asyncio.json, which the build makes from asyncio.d.ts
// and asyncio.pyi; it is fetched when somebody asks first, and without it the editor works, only less helpfully.

import { syntaxTree } from '@codemirror/language';
import { hoverTooltip } from '@codemirror/view';
import { el } from './dom.js';
import { classOf } from './infer.js';

/** By language: one entry a name, as vocabulary.mjs and stub.mjs make them. */
let vocabularies = {};
let place = null;
let loading = null;

/** @param {URL} url where asyncio.json is */
export function placeVocabulary(url) {
  place ??= url;
}

async function load() {
  const response = await fetch(place);
  if (response.ok) vocabularies = await response.json();
}

/** `ask`, a source of completions or of a tooltip, once the entries are there. */
export function whenKnown(ask) {
  return async (...given) => {
    await (loading ??= load().catch(() => (loading = null)));
    return ask(...given);
  };
}

/** The entries one may write after `asyncio.`. */
export function namesOf(language) {
  return (vocabularies[language] ?? []).filter(({ owner, hidden }) => owner === null && !hidden);
}

/** The entries one may write after `receiver.`, which is a variable of the program or asyncio itself. */
export function membersOf(receiver, text, language) {
  if (receiver === 'asyncio') return namesOf(language);
  const entries = vocabularies[language] ?? [];
  const chain = lineage(classOf(receiver, text, language, entries), entries);
  return chain.flatMap((owner) => entries.filter((entry) => entry.owner === owner));
}

/** A class and the classes it extends. */
function lineage(name, entries) {
  const chain = [];
  for (let at = name; at && !chain.includes(at); at = entries.find((entry) => entry.kind === 'class' && entry.name === at)?.extends) chain.push(at);
  return chain;
}

/** An entry as completion lists it. */
export function optionOf(entry) {
  return { label: entry.name, type: entry.kind, detail: parameters(entry), info: () => explain(entry) };
}

/** What stands after the name in its first signature. */
function parameters({ name, signature }) {
  const [first] = signature.split('\n');
  return first.slice(first.indexOf(name) + name.length);
}

function inText(state, position) {
  return /string|comment/.test(syntaxTree(state).resolveInner(position, -1).name);
}

/** @param {(receiver: string | null, text: string) => object[]} entriesFor what may stand behind a receiver, or by itself */
export const explainOnHover = (entriesFor) => hoverTooltip(whenKnown(({ state }, position) => {
  const range = state.wordAt(position);
  if (!range || inText(state, position)) return null;
  const word = state.sliceDoc(range.from, range.to);
  const before = /([\p{L}\w$]+)\s*\.\s*$/u.exec(state.sliceDoc(Math.max(0, range.from - 80), range.from));
  const entry = entriesFor(before?.[1] ?? null, state.doc.toString()).find(({ name }) => name === word);
  return entry ? { pos: range.from, end: range.to, above: true, create: () => ({ dom: explain(entry) }) } : null;
}));

/** The signature, then the documentation, whose `code` is set as code. */
function explain({ signature, doc }) {
  const paragraphs = doc.split(/\n\s*\n/).map((paragraph) =>
    el('p', {}, ...paragraph.split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part))));
  return el('div', { class: 'doc' }, el('code', { class: 'signature' }, signature), ...paragraphs);
}
