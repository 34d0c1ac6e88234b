// What runs a language, as a page or a worker fetches it from beside loopscope.js.
import { LANGUAGES } from './languages.js';

async function fetchFile(name, base) {
  const address = new URL(name, base);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be fetched: ${response.status} ${response.statusText}`);
  return response;
}

/** The bytes of `response` as they come. `onProgress` is told how many have come, and of how many if that is known. */
async function* piecesOf(response, total, onProgress) {
  const reader = response.body.getReader();
  let loaded = 0;
  for (;;) {
    const next = reader.read();
    if (loaded === total) return void next.catch(() => {}); // that nothing follows is heard a little later
    const { done, value } = await next;
    if (done) return;
    loaded += value.length;
    onProgress({ loaded, total });
    yield value;
  }
}

/**
 * Fetches what runs `language`. The module comes in pieces, so that whoever compiles it can begin at once; a compiled
 * one cannot be posted into a frame of another origin. The browser's cache is what keeps it from visit to visit.
 * @param {(progress: { loaded: number, total: number | null }) => void} onProgress
 * @returns {Promise<{ script: string, pieces: AsyncIterable<Uint8Array> }>}
 */
export async function fetchAssets(base, language, onProgress) {
  const { script, wasm, bytes } = LANGUAGES[language];
  const [text, response] = await Promise.all([
    fetchFile(script, base).then((answer) => answer.text()),
    fetchFile(wasm, base),
  ]);
  return { script: text, pieces: piecesOf(response, bytes, onProgress) };
}

/** Fetches a part of a language's library (library.js). */
export async function fetchPart(base, { file, bytes }, onProgress) {
  const pieces = [];
  for await (const piece of piecesOf(await fetchFile(file, base), bytes, onProgress)) pieces.push(piece);
  const part = new Uint8Array(await new Blob(pieces).arrayBuffer());
  if (bytes !== null && part.length !== bytes) throw new Error(`${file}: ${part.length} of ${bytes} bytes came`);
  return part;
}
