// What a visitor downloads: every file of a folder with its size, plain and in brotli at its strongest.
import { brotliCompressSync } from 'node:zlib';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function sizes(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => ({ file, content: readFileSync(join(folder, file)) }))
    .map(({ file, content }) => ({ file, bytes: content.length, brotli: brotliCompressSync(content).length }))
    .sort((a, b) => b.brotli - a.brotli);
}

export function printTable(rows) {
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  console.log(`${'KB'.padStart(9)} ${'brotli'.padStart(9)}  file`);
  for (const { file, bytes, brotli } of rows) console.log(`${kilobytes(bytes)} ${kilobytes(brotli)}  ${file}`);
}
