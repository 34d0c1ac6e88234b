// Builds what the peers' worker needs into target/bench: the Rust of wasm/, and the runtime as a module of its own.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { build } = createRequire(new URL('../../www/package.json', import.meta.url))('esbuild');
const target = join(root, 'target');
const out = join(target, 'bench');

export async function buildPeers() {
  execFileSync('wasm-pack', ['build', join(root, 'tests/bench/wasm'), '--target', 'web', '--release', '--no-typescript', '--out-dir', out], {
    env: { ...process.env, CARGO_TARGET_DIR: target },
    stdio: 'inherit',
  });
  await build({
    entryPoints: [join(root, 'tests/bench/runtime.js')],
    outfile: join(out, 'runtime.js'),
    bundle: true,
    format: 'esm',
    define: { 'import.meta.url': '"about:blank"' },
    logLevel: 'warning',
  });
}
