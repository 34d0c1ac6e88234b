// Opens what came with the address or from a file. Nothing of it runs before the reader says so.

/** A file of more bytes is no program. */
const MOST_BYTES = 1_000_000;

/** Whether an address's hash may be a lesson, which is worth loading the code that reads it. */
const looksLikeLesson = (hash) => /^#\d+\./.test(hash);

/**
 * The lesson in the page's address.
 * @returns {Promise<{lesson?: import('../link/link.js').Lesson, fault?: string}>} fault: why it cannot be read; neither if
 *   there is none
 */
export async function lessonOfAddress() {
  if (!looksLikeLesson(location.hash)) return {};
  const { LinkError, lessonOf } = await import('../link/link.js');
  try {
    return { lesson: lessonOf(location.hash) };
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return { fault: error.kind };
  }
}

/** What a file is, by its ending: a program in a language, or notes in a format. */
const KINDS = [
  [/\.pyw?$/i, { language: 'python' }],
  [/\.m?js$/i, { language: 'javascript' }],
  [/\.(?:md|markdown|qmd)$/i, { format: 'markdown' }],
  [/\.x?html?$/i, { format: 'html' }],
];

/** Of those that the page can open, for the browser's own dialog. */
export const FILE_KINDS = '.py,.pyw,.js,.mjs,.md,.markdown,.qmd,.html,.htm,.xhtml,text/x-python,text/javascript,text/markdown,text/html';

/**
 * What a file holds; its ending says what it is.
 * @param {File} file
 * @returns {Promise<{source?: string, language?: 'javascript' | 'python', format?: 'markdown' | 'html', fault?: string}>}
 */
export async function readFile(file) {
  const [, kind] = KINDS.find(([ending]) => ending.test(file.name)) ?? [];
  if (!kind) return { fault: 'kind' };
  if (file.size > MOST_BYTES) return { fault: 'too large' };
  try {
    return { ...kind, source: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()) };
  } catch {
    return { fault: 'text' };
  }
}
