// dist/ as an npm package: what its package.json says. The crate's manifest is the one place of version and licence.
import { readFileSync } from 'node:fs';

function readCrate(name) {
  const crate = readFileSync(new URL('../Cargo.toml', import.meta.url), 'utf8');
  return crate.match(new RegExp(`^${name} = "(.+)"$`, 'm'))[1];
}

export const readVersion = () => readCrate('version');

/** The page itself is not part of it: it is for those who serve dist/. */
const FILES = [
  'loopscope.js', 'loopscope.d.ts', 'asyncio.d.ts', 'asyncio-context.d.ts', 'door.js', 'frame.html', 'embed/', 'runtime.js', 'loopscope_bg.wasm',
  'python/runtime.js', 'python/loopscope_bg.wasm', 'python/library.bin', 'python/more.bin', 'node/', 'www/notes/README.md', 'third-party-licences.txt', 'LICENSE-APACHE', 'LICENSE-MIT',
];

export function manifest() {
  return {
    name: 'loopscope',
    version: readVersion(),
    description: readCrate('description'),
    license: `(${readCrate('license')})`,
    type: 'module',
    engines: { node: '>=20' },
    exports: { '.': { types: './loopscope.d.ts', default: './loopscope.js' }, './package.json': './package.json' },
    types: './loopscope.d.ts',
    bin: { loopscope: './node/cli.js' },
    files: FILES,
    // It defines <loop-scope> by being imported.
    sideEffects: ['./loopscope.js'],
  };
}
