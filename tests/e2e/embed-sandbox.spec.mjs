// An element on a page of another origin: its programs reach neither that page nor each other, by the browser's hand; and
// it works where the page's own policy allows next to nothing.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { assertShutIn } from './attacks.mjs';
import { site } from './fixture.mjs';
import { hostileRuntime } from './hostile-runtime.mjs';
import { element, notes } from './notes.mjs';
import { sandboxFrame } from './program.mjs';

const open = site();
const write = notes();

let connections = 0;
const other = createServer((request, response) => {
  response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('0');
});
other.on('connection', () => (connections += 1));
before(() => new Promise((resolve) => other.listen(0, '127.0.0.1', resolve)));
after(() => other.close());

/** What README says that a page's policy must allow, and nothing more. */
const policyFor = (files) => `default-src 'none'; script-src ${files}; connect-src ${files}; frame-src ${files}`;

/** Under it nothing becomes code, markup or an address that the page has not vouched for, as Google's strict policy has it. */
const TRUSTED_TYPES = "; require-trusted-types-for 'script'; trusted-types 'none'";

/** Notes with `body`; `policy`: of the page, given where the files are. `runtime` runs in place of the one for JavaScript. */
async function read(t, body, { isStrict = false, policy = isStrict ? policyFor : null, runtime } = {}) {
  const page = await open(t, { path: 'frame.html', allowErrors: true });
  if (runtime) await fulfil(page, (url) => /:\d+\/runtime\.js$/.test(url.href), `(${runtime})()`);
  const { files } = write('');
  const { address } = write(body, { headers: policy ? { 'Content-Security-Policy': policy(files) } : {} });
  await page.goto(address);
  await page.locator('loop-scope').first().waitFor();
  return { page, files };
}

function fulfil(page, pattern, body, contentType = 'text/javascript') {
  return page.context().route(pattern, (route) =>
    route.fulfill({ body, contentType, headers: { 'Access-Control-Allow-Origin': '*' } }));
}

/** Runs the page's element number `n`; what matters of the result. In a task of the page's: in ours no policy refuses text as code. */
const runElement = (page, n = 0) => page.locator('loop-scope').nth(n).evaluate(async (scope) => {
  await new Promise((resolve) => setTimeout(resolve));
  const { stdout, value, error } = await scope.run();
  return { stdout, value, error };
});

for (const isStrict of [false, true]) {
  const where = isStrict ? 'under a strict policy of the page' : 'without a policy of the page';

  test(`${where} an element runs its program`, async (t) => {
    const { page } = await read(t, "<loop-scope view=\"full\">print('fine'); await sleep(1);</loop-scope>", { isStrict });
    assert.equal((await runElement(page)).stdout, 'fine\n');
    const scope = element(page, 'JavaScript program');
    await scope.getByRole('group', { name: /^Timeline of 1 task/ }).waitFor();
    const { height } = await scope.locator('.run').boundingBox();
    assert.ok(height >= 36); // with its style sheet
  });

  test(`${where} a program that tries every way out of an element finds none`, { timeout: 60_000 }, async (t) => {
    const { page, files } = await read(t, '<loop-scope></loop-scope>', { isStrict, runtime: hostileRuntime });
    const at = { own: page.url(), other: `http://127.0.0.1:${other.address().port}/` };
    await page.evaluate((source) => {
      globalThis.overheard = [];
      new BroadcastChannel('probe').onmessage = ({ data }) => globalThis.overheard.push(data);
      // The door's own frame hands a port over; nobody else has anything to say to this window.
      addEventListener('message', ({ data }) => globalThis.overheard.push(data));
      document.querySelector('loop-scope').source = source;
    }, JSON.stringify(at));
    connections = 0;

    const { value, error } = await runElement(page);

    assert.equal(error, null);
    assert.notEqual(value, 'forged');
    const { origin, ...outcomes } = JSON.parse(value);
    assert.equal(origin, 'null');
    assert.ok(Object.keys(outcomes).length > 30);
    assert.deepEqual(Object.entries(outcomes).filter(([, outcome]) => outcome === 'REACHED'), []);
    assert.equal(connections, 0);
    assert.deepEqual(await page.evaluate(() => [globalThis.overheard, localStorage.length, document.cookie]), [[], 0, '']);
    assert.equal(sandboxFrame(page).url(), isStrict ? `${files}frame.html` : 'about:srcdoc');
  });

  test(`${where} the frame reaches nothing of the page, and when it loads a second time it is rebuilt`, async (t) => {
    const { page } = await read(t, '<loop-scope>print(1)</loop-scope><loop-scope clock="real">await sleep(10)</loop-scope>', { isStrict });
    await runElement(page);
    const frame = sandboxFrame(page);
    await assertShutIn(frame);

    const running = runElement(page, 1);
    await page.waitForFunction(() => document.querySelectorAll('loop-scope')[1].running);
    await frame.evaluate(() => location.reload()).catch(() => {});
    assert.match((await running).error.message, /loaded a second time/);
    assert.equal((await runElement(page)).stdout, '1\n');
  });
}

