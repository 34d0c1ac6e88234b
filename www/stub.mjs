// Reads asyncio.pyi, which describes asyncio as programs in Python have it, into entries like those of vocabulary.mjs.
// It is a file of ours and keeps to what is read here: a signature on one line, and its text below it.
import { readFile } from 'node:fs/promises';

const CLASS = /^class (\w+)(?:\((\w+)\))?:$/;
const FUNCTION = /^( *)(async )?def (\w+)\((.*)\)(?: -> (\w+))?:(?: \.\.\.)?$/;
const VALUE = /^( *)(\w+): \w+$/;

/** @returns {Promise<object[]>} {name, owner, kind, signature, doc, returns?, extends?}, as of vocabulary.mjs */
export async function stub() {
  const text = await readFile(new URL('asyncio.pyi', import.meta.url), 'utf8');
  const entries = [];
  let owner = null;
  for (const [head, doc] of statements(text)) {
    const [, name, base] = CLASS.exec(head) ?? [];
    if (name) {
      owner = { name, owner: null, kind: 'class', signature: name, doc, ...(base && { extends: base }) };
      entries.push(owner);
      continue;
    }
    const found = FUNCTION.exec(head) ?? VALUE.exec(head);
    if (!found) throw new Error(`asyncio.pyi: ${head}`);
    if (found[1] === '') owner = null;
    if (found[3] === '__init__') owner.signature = `${owner.name}(${parameters(found[4])})`;
    else entries.push({ ...(found.length > 4 ? callable(found, owner) : value(found, owner)), doc });
  }
  return entries;
}

/** Each head with the text below it. */
function* statements(text) {
  const pieces = text.split('"""');
  // Before and behind every text stands code; the first text is the file's own.
  for (let at = 2; at < pieces.length; at += 2) {
    const heads = pieces[at].split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    for (const head of heads.slice(0, -1)) yield [head, ''];
    if (heads.length > 0) yield [heads.at(-1), pieces[at + 1].replace(/\s*\n\s*/g, ' ')];
  }
}

/** Of a method without the object it belongs to, and without what only says that a name cannot be given. */
const parameters = (list) => list.replace(/^self(?:, )?/, '').replace(/ \/,/, '');

function callable([, , isAsync, name, list, returns], owner) {
  const gives = isAsync ? 'coroutine' : returns;
  const signature = `${name}(${parameters(list)})${gives ? ` → ${gives}` : ''}`;
  return { name, owner: owner?.name ?? null, kind: owner ? 'method' : 'function', signature, ...(returns && { returns }) };
}

function value([, , name], owner) {
  return { name, owner: owner?.name ?? null, kind: owner ? 'property' : 'constant', signature: name };
}
