// The development server hands out its folder's files and nothing else.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../www/serve.mjs';

let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopscope-'));
  await mkdir(join(folder, 'public'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'public/index.html'), '<p>hello');
  await writeFile(join(folder, 'public/module.wasm'), '\0asm');
  server = await serve(join(folder, 'public'));
});

after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

/** Asks for `path` exactly as it is written: fetch() would tidy it first. */
async function ask(path, method = 'GET') {
  const { hostname, port } = new URL(server.address);
  const [response] = await once(request({ hostname, port, path, method }).end(), 'response');
  const body = (await response.toArray()).join('');
  return { status: response.statusCode, type: response.headers['content-type'], body };
}

test('a folder is its index.html', async () => {
  assert.deepEqual(await ask('/'), { status: 200, type: 'text/html; charset=utf-8', body: '<p>hello' });
  assert.equal((await ask('/index.html?lang=ko')).status, 200);
});

test('WebAssembly has the type that streaming compilation wants', async () => {
  assert.equal((await ask('/module.wasm')).type, 'application/wasm');
});

test('HEAD sends no body, and nothing can be written', async () => {
  assert.deepEqual(await ask('/', 'HEAD'), { status: 200, type: 'text/html; charset=utf-8', body: '' });
  assert.equal((await ask('/', 'PUT')).status, 405);
});

for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '//../secret.txt', '/%00', '/%ff', '/none']) {
  test(`${path} is not found`, async () => {
    assert.equal((await ask(path)).status, 404);
  });
}

test('a taken port is an error of the caller', async () => {
  await assert.rejects(serve(folder, Number(new URL(server.address).port)), { code: 'EADDRINUSE' });
});

test('a file that the build has compressed is sent so, to those who can read it', async () => {
  await writeFile(join(folder, 'public/large.wasm'), 'large');
  await writeFile(join(folder, 'public/large.wasm.br'), 'small');
  const { hostname, port } = new URL(server.address);
  const [response] = await once(request({ hostname, port, path: '/large.wasm', headers: { 'Accept-Encoding': 'gzip, br' } }).end(), 'response');
  assert.deepEqual([response.headers['content-encoding'], response.headers['content-type']], ['br', 'application/wasm']);
  assert.equal((await response.toArray()).join(''), 'small');
  assert.equal((await ask('/large.wasm')).body, 'large');
});
