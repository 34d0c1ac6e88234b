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

/**
 * The program that a file holds; its ending says in which language.
 * @param {File} file
 * @returns {Promise<{source?: string, language?: 'javascript' | 'python', fault?: string}>}
 */
export async function programOfFile(file) {
  const language = /\.pyw?$/i.test(file.name) ? 'python' : /\.m?js$/i.test(file.name) ? 'javascript' : null;
  if (language === null) return { fault: 'kind' };
  if (file.size > MOST_BYTES) return { fault: 'too large' };
  try {
    return { source: new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()), language };
  } catch {
    return { fault: 'text' };
  }
}
