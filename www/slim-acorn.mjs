// acorn brings its own tables of Unicode and its own checker of regular expressions, for engines that lack them. Every
// engine that runs WebAssembly has both, and they are a third of acorn's weight: the bundle asks the engine instead.
import { readFile } from 'node:fs/promises';

const identifierStart = String.raw`\p{ID_Start}`;
const identifierPart = String.raw`\p{ID_Continue}\u200c\u200d`;

const changes = [
  [/^var astralIdentifierStartCodes = .*$/m, `var astralIdentifierStartCodes = /[${identifierStart}]/u;`],
  [/^var astralIdentifierCodes = .*$/m, `var astralIdentifierCodes = /[${identifierPart}]/u;`],
  [/^var nonASCIIidentifierStart = .*$/m, 'var nonASCIIidentifierStart = astralIdentifierStartCodes;'],
  [/^var nonASCIIidentifier = .*$/m, 'var nonASCIIidentifier = astralIdentifierCodes;'],
  [/^var nonASCIIidentifierStartChars = .*$/m, ''],
  [/^var nonASCIIidentifierChars = .*$/m, ''],
  // At the end of the text the code is NaN.
  [/^function isInAstralSet[^]*?^}$/m,
    'function isInAstralSet(code, set) { return code > 0xffff && set.test(String.fromCodePoint(code)) }'],
  [/^var scriptValuesAddedInUnicode[^]*?(?=^\/\/ Object type used to represent tokens\.)/m, ''],
  [/^ {2}\/\/ Validate pattern$[^]*?^ {2}}$/m,
    '  try { var value = new RegExp(pattern, flags); } catch (error) { this.raise(start, error.message); }'],
];

export const slimAcorn = {
  name: 'slim-acorn',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]acorn[\\/]dist[\\/]acorn\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [from, to] of changes) {
        if (!from.test(contents)) throw new Error(`acorn no longer has what www/slim-acorn.mjs replaces: ${from}`);
        contents = contents.replace(from, () => to);
      }
      return { contents };
    });
  },
};
