// The first visit: how long until something is printed, and how much is loaded for it. Each call has an empty cache.
import { brotliCompressSync } from 'node:zlib';

/** Runs in a blank page: milliseconds to the first output of a program that goes through the door. */
async function throughDoor() {
  const begin = performance.now();
  const { run } = await import('/dist/loopscope.js');
  return new Promise((resolve) => {
    run('print("hello")', { onOutput: () => resolve(performance.now() - begin) });
  });
}

/** The same for a worker that has only to say so. */
function fromWorker() {
  const begin = performance.now();
  const address = URL.createObjectURL(new Blob(['postMessage("hello")'], { type: 'text/javascript' }));
  return new Promise((resolve) => {
    new Worker(address).onmessage = () => resolve(performance.now() - begin);
  });
}

/** Runs in the page while it loads: presses Run as soon as that can be, and waits for the output. */
async function pressRun() {
  const found = async (find) => {
    for (;;) {
      const value = find();
      if (value) return value;
      await new Promise(requestAnimationFrame);
    }
  };
  const run = await found(() => [...document.querySelectorAll('button:enabled')].find(({ textContent }) => textContent.trim() === 'Run'));
  await found(() => document.querySelector('.cm-content')?.textContent.trim());
  run.click();
  await found(() => document.querySelector('[role=log]').textContent.trim());
  return performance.now();
}

/** `work` on a page of a context of its own, which has an empty cache. */
export async function visit(chrome, address, work) {
  const context = await chrome.newContext();
  try {
    const page = await context.newPage();
    return await work(page, () => page.goto(address, { waitUntil: 'commit' }));
  } finally {
    await context.close();
  }
}

export const coldStart = (chrome, address, kind) => visit(chrome, `${address}tests/bench/`, async (page, go) => {
  await go();
  await page.waitForLoadState();
  return page.evaluate(kind === 'door' ? throughDoor : fromWorker);
});

export const coldPage = (chrome, address) => visit(chrome, `${address}dist/`, async (page, go) => {
  await go();
  return page.evaluate(pressRun);
});

/** Kilobytes of brotli that the page has loaded before anyone presses Run. */
export const loaded = (chrome, address) => visit(chrome, `${address}dist/`, async (page, go) => {
  const responses = [];
  page.on('response', (response) => response.url().startsWith(address) && responses.push(response));
  await go();
  await page.waitForLoadState('networkidle');
  const kilobytes = { page: 0, wasm: 0 };
  for (const response of responses) {
    kilobytes[response.url().endsWith('.wasm') ? 'wasm' : 'page'] += brotliCompressSync(await response.body()).length / 1000;
  }
  return kilobytes;
});
