// What the service worker keeps of a build.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Files of dist/ that are no part of the page: for notes, for Node, for editors, for servers. */
const APART = /^(embed|node|www)\/|^(loopscope\.js|package\.json|frame\.html|LICENSE.*)$|\.(d\.ts|br|txt|md)$/;

/** Python, which most readers never run. */
const isLater = (file) => /^python\//.test(file);

/** @returns {{build: string, files: string[], later: string[]}} build: a name that no other content has */
export function keptOf(folder) {
  const all = readdirSync(folder, { recursive: true }).map((file) => file.replaceAll('\\', '/')).filter((file) => statSync(join(folder, file)).isFile()).sort();
  const kept = all.filter((file) => !APART.test(file));
  const hash = createHash('sha256');
  for (const file of kept) hash.update(file).update(readFileSync(join(folder, file)));
  return { build: hash.digest('hex').slice(0, 12), files: kept.filter((file) => !isLater(file)), later: kept.filter(isLater) };
}
