// dist/loopscope.html: the page with all that it is made of, to be opened from a disk; and Python as a script beside it.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PAGE = 'loopscope.html';
const BESIDE = 'loopscope-python.js';
/** Files of dist/ that exist only for it. */
export const ONE_FILE = [PAGE, BESIDE];

const isPython = (file) => file.startsWith('python/');
/** They are bundled into the page's own script and style sheet. */
const isBundled = (file) => /^(page|door|index)\b/.test(file);

/**
 * @param {string} folder dist/
 * @param {string[]} kept the files that the page is made of, as manifest.mjs has them
 * @param {object} shared options of esbuild
 */
export async function writeOneFile(folder, kept, shared) {
  const packed = async (files) => Object.fromEntries(await Promise.all(files.map(async (file) =>
    [file, gzipSync(await readFile(join(folder, file)), { level: 9 }).toString('base64')])));
  const python = kept.filter(isPython);
  const inline = await packed(kept.filter((file) => !isPython(file) && !isBundled(file)));
  const script = async (entryPoint, format, define = {}) => {
    const { outputFiles: [{ text }] } = await build({ ...shared, entryPoints: [entryPoint], format, define: { ...shared.define, ...define }, write: false });
    return text;
  };
  const [files, page, html, css] = await Promise.all([
    script('www/offline/one-file.js', 'iife', { INLINE: JSON.stringify(inline), BESIDE: JSON.stringify({ script: BESIDE, files: python }) }),
    script('www/page/main.js', 'esm'),
    readFile(join(folder, 'index.html'), 'utf8'),
    readFile(join(folder, 'page.css'), 'utf8'),
  ]);
  const parts = [
    ['<link rel="stylesheet" href="page.css">', `<style>${css}</style>`],
    ['<link rel="modulepreload" href="door.js">', `<script>${files}</script>`],
    ['<script type="module" src="page.js"></script>', `<script type="module">${page}</script>`],
  ];
  const whole = parts.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`index.html has no ${from}`);
    return text.replace(from, () => to);
  }, html);
  await writeFile(join(folder, PAGE), whole);
  await writeFile(join(folder, BESIDE), `loopscopeFiles(${JSON.stringify(await packed(python))});\n`);
}
