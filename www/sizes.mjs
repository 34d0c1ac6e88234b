// What a visitor downloads: every file of a folder with its size, plain and in brotli at its strongest.
import { brotliCompressSync } from 'node:zlib';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ONE_FILE } from './offline/one-file.mjs';

export function sizes(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => statSync(join(folder, file)).isFile() && !file.endsWith('.br') && !ONE_FILE.includes(file)) // the one file is the others again
    .map((file) => ({ file, bytes: statSync(join(folder, file)).size, brotli: compressedSize(join(folder, file)) }))
    .sort((a, b) => b.brotli - a.brotli);
}

/** That of FILE.br, where the build has made one. */
function compressedSize(file) {
  return existsSync(`${file}.br`) ? statSync(`${file}.br`).size : brotliCompressSync(readFileSync(file)).length;
}

export function printTable(rows) {
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  console.log(`${'KB'.padStart(9)} ${'brotli'.padStart(9)}  file`);
  for (const { file, bytes, brotli } of rows) console.log(`${kilobytes(bytes)} ${kilobytes(brotli)}  ${file}`);
}
