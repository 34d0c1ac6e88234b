// An exercise: what an element asks of its program, hints and a solution for those who want them, and whether it has been
// solved, which the reader's browser remembers for the page. Programs know nothing of it.

import { el } from '../page/dom.js';
import { say } from '../page/messages.js';
import { headline } from '../page/output.js';
import { exerciseKey, remember } from '../page/store.js';
import { brokenRule } from './rules.js';
import { codeOf, dedent } from './source.js';

/**
 * The parts of an exercise, in templates of the element, or in other children with `hidden` where a generator of sites loses
 * what is in a template: nobody sees them before they are asked for.
 */
export function partsOf(element) {
  const all = (part) => [...element.querySelectorAll(`:scope > [data-exercise="${part}"]`)].map((child) => child.content ?? child);
  const [solution, output, trace, check, setup] = ['solution', 'output', 'trace', 'check', 'setup'].map((part) => all(part).map(codeIn)[0]);
  return { hints: all('hint').map(({ textContent }) => dedent(textContent)), solution, output, trace, check, setup };
}

/** The text of a part, which out of Markdown may be a block of code with its frame. */
function codeIn(part) {
  const pre = part.querySelector('pre');
  return pre ? codeOf(pre).source : dedent(part.textContent);
}

/**
 * @param {HTMLElement} place
 * @param {{name: string, parts: object, again: (source: string) => Promise<object>}} exercise again: runs a program unseen
 */
export function createExercise(place, { name, parts, again }) {
  const verdict = el('p', { class: 'verdict', role: 'status' });
  const folded = (key, number, body) => el('details', {}, say(el('summary'), key, number), body);
  const solution = parts.solution === undefined ? null : folded('solution', null, el('pre', { tabindex: 0 }, parts.solution));
  place.hidden = false;
  place.append(el('div', { class: 'exercise', part: 'exercise' }, verdict,
    ...parts.hints.map((hint, i) => folded('hint', i + 1, el('p', {}, hint))), solution));

  /** What is still wrong, as a message; null if nothing is. */
  async function faultOf({ program, result, record }) {
    if (result.error) return ['exerciseFails'];
    const wrong = parts.output === undefined ? null : firstDifference(parts.output, result.stdout);
    if (wrong) return ['exerciseOutput', ...wrong];
    const broken = parts.trace === undefined || !record ? null : brokenRule(record, parts.trace);
    if (broken) return [`exercise.${broken.rule}`, broken.value];
    if (parts.check === undefined) return null;
    const { error } = await again(`${program.text}\n${parts.check}\n`);
    return error && ['exerciseCheck', error.kind === 'exception' && error.message ? error.message : headline(error)];
  }

  return {
    clear() {
      verdict.className = 'verdict';
      say(verdict, 'empty');
    },

    /**
     * @param {{program: object, result: object, record: object | null}} course of a run that has ended
     * @param {() => boolean} isStale whether something else is shown by now
     */
    async judge(course, isStale) {
      const fault = await faultOf(course).catch(({ message }) => ['exerciseCheck', message]); // a rule that there is not
      if (isStale()) return;
      verdict.classList.toggle('solved', !fault);
      say(verdict, ...(fault ?? ['solved']));
      if (!fault) remember(exerciseKey(name), 'solved');
    },
  };
}

/** The number of the first line that differs, with what it should be and is (null: none); null if all are the same. */
export function firstDifference(expected, printed) {
  const lines = (text) => text.trimEnd().split('\n').map((line) => line.trimEnd());
  const [wanted, got] = [lines(expected), lines(printed)];
  const at = Array.from({ length: Math.max(wanted.length, got.length) }, (_, i) => i).find((i) => wanted[i] !== got[i]);
  return at === undefined ? null : [at + 1, wanted[at] ?? null, got[at] ?? null];
}
