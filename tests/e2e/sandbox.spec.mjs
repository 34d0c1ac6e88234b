// A program in the page gets no network, no storage and no document: by the browser's hand, whatever the runtime does,
// and with an error of ours that says why.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { assertShutIn } from './attacks.mjs';
import { site } from './fixture.mjs';
import { hostileRuntime } from './hostile-runtime.mjs';
import { runInPage, sandboxFrame } from './program.mjs';

const open = site();

// Another origin, which would answer anybody. What it counts are connections: not even a handshake may arrive.
let connections = 0;
const other = createServer((request, response) => {
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('0');
});
other.on('connection', () => (connections += 1));
before(() => new Promise((resolve) => other.listen(0, '127.0.0.1', resolve)));
after(() => other.close());
const otherOrigin = () => `http://127.0.0.1:${other.address().port}/`;

async function openHostile(t) {
  const page = await open(t, { allowErrors: true });
  await page.context().route('**/runtime.js', (route) => route.fulfill({
    contentType: 'text/javascript',
    body: `(${hostileRuntime})()`,
  }));
  await page.reload();
  return page;
}

test('the other origin can be reached from the page itself', async (t) => {
  const page = await open(t);
  assert.equal(await page.evaluate((url) => fetch(url).then((response) => response.text()), otherOrigin()), '0');
  assert.ok(connections > 0);
});

test('the browser refuses every way out, even to a runtime that tries them all', { timeout: 60_000 }, async (t) => {
  const page = await openHostile(t);
  await page.evaluate(() => {
    globalThis.overheard = [];
    new BroadcastChannel('probe').onmessage = ({ data }) => globalThis.overheard.push(data);
    addEventListener('message', ({ data }) => globalThis.overheard.push(data));
  });
  const own = new URL('loopscope.js', page.url()).href;
  connections = 0;

  const { result } = await runInPage(page, JSON.stringify({ own, other: otherOrigin() }), { limits: { seconds: 50 } });

  assert.equal(result.error, null);
  assert.notEqual(result.value, 'forged');
  const { origin, ...outcomes } = JSON.parse(result.value);
  assert.equal(origin, 'null');
  assert.ok(Object.keys(outcomes).length > 30);
  assert.deepEqual(Object.entries(outcomes).filter(([, outcome]) => outcome === 'REACHED'), []);
  assert.equal(connections, 0);
  assert.deepEqual(await page.evaluate(() => globalThis.overheard), []);
});

test('the frame is sandboxed, of opaque origin, and invisible to everyone', async (t) => {
  const page = await open(t, { allowErrors: true });
  await runInPage(page, '1');
  const frame = sandboxFrame(page);
  const element = await frame.frameElement();
  const attributes = await element.evaluate(({ sandbox, hidden, tabIndex, title, ariaHidden }) =>
    ({ sandbox: sandbox.value, hidden, tabIndex, title, ariaHidden }));
  assert.deepEqual(attributes, { sandbox: 'allow-scripts', hidden: true, tabIndex: -1, title: 'Loopscope sandbox', ariaHidden: 'true' });

  await assertShutIn(frame);
});

test('a frame that loads a second time is rebuilt, and the run in it ends with a message', async (t) => {
  const page = await open(t, { allowErrors: true });
  await runInPage(page, '1');
  const running = runInPage(page, 'await sleep(10)', { clock: 'real' });
  await sandboxFrame(page).evaluate(() => location.reload()).catch(() => {});
  const { result: { error } } = await running;
  assert.equal(error.kind, 'crash');
  assert.match(error.message, /loaded a second time/);

  const { result } = await runInPage(page, 'print("again")');
  assert.equal(result.stdout, 'again\n');
});

const SENTENCES = {
  'await fetch("/")': 'PermissionError: fetch is refused: a program here has no network',
  'new XMLHttpRequest()': 'PermissionError: XMLHttpRequest is refused: a program here has no network',
  'new WebSocket("ws://127.0.0.1")': 'PermissionError: WebSocket is refused: a program here has no network',
  'new EventSource("/")': 'PermissionError: EventSource is refused: a program here has no network',
  'importScripts("/x.js")': 'PermissionError: importScripts is refused: a program here has no network',
  'indexedDB.open("x")': 'PermissionError: indexedDB is refused: a program here has no storage',
  'new BroadcastChannel("x")': 'PermissionError: BroadcastChannel is refused: a program here runs alone, in one thread',
  'new Worker("x.js")': 'PermissionError: Worker is refused: a program here runs alone, in one thread',
  'postMessage({ type: "done" })': 'PermissionError: postMessage is refused: a program here speaks to the page by print() alone',
  'onmessage = print': 'PermissionError: onmessage is refused: a program here speaks to the page by print() alone',
  'close()': 'PermissionError: close is refused: a program here ends by reaching its end',
};

test('a program is told why in one sentence', async (t) => {
  const page = await open(t, { allowErrors: true });
  for (const [attempt, sentence] of Object.entries(SENTENCES)) {
    const { result } = await runInPage(page, `try { ${attempt}; print('REACHED') } catch (e) { print(e.name + ': ' + e.message) }`);
    assert.equal(result.error, null, attempt);
    assert.equal(result.stdout, `${sentence}\n`, attempt);
  }
});

test('what a program does to the built-in prototypes shows it no nonce', async (t) => {
  const page = await open(t);
  const { result } = await runInPage(page, `
    const seen = [];
    const genuine = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (message, ...rest) {
      seen.push(message);
      return genuine.call(this, message, ...rest);
    };
    print('something to send');
    await sleep(0.1);
    print(seen.some((message) => message?.nonce));
  `);
  assert.match(result.stdout, /something to send\n(false|False)\n/);
});

test('in a dedicated worker the door opens as well, and storage stays shut', async (t) => {
  const page = await open(t, { allowErrors: true });
  const outcome = await page.evaluate(async () => {
    const door = new URL('loopscope.js', location.href).href;
    const script = `import { run } from '${door}'; onmessage = async ({ data }) => postMessage(await run(data));`;
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })), { type: 'module' });
    const answered = new Promise((resolve) => (worker.onmessage = ({ data }) => resolve(data)));
    worker.postMessage('print(self.origin); indexedDB.open("x")');
    return answered;
  });
  assert.equal(outcome.stdout, 'null\n');
  assert.match(outcome.error.message, /no storage/);
});