/** Stands in for Python's runtime, beside the genuine one for JavaScript in the same frame: hears and says all it can. */
function eavesdropper() {
  const heard = [];
  const hear = ({ data }) => heard.push(JSON.stringify(data) ?? String(data));
  addEventListener('message', hear);
  for (const name of ['', 'probe', 'loopscope']) new BroadcastChannel(name).onmessage = hear;
  addEventListener('message', ({ data: { port } }) => {
    heard.length = 0;
    port.onmessage = async ({ data: { run, nonce } }) => {
      for (const guess of [run - 1, run + 1]) port.postMessage({ type: 'done', run: guess, nonce, result: { value: 'forged' } });
      for (let i = 0; i < 10; i += 1) {
        for (const name of ['', 'probe', 'loopscope']) new BroadcastChannel(name).postMessage({ type: 'done', run: run - 1, nonce, result: { value: 'forged' } });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      port.postMessage({ type: 'done', run, nonce, result: { value: JSON.stringify(heard) } });
    };
    port.postMessage({ type: 'ready' });
  }, { once: true });
}

/** From now on the page waits for nothing as long as a silent frame is given. */
const loseLongTimers = (page) => page.evaluate(() => {
  const setTimer = globalThis.setTimeout;
  globalThis.setTimeout = (action, milliseconds, ...rest) => (milliseconds >= 1000 ? 0 : setTimer(action, milliseconds, ...rest));
});

for (const [name, policy] of [['a strict policy', policyFor], ['one that trusts no text', (files) => policyFor(files) + TRUSTED_TYPES]]) {
  test(`under ${name} the first run takes the way that is open, and waits for no other`, async (t) => {
    const { page, files } = await read(t, '<loop-scope view="full">print(1); await sleep(1)</loop-scope>', { policy });
    const frames = [];
    page.on('framenavigated', (frame) => frames.push(frame.url()));
    await loseLongTimers(page);
    assert.equal((await runElement(page)).stdout, '1\n');
    assert.deepEqual(frames, [`${files}frame.html`]);
    await element(page, 'JavaScript program').getByRole('group', { name: /^Timeline of 1 task/ }).waitFor();
  });
}

test('a policy that leaves no way says so, at once', async (t) => {
  const { page } = await read(t, '<loop-scope>1</loop-scope>', { policy: (files) => policyFor(files).replace(/; frame-src.*/, '') });
  await loseLongTimers(page);
  assert.match((await runElement(page)).error.message, /Content-Security-Policy/);
});

test('one element neither hears what another prints nor ends its run', async (t) => {
  const { page } = await read(t, `<loop-scope clock="real">for (let i = 0; i < 12; i += 1) { print('secret'); await sleep(0.1); }</loop-scope>
    <loop-scope language="python">1</loop-scope>`);
  await fulfil(page, '**/python/runtime.js', `(${eavesdropper})()`);
  await fulfil(page, '**/python/loopscope_bg.wasm', Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), 'application/wasm');
  const [told, listened] = await Promise.all([runElement(page), runElement(page, 1)]);
  assert.equal(told.stdout, 'secret\n'.repeat(12));
  assert.equal(told.value, null);
  const heard = JSON.parse(listened.value);
  assert.deepEqual(heard.filter((message) => !message.includes('forged')), []);
  assert.equal(page.frames().length, 2); // both in one frame
});

test('the frame\'s document does nothing where it is a page of its own', async (t) => {
  const { page, files } = await read(t, '<loop-scope>1</loop-scope>');
  await page.goto(`${files}frame.html`);
  const answers = await page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    const heard = [];
    port1.onmessage = ({ data }) => heard.push(data);
    const arrived = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
    postMessage(port2, '*', [port2]);
    await arrived;
    // What the document would have answered by then comes before the echo.
    const echo = new MessageChannel();
    const echoed = new Promise((resolve) => (echo.port1.onmessage = resolve));
    echo.port2.postMessage(0);
    await echoed;
    return [location.href.endsWith('frame.html'), heard];
  });
  assert.deepEqual(answers, [true, []]);
});
