// The page in use for long: nothing grows, nothing is logged, no text is lost. CYCLES of Run and Stop, and MINUTES of a reader
// whose moves are drawn from SEED. ./build.sh soak runs it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from '../e2e/fixture.mjs';
import { button, ready, type } from '../e2e/page-parts.mjs';

const open = site();
const CYCLES = Number(process.env.CYCLES ?? 50);
const MINUTES = Number(process.env.MINUTES ?? 1 / 3);
const SEED = Number(process.env.SEED ?? 1);
/** Until then caches fill and code is compiled. */
const WARM = 10;
/** Of the heap, for one cycle: half of it is the engine's, whose code is still being compiled. */
const MOST_BYTES = 8000;

/** What the editor shows, whatever the page's language calls it. */
const shown = () => [...document.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');
/** The text once an example, which may have to be fetched, is there. */
async function settled(page) {
  for (let last = null; ; await page.waitForTimeout(100)) {
    const text = await page.evaluate(shown);
    if (text !== '' && text === last) return text;
    last = text;
  }
}

const isIdle = () => document.getElementById('stop').disabled;

async function measure(page, session, browser) {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const { targetInfos } = await browser.send('Target.getTargets');
  const { JSHeapUsedSize: heap, Nodes: nodes, JSEventListeners: listeners, Documents: documents } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  return { heap, nodes, listeners, documents, frames: page.frames().length, workers: targetInfos.filter((target) => target.type === 'worker').length };
}

async function runAndStop(page) {
  await button(page, 'Run').click();
  await page.waitForFunction(() => !document.getElementById('stop').disabled);
  await button(page, 'Stop').click();
  await page.waitForFunction(isIdle);
}

test(`${CYCLES} times Run and Stop, and nothing has grown`, async (t) => {
  const page = await open(t);
  const session = await page.context().newCDPSession(page);
  const browser = await page.context().browser().newBrowserCDPSession();
  await session.send('Performance.enable');
  await ready(page);
  await type(page, 'print("begins"); while (true) await sleep(1);');
  for (let i = 0; i < WARM; i++) await runAndStop(page);
  const before = await measure(page, session, browser);
  for (let i = WARM; i < CYCLES; i++) await runAndStop(page);
  const after = await measure(page, session, browser);
  t.diagnostic(`after ${WARM}: ${JSON.stringify(before)}; after ${CYCLES}: ${JSON.stringify(after)}`);
  const { heap, ...counted } = after;
  for (const [what, count] of Object.entries(counted)) assert.ok(count <= before[what] + WARM, `${what}: ${before[what]} have become ${count}`);
  const grown = (heap - before.heap) / (CYCLES - WARM);
  assert.ok(grown < MOST_BYTES, `each cycle leaves ${grown} bytes`);
});

/** Numbers below a bound, the same for the same seed (mulberry32). */
function dice(seed) {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

const TYPED = ['print(1)\n', 'await sleep(1)\n', '# 한글\n', '// 🥚\n', '(', '}', '"', '\t', 'while True: pass\n', 'raise ValueError\n', 'import asyncio\n', 'for (;;);\n'];

/** What a reader may do; each leaves the page ready for the next. */
const MOVES = {
  async example(page, draw) {
    await page.locator('#examples').click();
    const programs = page.locator('#examples-menu button');
    await programs.nth(draw(await programs.count())).click();
  },
  async type(page, draw) {
    await page.locator('.cm-content').focus();
    await page.keyboard.press(['Control+Home', 'Control+End', 'ArrowDown', 'PageDown'][draw(4)]);
    await page.keyboard.insertText(TYPED[draw(TYPED.length)]);
  },
  async replace(page, draw) {
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(TYPED[draw(TYPED.length)]);
  },
  async language(page, draw) {
    await page.locator('input[name="program-language"]').nth(draw(2)).check();
  },
  async words(page) {
    await page.locator('#language').click();
  },
  async run(page) {
    await page.locator('#run').click();
  },
  async stop(page) {
    if (await page.locator('#stop').isEnabled()) await page.locator('#stop').click({ timeout: 1000 }).catch(() => {});
  },
  async playback(page, draw) {
    const slider = page.locator('#transport input[type="range"]');
    if (!await slider.isVisible()) return;
    await slider.focus();
    for (let i = draw(8); i >= 0; i--) await page.keyboard.press(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'][draw(6)]);
  },
  async reload(page) {
    const text = await settled(page);
    await page.reload();
    await page.locator('.cm-content').waitFor();
    assert.equal(await settled(page), text);
  },
};

/** Its program runs, whatever was before. */
async function stillRuns(page) {
  if (await page.locator('#stop').isEnabled()) await page.locator('#stop').click().catch(() => {});
  await page.waitForFunction(isIdle);
  await page.locator('input[name="program-language"][value="javascript"]').check();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('print("still", "here")');
  await page.locator('#run').click();
  await page.locator('#output').getByText('still here').waitFor();
}

test(`a reader for ${MINUTES.toFixed(1)} minutes, from seed ${SEED}`, async (t) => {
  const page = await open(t, { viewport: { width: 1280, height: 2000 } });
  await ready(page);
  const draw = dice(SEED);
  const end = Date.now() + MINUTES * 60_000;
  const moves = Object.keys(MOVES);
  const done = [];
  while (Date.now() < end) {
    done.push(moves[draw(moves.length)]);
    try {
      await MOVES[done.at(-1)](page, draw);
      if (done.length % 50 === 0) await stillRuns(page);
    } catch (error) {
      throw new Error(`move ${done.length}, after ${done.slice(-12).join(', ')}: ${error.message}`, { cause: error });
    }
  }
  await stillRuns(page);
  t.diagnostic(`${done.length} moves`);
});
