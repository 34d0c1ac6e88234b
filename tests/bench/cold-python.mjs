// The first visit with Python: how long until something is printed, and how much is loaded for it. Each visit has an empty
// cache. All that is loaded is loaded by the page, ours and the peers', so that the page's network is the whole of it.
import { visit } from './cold.mjs';

/** A home connection: 20 Mbit/s, 40 ms. */
export const SLOW = { offline: false, downloadThroughput: 20e6 / 8, uploadThroughput: 20e6 / 8, latency: 40 };

/** Runs in the page. */
async function ours(source) {
  const begin = performance.now();
  const { run } = await import('/target/bench/loopscope/door.js');
  return new Promise((resolve, reject) => {
    const onOutput = () => resolve(performance.now() - begin);
    run(`${source}import asyncio\nasyncio.run(main())\n`, { language: 'python', onOutput }).then(({ error }) => error && reject(new Error(error.message)));
  });
}

/** Runs in the page. */
async function peer([name, source]) {
  const begin = performance.now();
  const { openInterpreter } = await import('/tests/bench/python-peers.js');
  return new Promise((resolve, reject) => {
    openInterpreter(name, { hear: () => resolve(performance.now() - begin) })
      .then((interpreter) => interpreter.run(`${source}await main()\n`))
      .catch(reject);
  });
}

/** Milliseconds to the first output of `source`, and bytes that were sent for it. */
export const coldPython = (chrome, address, name, source, network = null) => visit(chrome, `${address}tests/bench/`, async (page, go) => {
  await go();
  await page.waitForLoadState('networkidle');
  if (network) await (await page.context().newCDPSession(page)).send('Network.emulateNetworkConditions', network);
  let bytes = 0;
  page.on('response', (response) => {
    if (response.url().startsWith(address)) bytes += Number(response.headers()['content-length']);
  });
  const milliseconds = name === 'ours' ? await page.evaluate(ours, source) : await page.evaluate(peer, [name, source]);
  return { milliseconds, bytes };
});
