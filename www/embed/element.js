// `<loop-scope>`: a program in somebody's notes that can be run, changed and looked into. This is the small part that a
// page loads; the editor and the views come when a reader touches it (views.js), a language's runtime with its first run.

import { LANGUAGES } from '../host/languages.js';
import { exerciseKey, recall } from '../page/store.js';
import { createShell, VIEWS } from './shell.js';
import { attachTo, hideBlockBefore, programOf } from './source.js';
import { follow, unfollow } from './theme.js';

/** Milliseconds between two looks whether it can be seen yet, while it is in the window. */
const LOOKS_EVERY = 100;
const CLOCKS = ['virtual', 'real'];
/** Attributes that are there or not, by the name of their property. */
const SWITCHES = { readOnly: 'readonly', autoplay: 'autoplay' };
/** Attributes of text, by the name of their property. */
const TEXTS = { speed: 'speed', editable: 'editable', height: 'height', exercise: 'exercise' };

/** What all elements of a page share: where programs run, and where the other files are. */
let home = null;

/** Outside a document there is nothing to extend, and nobody to make one. */
export class LoopScope extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ['language', 'view', 'speed', 'readonly', 'editable', 'height', 'lang'];

  #shell;
  #program = null;
  #opening = null;
  #views = null;
  #seen = null;
  /** Where in the program the pointer was last. */
  #pointer = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    this.#shell = createShell(root, {
      onRun: () => this.run(),
      onStop: () => this.stop(),
      onReset: () => this.reset(),
      onView: (view) => {
        this.view = view;
        this.#open();
      },
    });
    const { editor } = this.#shell.places;
    editor.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => (this.#pointer = { x, y }));
    editor.addEventListener('focusin', () => this.#open());
    // The page's own shortcuts, as slides have them, are not meant while one types here.
    for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, (event) => event.stopPropagation());
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) this.run();
    }, { capture: true });
  }

  connectedCallback() {
    for (const name of Object.keys(this)) this.#takeOver(name);
    follow(this, (scheme) => (this.#shell.places.base.style.colorScheme = scheme));
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.#begin(), { once: true });
    else this.#begin();
  }

  disconnectedCallback() {
    unfollow(this);
    this.#seen?.disconnect();
    this.stop();
  }

  attributeChangedCallback(name) {
    if (!this.#program) return;
    if (name === 'language' || name === 'lang') this.#show();
    else this.#apply();
  }

  // ---- properties ---------------------------------------------------------------------------------------------

  /** The program as it stands. */
  get source() {
    return this.#views?.source ?? this.#program?.source ?? '';
  }

  /** The program as it is given: what Reset goes back to. */
  set source(text) {
    this.#program = { language: null, ...this.#program, source: String(text) };
    this.#views?.replace(this.#program.source);
    this.#show();
  }

  get language() {
    return one(Object.keys(LANGUAGES), this.getAttribute('language') ?? this.#program?.language);
  }

  set language(language) {
    this.setAttribute('language', language);
  }

  get clock() {
    return one(CLOCKS, this.getAttribute('clock'));
  }

  set clock(clock) {
    this.setAttribute('clock', clock);
  }

  get view() {
    return one(VIEWS, this.getAttribute('view'));
  }

  set view(view) {
    this.setAttribute('view', view);
  }

  get running() {
    return this.#views?.running ?? false;
  }

  // ---- methods ------------------------------------------------------------------------------------------------

  /** Runs the program; resolves to its result, or to null if another run took its place or the views cannot be loaded. */
  async run() {
    const views = await this.#open();
    if (!views || !this.isConnected) return null;
    const { source, language, clock } = this;
    this.#shell.hideStored();
    this.#tell('ls-run', { source, language, clock });
    const result = await views.run({ language, clock });
    if (result) this.#tell(result.error ? 'ls-error' : 'ls-done', { result });
    return result;
  }

  stop() {
    this.#views?.stop();
  }

  /** Brings the program back as it was given. */
  reset() {
    this.#views?.replace(this.#program.source);
    this.#shell.showChanged(false);
  }

  // ---- inside -------------------------------------------------------------------------------------------------

  /** A property that was set before the element was known hides the one of its class. */
  #takeOver(name) {
    if (!(name in LoopScope.prototype)) return;
    const value = this[name];
    delete this[name];
    this[name] = value;
  }

  #begin() {
    if (!this.isConnected) return;
    if (!this.#program) {
      this.#program = programOf(this);
      if (this.#program.block) hideBlockBefore(this);
    }
    this.#show();
    if (this.exercise !== null && recall(exerciseKey(this.exercise))) this.#shell.showSolved();
    if (this.autoplay && !this.#seen) this.#runWhenSeen();
  }

  /** Slides lie on one another, unseen until it is their turn: of that no observer tells, so it looks now and then. */
  #runWhenSeen() {
    let looking = 0;
    const look = () => {
      if (this.isConnected && !this.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      clearInterval(looking);
      this.#seen.disconnect();
      if (this.isConnected) this.run();
    };
    this.#seen = new IntersectionObserver((entries) => {
      clearInterval(looking);
      if (entries.at(-1).isIntersecting) looking = setInterval(look, LOOKS_EVERY);
    });
    this.#seen.observe(this);
  }

  /** The program and the words around it. */
  #show() {
    const { language } = this;
    if (!this.#views) this.#shell.showSource(this.source, language);
    this.#shell.speak(this.#spoken, LANGUAGES[language].title);
    this.#views?.retell(this.#spoken);
    this.#apply();
  }

  #apply() {
    const { editor } = this.#shell.places;
    const height = this.height ?? '';
    editor.style.maxHeight = /^\d+$/.test(height) ? `${height}px` : height;
    this.#shell.showView(this.view);
    this.#views?.apply(this.#settings);
  }

  get #settings() {
    const { language, view, speed } = this;
    return { language, view, speed: speed ?? '1', access: { readonly: this.readOnly, region: regionOf(this.editable) } };
  }

  /** The language of the words: of the nearest `lang`, as the browser takes it. */
  get #spoken() {
    return this.closest('[lang]')?.lang || document.documentElement.lang || 'en';
  }

  /** Loads the editor and the views, once; null if they cannot be had, and the next touch tries again. */
  #open() {
    this.#opening ??= this.#load().catch((failure) => {
      this.#opening = null;
      this.#shell.places.status.textContent = this.#shell.speak(this.#spoken, LANGUAGES[this.language].title).partsMissing;
      console.error(failure);
      return null;
    });
    return this.#opening;
  }

  async #load() {
    const { playground, base, loadViews } = home;
    playground().prepare({ language: this.language });
    const { openViews } = await loadViews();
    this.#views = openViews(this.#shell, {
      source: this.source,
      given: () => this.#program.source,
      spoken: this.#spoken,
      playground: playground(),
      base,
      pointer: this.#pointer,
      settings: this.#settings,
      element: this,
      onRetry: () => this.run(),
    });
    return this.#views;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

