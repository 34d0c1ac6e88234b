// Firefox and Safari's engine shut a program in as Chromium does (tests/e2e/sandbox.spec.mjs): a runtime that protects nothing
// and tries every way out of the sandbox finds none.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../www/serve.mjs';
import { dist } from '../e2e/fixture.mjs';
import { hostileRuntime } from '../e2e/hostile-runtime.mjs';
import { BROWSERS } from './browsers.mjs';

/** The built page with another runtime in it. */
const folder = mkdtempSync(join(tmpdir(), 'loopscope-'));
for (const file of readdirSync(dist)) if (file !== 'runtime.js') symlinkSync(join(dist, file), join(folder, file));
writeFileSync(join(folder, 'runtime.js'), `(${hostileRuntime})()`);

/** WebKit gives every opaque origin caches of its own: nobody else sees them, and they are gone with the frame. */
const OWN_CACHES = ['WebKitGTK'];

let connections = 0;
const other = createServer((request, response) => {
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('0');
});
other.on('connection', () => (connections += 1));
let server;
before(async () => {
  server = await serve(folder);
  await new Promise((resolve) => other.listen(0, '127.0.0.1', resolve));
});
after(() => {
  server.close();
  other.close();
  rmSync(folder, { recursive: true });
});

/** Runs in the page. What two frames like ours, one after the other, find in a cache that both have put something into. */
async function leftInCaches() {
  const leave = async () => {
    const cache = await caches.open('probe');
    const found = (await cache.keys()).length;
    await cache.put('https://probe.example/', new Response('left'));
    return found;
  };
  const worker = `(${leave})().catch(() => 'refused').then(postMessage)`;
  const relay = `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(worker)}]))).onmessage = ({ data }) => parent.postMessage(data, '*')`;
  const found = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.srcdoc = `<script>${relay}</script>`;
    const told = new Promise((resolve) => addEventListener('message', ({ data }) => resolve(data), { once: true }));
    document.body.append(frame);
    found.push(await told);
  }
  return found;
}

for (const [name, start] of Object.entries(BROWSERS).filter(([browser]) => browser !== 'Chromium')) {
  test(name, { timeout: 90_000 }, async (t) => {
    const page = await start();
    t.after(() => page.close());
    await page.goto(server.address);
    const at = { own: `${server.address}door.js`, other: `http://127.0.0.1:${other.address().port}/` };
    connections = 0;
    const { result, overheard } = await page.evaluate(async (source) => {
      const overheard = [];
      new BroadcastChannel('probe').onmessage = ({ data }) => overheard.push(data);
      addEventListener('message', ({ data }) => overheard.push(data));
      const { run } = await import(new URL('loopscope.js', location.href).href);
      const { error, value } = await run(source, { limits: { seconds: 60 } });
      return { result: { error, value }, overheard };
    }, JSON.stringify(at));
    assert.equal(result.error, null);
    const { origin, ...outcomes } = JSON.parse(result.value);
    assert.equal(origin, 'null');
    assert.ok(Object.keys(outcomes).length > 30);
    const reached = Object.keys(outcomes).filter((way) => outcomes[way] === 'REACHED');
    assert.deepEqual(reached, OWN_CACHES.includes(name) ? ['caches'] : []);
    assert.equal(connections, 0);
    assert.deepEqual(overheard, []);
    assert.deepEqual(await page.evaluate(leftInCaches), [0, 0].map((none) => (OWN_CACHES.includes(name) ? none : 'refused')));
  });
}
