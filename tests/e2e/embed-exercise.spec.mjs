// An exercise in the notes: hints and a solution for those who ask, a verdict after each run, and a mark that stays.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { element, notes } from './notes.mjs';
import { axeViolations, button } from './page-parts.mjs';

const open = site();
const write = notes();

const EXERCISE = `<loop-scope exercise="both">
  await sleep(1); await sleep(1); print('both');
  <template data-exercise="hint">Which call waits for several at once?</template>
  <template data-exercise="solution">await gather(sleep(1), sleep(1)); print('both');</template>
  <template data-exercise="output">both</template>
  <template data-exercise="trace">overlap sleep
    within 1</template>
  <template data-exercise="check">if (typeof gather !== 'function') throw new Error('no gather'); if (globalThis.cheat) throw new Error('no cheating');</template>
</loop-scope>`;

async function read(t) {
  const page = await open(t, { path: 'frame.html' });
  await page.goto(write(EXERCISE).address);
  const scope = element(page, 'JavaScript program');
  const tryOut = async (source) => {
    await page.locator('loop-scope').evaluate((node, text) => {
      node.source = text;
      return node.run();
    }, source);
    return scope.locator('.verdict').innerText();
  };
  return { page, scope, tryOut };
}

test('what is still wrong is told: the course, the output, an error, the check', async (t) => {
  const { page, scope, tryOut } = await read(t);
  assert.equal(await tryOut("await sleep(1); await sleep(1); print('both');"), 'Not yet: no two waits for sleep go on at the same time.');
  assert.equal(await tryOut("await gather(sleep(2), sleep(1)); print('both');"), 'Not yet: it takes longer than 1 s.');
  assert.equal(await tryOut("await gather(sleep(1), sleep(1)); print('one');"), 'Not yet: line 1 of the output should be “both”, and is “one”.');
  assert.equal(await tryOut('missing()'), 'Not yet: the program does not reach its end.');
  assert.equal(await tryOut("globalThis.cheat = 1; await gather(sleep(1), sleep(1)); print('both');"), 'Not yet: no cheating');
  assert.deepEqual(await axeViolations(page), []);
  assert.ok(!(await scope.getByRole('log').innerText()).includes('no gather'));
});

test('hints and the solution are folded; that it is solved is remembered for the page, and no program can tell', async (t) => {
  const { page, scope, tryOut } = await read(t);
  await button(scope, 'Run').click();
  await scope.locator('.verdict:not(:empty)').waitFor();
  assert.ok(await scope.getByText('Which call waits').isHidden());
  await scope.getByText('Hint 1').click();
  await scope.getByText('Which call waits').waitFor();
  await scope.getByText('Show a solution').click();
  const solution = await scope.locator('.exercise pre').innerText();
  assert.equal(await tryOut(solution), 'Solved.');
  await page.reload();
  await element(page, 'JavaScript program').getByText('Solved.').waitFor();
  const { error } = await page.locator('loop-scope').evaluate((node) => {
    node.source = 'localStorage.length';
    return node.run();
  });
  assert.equal(error.type, 'ReferenceError');
});

test('its set-up is unseen, and there for the program and the check', async (t) => {
  const page = await open(t, { path: 'frame.html' });
  const { address } = write(`<loop-scope exercise="shop">
    print(price('tea'));
    <template data-exercise="setup">const prices = { tea: 3 };
      function price(what) { return prices[what]; }</template>
    <template data-exercise="check">if (prices.tea !== 3) throw new Error('prices stay');</template>
  </loop-scope>
  <loop-scope>print(1)<template data-exercise="setup">

    nobody();</template></loop-scope>`);
  await page.goto(address);
  const [shop, broken] = [0, 1].map((n) => page.locator('loop-scope').nth(n));
  assert.ok(!(await shop.innerText()).includes('prices'));
  await button(shop, 'Run').click();
  await shop.getByText('Solved.').waitFor();
  await shop.getByRole('log').getByText('3', { exact: true }).waitFor();
  await button(broken, 'Run').click();
  await broken.getByText(/nobody is not defined \(setup\.js, line 1\)/).waitFor();
  await broken.getByText(/hidden set-up that comes with the exercise/).waitFor();
  assert.equal(await broken.locator('.line-error').count(), 0);
});
