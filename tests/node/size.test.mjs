// What a visitor downloads stays small: three budgets, in bytes of brotli.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sizes } from '../../www/sizes.mjs';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const total = (isCounted) => sizes(dist).filter(({ file }) => isCounted(file)).reduce((sum, { brotli }) => sum + brotli, 0);

// Examples stand in a folder of their own and are fetched when they are chosen.
test('the page with its scripts, styles and data: at most 200 KB', () => {
  const bytes = total((file) => /^[^/]+\.(js|css|html|json)$/.test(file));
  assert.ok(bytes > 0 && bytes <= 200_000, `${bytes} bytes`);
});

test('the WebAssembly module: at most 90 KB', () => {
  const bytes = total((file) => file === 'loopscope_bg.wasm');
  assert.ok(bytes > 0 && bytes <= 90_000, `${bytes} bytes`);
});

// Loaded when a Python program is first run. The aim is 2.5 MB; this holds what there is.
test('Python, module and script: at most 4.5 MB', () => {
  const bytes = total((file) => /^python\/[^/]+\.(js|wasm)$/.test(file));
  assert.ok(bytes > 0 && bytes <= 4_500_000, `${bytes} bytes`);
});
