// `render` of the command line: reads notes, has them rendered, and prints, writes or checks them.
import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Playground } from '../loopscope.js';
import { EXTENSIONS, render } from './render.js';

const LANGS = ['en', 'ko'];
const EXIT = { ok: 0, wrong: 1 };

/**
 * @param {string[]} files
 * @param {{write?: boolean, check?: boolean, lang?: string}} options write: into the files; check: only say which are stale;
 *   lang: of the words of what is stored
 * @param {typeof Error} Misuse what to throw for a wrong call
 * @returns {Promise<number>} the exit code
 */
export async function renderFiles(files, { write, check, lang }, Misuse) {
  if (files.length === 0) throw new Misuse('render wants at least one FILE');
  if (write && check) throw new Misuse('--write changes files and --check does not: choose one');
  if (lang !== undefined && !LANGS.includes(lang)) throw new Misuse(`lang must be one of ${LANGS.join(', ')}, not "${lang}"`);
  const unknown = files.find((file) => !EXTENSIONS.includes(extname(file).toLowerCase()));
  if (unknown !== undefined) throw new Misuse(`cannot render ${unknown}: its name must end in ${EXTENSIONS.join(', ')}`);
  const playground = new Playground();
  let code = EXIT.ok;
  for (const file of files) {
    const text = read(file, Misuse);
    const { text: rendered, faults, stale } = await render(text, extname(file), playground, lang);
    const told = [...faults, ...(check ? stale : []).map((line) => ({ line, message: 'the stored output is stale (render --write makes it anew)' }))];
    for (const { line, message } of told.sort((a, b) => a.line - b.line)) console.error(`${file}:${line}: ${message}`);
    if (told.length > 0) code = EXIT.wrong;
    if (write && rendered !== text) save(file, rendered, Misuse);
    else if (!write && !check) process.stdout.write(rendered);
  }
  playground.dispose();
  return code;
}

function read(file, Misuse) {
  try {
    // What is not UTF-8 would not come back byte for byte.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    throw new Misuse(`cannot read ${file}: ${error instanceof TypeError ? 'it is not UTF-8' : error.message}`);
  }
}

function save(file, text, Misuse) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Misuse(`cannot write ${file}: ${error.message}`);
  }
}
