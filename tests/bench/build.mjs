// Builds what the peers need into target/bench: the Rust of wasm/, the runtimes as modules of their own, and the Pythons as a
// server that compresses would send them.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { build } = createRequire(new URL('../../www/package.json', import.meta.url))('esbuild');
const target = join(root, 'target');
const out = join(target, 'bench');

/** The files of a first run, by the folder of target/bench from which they are served. */
const served = {
  loopscope: ['dist', ['door.js', 'frame.html', 'python/runtime.js', 'python/loopscope_bg.wasm', 'python/library.bin']],
  pyodide: ['tests/node_modules/pyodide', ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'pyodide-lock.json', 'python_stdlib.zip']],
  micropython: ['tests/node_modules/@micropython/micropython-webassembly-pyscript', ['micropython.mjs', 'micropython.wasm']],
};

/** Copies a file, with FILE.br beside it where that is smaller; one that is unchanged is not compressed again. */
function serveCompressed(from, to) {
  const source = readFileSync(from);
  if (existsSync(to) && source.equals(readFileSync(to))) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
  const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: source.length, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  const compressed = existsSync(`${from}.br`) ? readFileSync(`${from}.br`) : brotliCompressSync(source, options);
  if (compressed.length < 0.98 * source.length) writeFileSync(`${to}.br`, compressed);
}

function servePythons() {
  for (const [folder, [from, files]] of Object.entries(served)) {
    for (const file of files) serveCompressed(join(root, from, file), join(out, folder, file));
  }
}

export async function buildPeers() {
  execFileSync('wasm-pack', ['build', join(root, 'tests/bench/wasm'), '--target', 'web', '--release', '--no-typescript', '--out-dir', out], {
    env: { ...process.env, CARGO_TARGET_DIR: target },
    stdio: 'inherit',
  });
  await build({
    entryPoints: ['runtime.js', 'python-runtime.js'].map((file) => join(root, 'tests/bench', file)),
    outdir: out,
    bundle: true,
    format: 'esm',
    define: { 'import.meta.url': '"about:blank"' },
    logLevel: 'warning',
  });
  servePythons();
}
