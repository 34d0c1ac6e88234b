// Runs every marked program of somebody's notes and puts what came of it beside it. All else stays byte for byte.
import { speak } from '../page/messages.js';
import { NotesError, optionsOf, verdict } from './block.js';
import { blocksOfHtml } from './html.js';
import { blocksOfMarkdown } from './markdown.js';
import { hashOf, storedOutput } from './stored.js';

const FORMATS = {
  html: blocksOfHtml,
  htm: blocksOfHtml,
  md: blocksOfMarkdown,
  markdown: blocksOfMarkdown,
  rmd: (text) => blocksOfMarkdown(text, { raw: true }),
  qmd: (text) => blocksOfMarkdown(text, { raw: true }),
};

const BOM = '\ufeff';
export const EXTENSIONS = Object.keys(FORMATS).map((name) => `.${name}`);

/**
 * @param {string} text of the notes
 * @param {string} extension one of EXTENSIONS: how they are written
 * @param {import('../loopscope.js').Playground} playground
 * @param {string} [lang] of the words in what is stored; else as was asked for before, else as the notes tell, else English
 * @returns {Promise<{text: string, faults: {line: number, message: string}[], stale: number[]}>} text: with what the
 *   programs print now; faults: what is wrong with a block, whose stored output is then left alone; stale: the lines of
 *   blocks whose stored output was another one
 */
export async function render(text, extension, playground, lang) {
  if (text.startsWith(BOM)) {
    // Not every parser counts it.
    const { text: rest, ...told } = await render(text.slice(1), extension, playground, lang);
    return { text: BOM + rest, ...told };
  }
  const faults = [];
  const stale = [];
  let rendered = text;
  let moved = 0;
  try {
    for (const block of FORMATS[extension.slice(1).toLowerCase()](text)) {
      const { start, end } = block.stored;
      const before = text.slice(start, end);
      const after = await outputOf(block, before, { playground, lang }).catch((error) => void faults.push(faultOf(block, error)));
      if (after === undefined || after === before) continue;
      stale.push(block.line);
      rendered = rendered.slice(0, start + moved) + after + rendered.slice(end + moved);
      moved += after.length - before.length;
    }
  } catch (error) {
    faults.push(faultOf({ line: 1 }, error));
  }
  return { text: rendered, faults, stale };
}

async function outputOf(block, before, { playground, lang }) {
  const options = optionsOf(block);
  // The real clock never gives the same times twice: while the program is the same, so is what it is said to print.
  if (options.clock === 'real' && before.includes(`data-hash="${hashOf(block)}"`)) return before;
  const chunks = [];
  const result = await playground.run(block.source, { ...options, onOutput: (chunk) => chunks.push(chunk) });
  const wrong = verdict(block, result);
  if (wrong) throw new NotesError(wrong.line, wrong.message);
  const asked = lang ?? before.match(/<div slot="output"[^>]* lang="(\w+)"/)?.[1];
  speak(asked ?? block.lang ?? 'en');
  return block.place(storedOutput(block, result, chunks, asked));
}

/** Wrong notes and wrong options are the author's to mend; anything else is ours. */
function faultOf(block, error) {
  if (!(error instanceof NotesError || error instanceof TypeError)) throw error;
  return { line: error.line ?? block.line, message: error.message };
}
