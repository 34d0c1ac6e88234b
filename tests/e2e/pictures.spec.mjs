// The page as it should look: every view at one moment of one run, light and dark, on a desk and on a phone, in both
// languages, compared with the reference pictures in ../pictures. After a change that is meant, look at the new
// pictures and keep them:
//
//   KEEP_PICTURES=1 node --test tests/e2e/pictures.spec.mjs
//
// Letters look different where other fonts are installed than those that build.sh installs on Debian (DejaVu and Nanum); there
// the comparison says so and is left out.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { hashOf } from '../../www/link/link.js';
import { site } from './fixture.mjs';

const open = site();
const folder = fileURLToPath(new URL('../pictures/', import.meta.url));
const keeps = Boolean(process.env.KEEP_PICTURES);

/** How different a pixel may be (0 to 1), and how many of all pixels may be more different than that. */
const THRESHOLD = 0.15;
const SHARE = 0.01;

const source = readFileSync(new URL('../../www/tour/breakfast.js', import.meta.url), 'utf8').trimEnd();
const MOMENT = 24;

/** A picture of the whole page shows what is out of sight too, and nothing floats over it. */
const WHOLE = '.printed { content-visibility: visible !important } #transport { position: static !important }';

/** How wide our letters are here: another font, another number. */
const letters = (page) => page.evaluate(() => {
  const pen = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(document.documentElement);
  return ['--text', '--mono'].flatMap((name) => {
    pen.font = `100px ${style.getPropertyValue(name)}`;
    return ['The loop 0.25', '이벤트 루프'].map((text) => Math.round(pen.measureText(text).width));
  }).join(' ');
});

for (const lang of ['en', 'ko']) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      const name = `${lang}-${colorScheme}-${width}`;
      test(name, async (t) => {
        const path = `?lang=${lang}${hashOf({ source, moment: MOMENT })}`;
        const page = await open(t, { path, colorScheme, viewport: { width, height: 800 } });
        await page.locator('.cm-content').waitFor();
        await page.locator('#run').click();
        await page.locator('#transport').waitFor();
        await page.mouse.move(0, 0);
        await page.addStyleTag({ content: WHOLE });
        await page.evaluate(() => document.fonts.ready);
        const picture = await page.screenshot({ fullPage: true, animations: 'disabled', caret: 'hide' });
        compare(t, name, picture, await letters(page));
      });
    }
  }
}

function compare(t, name, picture, fonts) {
  const kept = join(folder, `${name}.png`);
  const fontsFile = join(folder, 'fonts.txt');
  if (keeps) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(kept, picture);
    writeFileSync(fontsFile, `${fonts}\n`);
    return;
  }
  if (readFileSync(fontsFile, 'utf8').trim() !== fonts) {
    t.skip('the reference pictures were taken with other fonts');
    return;
  }
  const [wanted, seen] = [PNG.sync.read(readFileSync(kept)), PNG.sync.read(picture)];
  assert.deepEqual([seen.width, seen.height], [wanted.width, wanted.height], `${name}: the size of the page`);
  const marked = new PNG({ width: seen.width, height: seen.height });
  const different = pixelmatch(wanted.data, seen.data, marked.data, seen.width, seen.height, { threshold: THRESHOLD });
  const share = different / (seen.width * seen.height);
  if (share <= SHARE) return;
  const places = [join(tmpdir(), `${name}.seen.png`), join(tmpdir(), `${name}.different.png`)];
  writeFileSync(places[0], picture);
  writeFileSync(places[1], PNG.sync.write(marked));
  assert.fail(`${name}: ${(share * 100).toFixed(1)} % of the pixels differ; see ${places.join(' and ')}`);
}
