// One tag in somebody's notes: a small shell, then on the first touch the editor, the views and the runtime.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { site } from './fixture.mjs';
import { element, notes } from './notes.mjs';
import { axeViolations, button } from './page-parts.mjs';

const open = site();
const write = notes();

const BREAKFAST = `async function cook(dish, seconds) {
  await sleep(seconds);
  print(dish, 'ready');
}
await gather(cook('egg', 3), cook('toast', 1));`;
const JS = 'JavaScript program';

const log = (scope) => scope.getByRole('log', { name: 'Output' });
const editor = (scope) => scope.locator('.cm-content');

async function read(t, body, { options, ...contextOptions } = {}) {
  const page = await open(t, { path: 'frame.html', ...contextOptions });
  const { address, files } = write(body, options);
  const fetched = [];
  page.on('request', (request) => fetched.push(request.url().replace(files, '')));
  await page.goto(address);
  return { page, fetched };
}

async function run(scope) {
  await button(scope, 'Run').click();
  await scope.getByText(/^(Finished|Failed|Limit|Stopped)/).waitFor();
}

test('before a touch there is the code and Run, and nothing has been loaded but the shell', async (t) => {
  const { page, fetched } = await read(t, `<loop-scope language="javascript"><pre><code>\n${BREAKFAST}\n</code></pre></loop-scope>`);
  const scope = element(page, JS);
  assert.equal(await scope.locator('.source').innerText(), BREAKFAST);
  assert.deepEqual(fetched.filter((file) => !/^(http|blob):/.test(file)), ['loopscope.js']);
  assert.deepEqual(await axeViolations(page), []);
});

test('Run runs it with the page\'s own views, and an error leads to its line', async (t) => {
  const { page } = await read(t, `<loop-scope view="full">${BREAKFAST}\nmissing();</loop-scope>`);
  const scope = element(page, JS);
  await run(scope);
  assert.match(await log(scope).innerText(), /1\.00 s\s+toast ready\s+3\.00 s\s+egg ready/);
  await scope.getByRole('group', { name: /^Timeline of 3 tasks over 3/ }).waitFor();
  await scope.getByRole('region', { name: 'The loop' }).getByText('Ready queue').waitFor();
  await log(scope).getByRole('button', { name: 'line 6' }).click();
  assert.equal(await scope.locator('.cm-activeLine').innerText(), 'missing();');
  assert.deepEqual(await axeViolations(page), []);
});

test('a touch of the code opens the editor where it was touched, and Control-Enter runs what is typed', async (t) => {
  const { page } = await read(t, "<loop-scope>print('one');\nprint('two');</loop-scope>");
  const scope = element(page, JS);
  await scope.getByText("print('two');").click();
  await editor(scope).waitFor();
  await page.waitForFunction(() => document.querySelector('loop-scope').shadowRoot.activeElement?.matches('.cm-content'));
  await page.keyboard.press('End');
  await page.keyboard.type(" print('three');");
  await page.keyboard.press('Control+Enter');
  await log(scope).getByText('three').waitFor();
  assert.match(await log(scope).innerText(), /one[^]+two[^]+three/);
  await button(scope, 'Reset').click();
  assert.equal(await editor(scope).innerText(), "print('one');\nprint('two');");
});

test('the program is its text, its code block, or the block before it; of every block that the script\'s tag asks for', async (t) => {
  const { page } = await read(t, `
    <loop-scope>
      if (true) {
        print('indented');
      }
    </loop-scope>
    <div class="highlight"><pre><code class="language-python"><span>print</span>("python &lt;3")</code></pre></div>
    <pre><code class="language-js">print("left alone")</code></pre>`, { options: { script: 'data-attach="pre code.language-python"' } });
  const sources = await page.locator('loop-scope').evaluateAll((all) => all.map(({ source, language }) => [language, source]));
  assert.deepEqual(sources, [['javascript', "if (true) {\n  print('indented');\n}"], ['python', 'print("python <3")']]);
  assert.ok(await page.locator('.highlight').isHidden());
  assert.ok(await page.getByText('left alone').isVisible());
});

test('attributes are properties; events tell of a run', async (t) => {
  const { page } = await read(t, '<loop-scope clock="real" view="full" readonly>print(1)</loop-scope>');
  const told = await page.locator('loop-scope').evaluate(async (scope) => {
    const events = [];
    for (const type of ['ls-run', 'ls-done', 'ls-error']) document.addEventListener(type, ({ detail, target }) => events.push([type, detail.source ?? detail.result.error?.type ?? detail.result.stdout, target === scope]));
    const before = [scope.clock, scope.view, scope.readOnly, scope.autoplay, scope.speed];
    Object.assign(scope, { clock: 'virtual', view: 'output', readOnly: false, speed: 4, language: 'javascript' });
    const attributes = ['clock', 'view', 'readonly', 'speed', 'language'].map((name) => scope.getAttribute(name));
    await scope.run();
    scope.source = 'null.x';
    const { error } = await scope.run();
    return { before, attributes, events, kind: error.kind };
  });
  assert.deepEqual(told, {
    before: ['real', 'full', true, false, null],
    attributes: ['virtual', 'output', null, '4', 'javascript'],
    events: [['ls-run', 'print(1)', true], ['ls-done', '1\n', true], ['ls-run', 'null.x', true], ['ls-error', 'TypeError', true]],
    kind: 'exception',
  });
});

