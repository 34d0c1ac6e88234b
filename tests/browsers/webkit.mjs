// Safari's engine, as Debian has it: WebKitGTK's MiniBrowser, on a display of its own, spoken to in W3C WebDriver.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

const MINI_BROWSER = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib', '/usr/libexec']
  .map((folder) => `${folder}/webkit2gtk-4.1/MiniBrowser`).find(existsSync);

/** WebDriver's name of an element in its messages. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
/** Its code points for keys that are no characters. */
const KEYS = { Control: '\uE009', Enter: '\uE007' };

/** Runs in the page: what a function there answers, or the error that it threw. */
const ANSWER = `const [args, tell] = arguments;
  (async () => (FUNCTION)(...args))().then((value) => tell({ value }), (error) => tell({ error: String(error.stack || error) }));`;

/** The number of a display that nobody has, with a server that draws it nowhere. */
async function openDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended: ${code}`)));
    server.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return { server, name: `:${number}` };
}

/** A port that was free a moment ago: the driver cannot say which one it took. */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** `ask(method, path, body)` of a driver on `port`: its answer's value. */
const asking = (port) => async (method, path, body) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.message || value.error}`);
  return value;
};

/** Waits until the driver has begun to listen. */
async function answers(ask) {
  while (!(await ask('GET', '/status').catch(() => null))) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function webkit() {
  if (!MINI_BROWSER) throw new Error("MiniBrowser is missing: install Debian's webkit2gtk-driver, with xvfb");
  const [display, port] = await Promise.all([openDisplay(), freePort()]);
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display.name } });
  process.once('exit', stop);
  function stop() {
    driver.kill();
    display.server.kill();
  }
  const ask = asking(port);
  await answers(ask);
  const { sessionId } = await ask('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] } } },
  });
  const session = (method, path, body) => ask(method, `/session/${sessionId}${path}`, body);
  await session('POST', '/timeouts', { script: 120_000 });
  await session('POST', '/window/rect', { x: 0, y: 0, width: 1280, height: 900 });

  const keys = (actions) => session('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const key = (type, name) => ({ type, value: KEYS[name] ?? name });
  return {
    goto: (address) => session('POST', '/url', { url: address }),
    async evaluate(fn, ...args) {
      const { value, error } = await session('POST', '/execute/async', { script: ANSWER.replace('FUNCTION', () => fn), args: [args] });
      if (error) throw new Error(error);
      return value;
    },
    async click(selector) {
      const { [ELEMENT]: element } = await session('POST', '/element', { using: 'css selector', value: selector });
      await session('POST', `/element/${element}/click`, {});
    },
    press: (...names) => keys([...names.map((name) => key('keyDown', name)), ...names.toReversed().map((name) => key('keyUp', name))]),
    type: (text) => keys([...text].flatMap((letter) => [key('keyDown', letter), key('keyUp', letter)])),
    async close() {
      await session('DELETE', '');
      stop();
    },
  };
}
