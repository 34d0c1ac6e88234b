// What a visitor downloads stays small: budgets in bytes of brotli.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sizes } from '../../www/sizes.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const total = (isCounted) => sizes(dist).filter(({ file }) => isCounted(file)).reduce((sum, { brotli }) => sum + brotli, 0);

/** The page's script with the parts that it cannot begin without; the others are loaded when they are needed. */
function partsOfPage(file = 'page.js', known = new Set()) {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, part] of readFileSync(join(dist, file), 'utf8').matchAll(/(?:from|import)\s*"\.\/(page-\w+\.js)"/g)) partsOfPage(part, known);
  return known;
}

/** What notes load in place of the page. */
const SHELL = 'loopscope.js';
/** What is fetched when a reader asks for help with a name. */
const NAMES = 'asyncio.json';
/** What npm reads of the folder, and no page. */
const MANIFEST = 'package.json';
/** What reads Markdown, which is fetched when somebody opens notes: known by a word of its own. */
const readsNotes = (file) => isPart(file) && readFileSync(join(dist, file), 'utf8').includes('codeFencedFence');
/** What helps whoever types, which is fetched with the first touch of the editor. */
const helps = (file) => isPart(file) && !partsOfPage().has(file) && readFileSync(join(dist, file), 'utf8').includes('cm-tooltip-autocomplete');
const isPart = (file) => /^page-\w+\.js$/.test(file);

// Examples stand in a folder of their own and are fetched when they are chosen.
test('the page before Run, with its scripts, styles and data: at most 200 KB', () => {
  const first = partsOfPage();
  const bytes = total((file) => /^[^/]+\.(js|css|html|json)$/.test(file) && ![SHELL, NAMES, MANIFEST].includes(file) && (!isPart(file) || first.has(file)));
  assert.ok(bytes > 0 && bytes <= 200_000, `${bytes} bytes`);
});

test('the views that are loaded when they are needed: at most 45 KB', () => {
  const first = partsOfPage();
  const bytes = total((file) => isPart(file) && !first.has(file) && !readsNotes(file) && !helps(file));
  assert.ok(bytes > 0 && bytes <= 45_000, `${bytes} bytes`);
});

test('what reads notes that are opened: at most 25 KB', () => {
  const bytes = total(readsNotes);
  assert.ok(bytes > 0 && bytes <= 25_000, `${bytes} bytes`);
});

test('what helps in the editor: at most 15 KB', () => {
  const bytes = total(helps);
  assert.ok(bytes > 0 && bytes <= 15_000, `${bytes} bytes`);
});

test('the element before it is touched: at most 30 KB', () => {
  const bytes = total((file) => file === SHELL);
  assert.ok(bytes > 0 && bytes <= 30_000, `${bytes} bytes`);
});

test('the WebAssembly module: at most 90 KB', () => {
  const bytes = total((file) => file === 'loopscope_bg.wasm');
  assert.ok(bytes > 0 && bytes <= 90_000, `${bytes} bytes`);
});

// Loaded when a Python program is first run.
test('Python, with what any program may import: at most 2.5 MB', () => {
  const bytes = total((file) => /^python\/([^/]+\.(js|wasm)|library\.bin)$/.test(file));
  assert.ok(bytes > 0 && bytes <= 2_500_000, `${bytes} bytes`);
});

// Loaded with the first program that names a module of it.
test("the second part of Python's library: at most 420 KB", () => {
  const bytes = total((file) => file === 'python/more.bin');
  assert.ok(bytes > 0 && bytes <= 420_000, `${bytes} bytes`);
});
