// Three engines behind one seam, for what must be alike in all of them: an entry starts a browser with one page.
import puppeteer from 'puppeteer-core';
import { webkit } from './webkit.mjs';

/** Chromium by its own protocol, Firefox by WebDriver BiDi, which a stock Firefox speaks without a driver. */
async function started(options) {
  const browser = await puppeteer.launch({ defaultViewport: { width: 1280, height: 800 }, ...options });
  const page = await browser.newPage();
  return {
    goto: (address) => page.goto(address),
    evaluate: (fn, ...args) => page.evaluate(fn, ...args),
    click: (selector) => page.click(selector),
    async press(...names) {
      for (const name of names) await page.keyboard.down(name);
      for (const name of names.toReversed()) await page.keyboard.up(name);
    },
    type: (text) => page.keyboard.type(text),
    close: () => browser.close(),
  };
}

/**
 * Each answers a page: `goto(address)`; `evaluate(fn, ...args)`, which waits for promises; `click(selector)`; `press(...keys)`,
 * held down together; `type(text)`; `close()`, which ends the browser.
 */
export const BROWSERS = {
  Chromium: () => started({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  }),
  Firefox: () => started({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' }),
  WebKitGTK: webkit,
};

/** Waits in the page until `fn(...args)` is true there, for 30 s at most. */
export async function until(page, fn, ...args) {
  const came = await page.evaluate(async (text, given) => {
    const holds = new Function(`return (${text})`)();
    for (let left = 600; left > 0; left -= 1) {
      if (await holds(...given)) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }, String(fn), args);
  if (!came) throw new Error(`did not come about: ${fn} ${JSON.stringify(args)}`);
}
