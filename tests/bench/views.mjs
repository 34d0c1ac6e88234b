// What a frame costs the page's main thread while a reader zooms or scrubs a long record, in milliseconds of its own work:
// under 16.7 none is dropped.

const FRAMES = 100;

/** Both of some 100,000 events. */
const sources = {
  'ten tasks': "async function worker(n) { for (let i = 0; i < 1200; i += 1) await sleep(1 + (n % 3)); }\nawait gather(...Array.from({ length: 10 }, (_, n) => worker(n)));",
  'four thousand tasks': 'async function worker(n) { for (let i = 0; i < 3; i += 1) await sleep(1 + (n % 3)); }\nawait gather(...Array.from({ length: 4000 }, (_, n) => worker(n)));',
};

/** Runs in the page: what a reader's hand does, frame by frame. */
async function move([hand, frames]) {
  const picture = document.querySelector('.picture');
  const slider = document.querySelector('#transport input');
  const { left, top, width } = picture.getBoundingClientRect();
  const acts = {
    zoom(i) {
      const turned = { ctrlKey: true, deltaY: i % 50 < 25 ? -60 : 60, clientX: left + width * 0.6, clientY: top + 90 };
      picture.dispatchEvent(new WheelEvent('wheel', { ...turned, cancelable: true }));
    },
    scrub(i) {
      slider.value = Math.round(slider.max * (0.1 + (0.8 * i) / frames));
      slider.dispatchEvent(new Event('input'));
    },
  };
  for (let i = 0; i < frames; i += 1) {
    acts[hand](i);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** @param {'ten tasks' | 'four thousand tasks'} program @param {'zoom' | 'scrub'} hand */
export async function frameOf(chrome, address, program, hand) {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.goto(`${address}dist/`);
    await page.locator('.cm-content').fill(sources[program]);
    await page.locator('#run').click();
    await page.locator('#transport').waitFor();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const worked = async () => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
    const before = await worked();
    await page.evaluate(move, [hand, FRAMES]);
    return (await worked() - before) / FRAMES;
  } finally {
    await context.close();
  }
}
