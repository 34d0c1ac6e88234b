// Bundles the page, the programmatic door and the worker's runtime into dist/: a static folder for any server.
import { build } from 'esbuild';
import { access, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { FRAME_DOCUMENT } from './host/frame-document.js';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { keptOf } from './offline/manifest.mjs';
import { writeOneFile } from './offline/one-file.mjs';
import { notices } from './notices.mjs';
import { manifest, readVersion } from './package-manifest.mjs';
import { printTable, sizes } from './sizes.mjs';
import { slimAcorn } from './slim-acorn.mjs';
import { stub } from './stub.mjs';
import { vocabulary } from './vocabulary.mjs';
import { takeSection } from './wasm-section.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Leaves an import of the file whose path ends with `ending` to the browser, as a module of its own at `address`. */
const apart = (ending, address) => ({
  name: `apart-${address}`,
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ kind, path }) =>
      (kind !== 'entry-point' && path.endsWith(ending) ? { path: address, external: true } : null));
  },
});

// The element's style sheets come as text, for its shadow tree.
const sheetsAsText = {
  name: 'sheets-as-text',
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { outputFiles: [{ text }] } = await build({ entryPoints: [path], bundle: true, minify: true, charset: 'utf8', target: shared.target, write: false });
      return { contents: text, loader: 'text' };
    });
  },
};

const noAddress = { 'import.meta.url': '"about:blank"' };
const pythonModule = 'target/wasm-opt/pkg-python.wasm';
const pythonLibrary = 'target/wasm-opt/pkg-python.library.bin';
const pythonMore = 'target/wasm-opt/pkg-python.more.bin';

const bundles = [
  { entryPoints: { page: 'www/page/main.js' }, format: 'esm', splitting: true, chunkNames: 'page-[hash]', plugins: [apart('/loopscope.js', './door.js')] },
  { entryPoints: { page: 'www/page/page.css' } },
  { entryPoints: { door: 'www/loopscope.js' }, format: 'esm' },
  { entryPoints: { loopscope: 'www/embed/loopscope.js' }, format: 'esm', plugins: [apart('./views.js', './embed/views.js'), sheetsAsText] },
  { entryPoints: { 'embed/views': 'www/embed/views.js' }, format: 'esm', splitting: true, chunkNames: 'embed/[hash]', plugins: [sheetsAsText] },
  // A blob: worker has no address of its own: one classic script, which is handed its WebAssembly module.
  { entryPoints: { runtime: 'www/runtime/worker.js' }, format: 'iife', define: noAddress, plugins: [slimAcorn] },
  { entryPoints: { 'python/runtime': 'www/python/worker.js' }, format: 'iife', define: noAddress },
  // The command line, with its packages: whoever installs dist/ as a package installs no others.
  { entryPoints: { 'node/cli': 'www/cli.js' }, format: 'esm', platform: 'node', splitting: true, chunkNames: 'node/[hash]', plugins: [apart('/loopscope.js', '../door.js')] },
];

const copies = {
  'www/index.html': 'index.html',
  'www/loopscope.d.ts': 'loopscope.d.ts',
  'www/asyncio.d.ts': 'asyncio.d.ts',
  'www/asyncio-context.d.ts': 'asyncio-context.d.ts',
  'www/examples': 'examples',
  'www/tour/breakfast.js': 'tour/breakfast.js',
  'www/tour/breakfast.py': 'tour/breakfast.py',
  'www/page/tokens.css': 'node/page/tokens.css',
  'README.md': 'README.md',
  'www/notes/README.md': 'www/notes/README.md',
  'LICENSE-APACHE': 'LICENSE-APACHE',
  'LICENSE-MIT': 'LICENSE-MIT',
  'target/wasm-opt/pkg.wasm': 'loopscope_bg.wasm',
  [pythonModule]: 'python/loopscope_bg.wasm',
  [pythonLibrary]: 'python/library.bin',
  [pythonMore]: 'python/more.bin',
  // For servers that know to send them.
  [`${pythonModule}.br`]: 'python/loopscope_bg.wasm.br',
  [`${pythonLibrary}.br`]: 'python/library.bin.br',
  [`${pythonMore}.br`]: 'python/more.bin.br',
};

const shared = {
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  external: ['node:*'],
  metafile: true,
  logLevel: 'warning',
};

async function demandSources() {
  const sources = [...bundles.flatMap(({ entryPoints }) => Object.values(entryPoints)), ...Object.keys(copies)];
  for (const source of sources) {
    await access(join(root, source)).catch(() => {
      throw new Error(`${source} is missing: dist/ is made from it (www/build.mjs)`);
    });
  }
}

/** Makes files of Python's module, which brings the parts of the library in sections of its own: what stands in `parts`, by section. */
async function prepare(module, parts) {
  for (const [name, file] of Object.entries(parts)) {
    const { rest, section } = takeSection(await readFile(module), name);
    if (section) {
      await writeFile(file, section);
      await writeFile(module, rest);
    }
  }
  await Promise.all([module, ...Object.values(parts)].map(compress));
}

/** `file` in brotli at its strongest, which takes half a minute: an unchanged one is not compressed again. */
async function compress(file) {
  const compressed = `${file}.br`;
  const [source, result] = await Promise.all([file, compressed].map((each) => stat(each).catch(() => null)));
  if (!result || result.mtimeMs < source.mtimeMs) {
    const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: source.size, [constants.BROTLI_PARAM_LGWIN]: 24 } };
    await writeFile(compressed, await promisify(brotliCompress)(await readFile(file), options));
  }
}

// Last, for they are made of what is there.
async function writeOffline(known) {
  const { build: name, files, later } = keptOf(dist);
  const define = { BUILD: JSON.stringify(`${readVersion()} ${name}`), FILES: JSON.stringify(files), LATER: JSON.stringify(later) };
  await build({ ...shared, entryPoints: { 'service-worker': 'www/offline/service-worker.js' }, format: 'iife', define });
  await writeOneFile(dist, [...files, ...later], { ...shared, define: known });
}

async function main() {
  const pythonFiles = { module: pythonModule, library: pythonLibrary, more: pythonMore };
  const { module, library, more } = Object.fromEntries(Object.entries(pythonFiles).map(([name, file]) => [name, join(root, file)]));
  await prepare(module, { 'python-library': library, 'python-more': more }).catch(() => {}); // what is missing is said below
  await demandSources();
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const bytes = await Promise.all([module, library, more].map(async (file) => (await stat(file)).size));
  const PYTHON_BYTES = JSON.stringify(Object.fromEntries(Object.keys(pythonFiles).map((name, i) => [name, bytes[i]])));
  const known = { PYTHON_BYTES, LOOPSCOPE_VERSION: JSON.stringify(readVersion()) };
  const results = await Promise.all(bundles.map(({ define, ...bundle }) => build({ ...shared, ...bundle, define: { ...known, ...define } })));
  await Promise.all(Object.entries(copies).map(([from, to]) => cp(join(root, from), join(dist, to), { recursive: true })));
  await writeFile(join(dist, 'asyncio.json'), JSON.stringify({ javascript: await vocabulary(), python: await stub() }));
  await writeFile(join(dist, 'frame.html'), FRAME_DOCUMENT);
  await writeFile(join(dist, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
  await writeFile(join(dist, 'third-party-licences.txt'), notices(root, results.flatMap(({ metafile }) => Object.keys(metafile.inputs))));
  await writeOffline(known);
  printTable(sizes(dist));
}

main().catch((error) => {
  if (!error.errors) console.error(error.message); // esbuild has printed its own, with the place in the source
  process.exitCode = 1;
});
