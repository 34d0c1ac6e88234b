// One server and one Chromium for a file of end-to-end tests; a fresh context, and so fresh storage, for each test.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../www/serve.mjs';

export const dist = fileURLToPath(new URL('../../dist', import.meta.url));

// The flags of webdriver.json, apart from what Playwright sets itself.
const flags = ['--disable-gpu', '--disable-quic', '--no-first-run'];
if (process.getuid?.() === 0) flags.push('--no-sandbox');

/**
 * `open` of one test file. It opens the page for test `t` and fails `t` at its end if the page threw or logged an error.
 *   path: what stands after the address ("?lang=ko"); allowErrors: for a test that provokes them;
 *   the rest are Playwright's options of a context (viewport, colorScheme, locale, ...). Readers who want little motion
 *   see a run as it ended; a test of playback asks for `reducedMotion: 'no-preference'`.
 */
export function site(folder = dist) {
  let started;
  const start = async () => {
    const [server, browser] = await Promise.all([
      serve(folder),
      chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags }),
    ]);
    return { server, browser };
  };

  after(async () => {
    const { server, browser } = (await started) ?? {};
    await browser?.close();
    server?.close();
  });

  return async function open(t, { path = '', allowErrors = false, ...contextOptions } = {}) {
    const { server, browser } = await (started ??= start());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US', reducedMotion: 'reduce', serviceWorkers: 'block', ...contextOptions });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.stack));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    t.after(async () => {
      await context.close();
      if (!allowErrors) assert.deepEqual(errors, []);
    });
    await page.goto(server.address + path);
    return page;
  };
}