for (const [property, attribute] of Object.entries(SWITCHES)) {
  Object.defineProperty(LoopScope.prototype, property, {
    get() {
      return this.hasAttribute(attribute);
    },
    set(isOn) {
      this.toggleAttribute(attribute, Boolean(isOn));
    },
    enumerable: true,
    configurable: true,
  });
}

for (const [property, attribute] of Object.entries(TEXTS)) {
  Object.defineProperty(LoopScope.prototype, property, {
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
    enumerable: true,
    configurable: true,
  });
}

/** `value` if it is one of `values`, else the first of them. */
function one(values, value) {
  return values.includes(value) ? value : values[0];
}

/** '3-5' or '4': lines of the program. */
function regionOf(text) {
  const [, from, to = from] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(text ?? '') ?? [];
  return from > 0 ? { from: Number(from), to: Number(to) } : null;
}

/**
 * Makes `<loop-scope>` known to the page, and puts one after each block of code that the script's tag asks for.
 * @param {{playground: () => object, base: URL, loadViews: () => Promise<object>}} shared
 */
export function define(shared) {
  if (customElements.get('loop-scope')) return; // the script is there twice
  home = shared;
  customElements.define('loop-scope', LoopScope);
  const own = new URL('loopscope.js', shared.base).href;
  const script = [...document.querySelectorAll('script[data-attach]')].find(({ src }) => src.split(/[?#]/)[0] === own);
  if (!script) return;
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => attachTo(script.dataset.attach), { once: true });
  else attachTo(script.dataset.attach);
}
