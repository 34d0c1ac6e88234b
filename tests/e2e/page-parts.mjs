// The parts of the page that tests use, by the names a reader knows them by.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const output = (page) => page.getByRole('log', { name: 'Output' });
const editor = (page, name = 'Program') => page.getByRole('textbox', { name });

/** Waits until the editor holds a program. */
export async function ready(page) {
  await editor(page).waitFor();
  await page.waitForFunction(() => document.querySelector('.cm-content').textContent.length > 0);
}

/** Chooses the language of the program, and waits for what is shown then. */
export async function chooseLanguage(page, language) {
  await page.getByRole('radio', { name: { javascript: 'JavaScript', python: 'Python' }[language] }).check();
  await page.waitForFunction((ending) => document.getElementById('file').textContent.endsWith(ending), { javascript: '.js', python: '.py' }[language]);
}

/** Replaces the program; `name` is what the page's language calls it. */
export async function type(page, text, name) {
  await editor(page, name).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

export function editorText(page) {
  return editor(page).evaluate((content) => [...content.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
}

/** Types a program, runs it, and waits until it has ended. */
export async function runProgram(page, text) {
  await ready(page);
  await type(page, text);
  await button(page, 'Run').click();
  await page.waitForFunction(() => document.getElementById('stop').disabled && document.getElementById('status').textContent !== '');
}

/** What axe objects to: each rule with the places. */
export async function axeViolations(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(' '))]);
}
