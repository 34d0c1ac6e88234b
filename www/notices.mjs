// The notices of other people's code in dist/: their licences ask that these travel with every copy of it.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NOTICE = /^(licen[cs]e|copying|copyright|notice|unlicense)/i;
/** Crates that only build our own, and whose data is in what they build. */
const COPIED = new Set(['rustpython-pylib', 'unicode_names2']);
/** Of this one, a crate of ours compiles files (src/lang/python/crates/stdlib), so that it is no dependency on any platform. */
const COMPILED = 'rustpython-stdlib';

/** The npm packages that esbuild has taken `inputs` from. */
function npmPackages(root, inputs) {
  const folders = new Set(inputs.map((path) => path.match(/^www\/node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0]).filter(Boolean));
  return [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return { name, version, license, folder: join(root, folder) };
  });
}

const metadata = (root, ...options) => {
  const args = ['metadata', '--format-version', '1', '--locked', '--features', 'python', ...options];
  return JSON.parse(execFileSync('cargo', args, { cwd: root, maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] }));
};

/** The crates that are compiled into the two WebAssembly packages. */
function crates(root) {
  const { packages, resolve } = metadata(root, '--filter-platform', 'wasm32-unknown-unknown');
  const packageOf = new Map(packages.map((each) => [each.id, each]));
  const nodeOf = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = ({ targets }) => targets.some(({ kind }) => kind.includes('proc-macro'));
  const found = new Set();
  const walk = (id) => {
    if (found.has(id) || isMacro(packageOf.get(id))) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodeOf.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null) || COPIED.has(packageOf.get(pkg).name)) walk(pkg);
    }
  };
  walk(resolve.root);
  const compiled = metadata(root).packages.find(({ name }) => name === COMPILED);
  return [...[...found].map((id) => packageOf.get(id)), compiled]
    .filter(({ source }) => source !== null) // not our own
    .map(({ manifest_path: manifest, license_file: licenceFile, ...each }) => ({ ...each, licenceFile, folder: dirname(manifest) }));
}

/** A package's name and licence, and the texts that come with it. */
function notice({ name, version, license, repository, licenceFile, folder }) {
  const files = licenceFile ? [licenceFile] : readdirSync(folder).filter((file) => NOTICE.test(file)).sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (!texts.length && !license) throw new Error(`${name} does not say what its licence is`);
  return { title: [`${name} ${version}`, license, repository?.url ?? repository].filter(Boolean).join(', '), texts: texts.length ? texts : [''] };
}

/** All of them as one text; where several have the same one, it stands once. */
export function notices(root, inputs) {
  const all = [...npmPackages(root, inputs), ...crates(root)].sort((a, b) => (a.name < b.name ? -1 : 1)).map(notice);
  const titlesOf = new Map();
  for (const { title, texts } of all) {
    for (const text of texts) titlesOf.set(text, [...(titlesOf.get(text) ?? []), title]);
  }
  return [...titlesOf].map(([text, titles]) => `${titles.join('\n')}\n${text && `\n${text}\n`}`).join('\n----\n\n');
}
