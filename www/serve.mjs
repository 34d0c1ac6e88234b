// A static file server for one folder on 127.0.0.1, with no headers that a page could come to depend on.
import { createServer } from 'node:http';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

const defaultPort = 8000;
const lastPort = 65535;

/** The file that `url` names inside `folder`, or null: none there, or outside. */
async function findFile(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = resolve(join(folder, path, path.endsWith('/') ? 'index.html' : ''));
  if (path.includes('\0') || !file.startsWith(resolve(folder) + sep)) return null;
  return look(file);
}

async function look(file) {
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? { file, size: info.size } : null;
}

/** What is sent for `found`: where the build has left FILE.br beside FILE, that, to those who can read it. */
async function encoded(found, request) {
  const accepts = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const small = accepts ? await look(`${found.file}.br`) : null;
  return small ? { ...small, headers: { 'Content-Encoding': 'br', Vary: 'Accept-Encoding' } } : { ...found, headers: {} };
}

async function answer(folder, request, response, extra) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = await findFile(folder, request.url);
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found\n');
    return;
  }
  const { file, size, headers } = await encoded(found, request);
  response.writeHead(200, {
    'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': size,
    ...headers,
    ...extra,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/** Serves `folder`, with `headers` besides; port 0 is any free one. Resolves to its address and to what ends it. */
export function serve(folder, port = 0, headers = {}) {
  const server = createServer((request, response) => answer(folder, request, response, headers));
  return new Promise((resolveServer, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolveServer({
      address: `http://127.0.0.1:${server.address().port}/`,
      close: () => {
        server.closeAllConnections();
        server.close();
      },
    }));
  });
}

async function serveOnFirstFree(folder, port) {
  for (; ; port++) {
    try {
      return await serve(folder, port);
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port === lastPort) throw error;
    }
  }
}

async function main() {
  const { values, positionals: [folder] } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
  try {
    const { address } = values.port ? await serve(folder, Number(values.port)) : await serveOnFirstFree(folder, defaultPort);
    console.log(`Loopscope is at ${address} (Ctrl-C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `Port ${values.port} is taken: choose another` : error.message);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main();
