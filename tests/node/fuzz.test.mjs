// Strange input to what reads the outside: some of each kind, the same each time, and what a fuzzer has found. For longer,
// and for the kernel, ./build.sh fuzz.
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import * as link from '../fuzz/link.mjs';
import * as notes from '../fuzz/notes.mjs';
import * as trace from '../fuzz/trace.mjs';

const SEED = 1;
const RUNS = 300;

for (const [name, { arbitrary, check, inputOf }] of Object.entries({ link, notes, trace })) {
  test(`${name}: whatever comes`, () =>
    fc.assert(fc.asyncProperty(arbitrary, async (input) => check(input)), { seed: SEED, numRuns: RUNS }));
  if (!inputOf) continue;
  const corpus = new URL(`../fuzz/corpus/${name}/`, import.meta.url);
  for (const file of readdirSync(corpus)) {
    test(`${name}: ${file}`, async () => check(inputOf(readFileSync(new URL(file, corpus), 'utf8'), file)));
  }
}
