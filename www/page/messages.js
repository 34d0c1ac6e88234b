// The page's words. Each language is one table in ../i18n; an element remembers its key, so that the language can
// change at any time without anything else being redrawn.

import en from '../i18n/en.js';
import ko from '../i18n/ko.js';
import { recall, remember } from './store.js';

const tables = { en, ko };
const said = new WeakMap();
let language = 'en';

/** The address decides first (?lang=ko), then what the reader chose last, then the browser. */
export function chooseLanguage() {
  const wishes = [new URLSearchParams(location.search).get('lang'), recall('language'), ...navigator.languages];
  const primary = wishes.map(primaryOf);
  setLanguage(primary.find((wish) => Object.hasOwn(tables, wish)) ?? 'en');
}

/** 'ko' of 'ko-KR' */
function primaryOf(tag) {
  return tag?.toLowerCase().split('-')[0];
}

export function otherLanguage() {
  return language === 'en' ? 'ko' : 'en';
}

export function switchLanguage() {
  setLanguage(otherLanguage());
  remember('language', language);
}

/**
 * The language of what is said from now on; nothing that has been said before changes.
 * @param {string} wanted a language tag; English, if there is no table for it
 */
export function speak(wanted) {
  const primary = primaryOf(wanted);
  language = Object.hasOwn(tables, primary) ? primary : 'en';
}

export function currentLanguage() {
  return language;
}

/** More messages, of a part of the page that is loaded only when somebody wants it. */
export function addMessages(more) {
  for (const [name, messages] of Object.entries(more)) Object.assign(tables[name], messages);
}

/** The message `key`, with `values` for those that need some. */
export function t(key, ...values) {
  const message = tables[language][key];
  return typeof message === 'function' ? message(...values) : message;
}

/** Makes `node` say a message, now and after every change of language. */
export function say(node, key, ...values) {
  node.dataset.i18n = key;
  said.set(node, values);
  node.textContent = t(key, ...values);
  return node;
}

function setLanguage(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  retell(document);
}

/** Says everything inside `root` in the language of now. */
export function retell(root) {
  for (const node of root.querySelectorAll('[data-i18n]')) say(node, node.dataset.i18n, ...(said.get(node) ?? []));
  for (const node of root.querySelectorAll('[data-i18n-label]')) node.setAttribute('aria-label', t(node.dataset.i18nLabel));
}