test('only the lines that are to be edited can be, however many they become', async (t) => {
  const { page } = await read(t, '<loop-scope editable="2">const a = 1;\n// here\nprint(a);</loop-scope>');
  const scope = element(page, JS);
  await scope.getByText('// here').click();
  await editor(scope).waitFor();
  await page.waitForFunction(() => document.querySelector('loop-scope').shadowRoot.activeElement?.matches('.cm-content'));
  await page.keyboard.press('Home');
  for (const key of ['Backspace', 'Shift+End', 'Delete', 'Delete', 'a', 'Enter', 'b', 'Control+Home', 'x', 'Control+End', 'Enter', 'y']) await page.keyboard.press(key);
  assert.equal(await editor(scope).innerText(), 'const a = 1;\na\nb\nprint(a);');
});

test('stored output stands there until the first run', async (t) => {
  const { page } = await read(t, '<loop-scope>print("new")<div slot="output"><pre>old</pre></div></loop-scope>');
  const scope = element(page, JS);
  await page.getByText('old').waitFor();
  await run(scope);
  assert.ok(await page.getByText('old').isHidden());
  await log(scope).getByText('new').waitFor();
});

test('Stop ends one program and leaves the others alone', async (t) => {
  const { page } = await read(t, '<loop-scope>while (true) await sleep(0);</loop-scope><loop-scope clock="real">await sleep(0.5); print("mine");</loop-scope>');
  const [endless, other] = [element(page, JS).first(), element(page, JS).last()];
  await button(endless, 'Run').click();
  await button(other, 'Run').click();
  await button(endless, 'Stop').click();
  await endless.getByText('You stopped the program.').waitFor();
  await log(other).getByText('mine').waitFor();
});

test('keys that are typed in an element do not reach the page around it', async (t) => {
  const { page } = await read(t, '<loop-scope>1</loop-scope>');
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const type of ['keydown', 'keyup', 'keypress']) document.addEventListener(type, ({ key }) => globalThis.heard.push(key));
  });
  const scope = element(page, JS);
  await scope.locator('.source').focus();
  await editor(scope).waitFor();
  await page.keyboard.type(' f?');
  await page.keyboard.press('Escape');
  await button(scope, 'Run').focus();
  await page.keyboard.press('ArrowRight');
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
});

test('its words are those of the nearest language', async (t) => {
  const { page } = await read(t, '<section lang="ko"><loop-scope>print(1)</loop-scope></section><loop-scope>print(2)</loop-scope>');
  const korean = element(page, 'JavaScript 프로그램');
  await button(korean, '실행').click();
  await korean.getByText(/^끝/).waitFor();
  const english = element(page, JS);
  await run(english);
  await english.getByRole('log', { name: 'Output' }).waitFor();
  await korean.getByRole('log', { name: '출력' }).waitFor();
});

const background = (page) => page.locator('loop-scope').evaluate((scope) => getComputedStyle(scope.shadowRoot.querySelector('.scope')).backgroundColor);

test('it is light or dark as the page around it, and changes with it', async (t) => {
  const LIGHT = 'rgb(255, 255, 255)';
  const { page } = await read(t, '<loop-scope>1</loop-scope>', { colorScheme: 'dark' });
  assert.equal(await background(page), LIGHT); // the page itself knows no dark mode
  await page.evaluate(() => { document.body.style = 'background: #111; color: #eee'; });
  await page.waitForFunction((light) => getComputedStyle(document.querySelector('loop-scope').shadowRoot.querySelector('.scope')).backgroundColor !== light, LIGHT);
  await page.evaluate(() => { document.body.style = ''; document.documentElement.style.colorScheme = 'light dark'; });
  assert.notEqual(await background(page), LIGHT);
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await background(page), LIGHT);
});

test('on a page that is read from right to left code and times stay as they are, and so does the page', async (t) => {
  const { page } = await read(t, '<p>قبل البرنامج.</p><loop-scope view="full">print("one!"); await sleep(1);</loop-scope>');
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const scope = element(page, JS);
  const before = await scope.locator('.source').innerText();
  await run(scope);
  await scope.getByRole('group', { name: /^Timeline of 1 task/ }).waitFor();
  assert.equal(await editor(scope).innerText(), before);
  const directions = await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('loop-scope');
    return [...['.cm-content', '#output', '.bar', '#timeline'].map((part) => shadowRoot.querySelector(part)), document.querySelector('p')].map((node) => getComputedStyle(node).direction);
  });
  assert.deepEqual(directions, ['ltr', 'ltr', 'ltr', 'ltr', 'rtl']);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1280);
});

test('on a phone its bar is two rows: the slider with the speed, and every button of a thumb\'s size', async (t) => {
  const options = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
  const { page } = await read(t, `<loop-scope view="full">${BREAKFAST}</loop-scope>`, options);
  const scope = element(page, JS);
  await run(scope);
  const box = (control) => control.boundingBox();
  const buttons = await Promise.all(['Previous turn', 'Step back', 'Play', 'Step', 'Next turn', 'To the end'].map((name) => box(button(scope, name))));
  assert.ok(buttons.every(({ width, height }) => width >= 44 && height >= 44), JSON.stringify(buttons));
  assert.equal(new Set(buttons.map(({ y }) => y)).size, 1);
  const [speed, slider] = [await box(scope.getByLabel('Speed')), await box(scope.getByRole('slider', { name: 'Moment' }))];
  assert.deepEqual([speed.y, speed.y < buttons[0].y], [slider.y, true]);
});
