// `render`: programs in notes, and what stands beside them.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { parseFragment } from '../../www/node_modules/parse5/dist/index.js';
import { Playground } from '../../www/loopscope.js';
import { markOf } from '../../www/notes/markdown.js';
import { HUES } from '../../www/notes/colours.js';
import { render as renderWith } from '../../www/notes/render.js';

const playground = new Playground();
after(() => playground.dispose());

const render = (text, extension = '.md', lang = undefined) => renderWith(text, extension, playground, lang);

/** What is stored in `html`, block by block: its text, and the label of its picture. */
function storedIn(html) {
  const found = [];
  const walk = (node) => {
    if (node.attrs?.some(({ name, value }) => name === 'slot' && value === 'output')) found.push(node);
    else node.childNodes?.forEach(walk);
  };
  walk(parseFragment(html));
  const textOf = (node) => node.value ?? node.childNodes?.map(textOf).join('') ?? '';
  return found.map(({ childNodes }) => {
    const [pre, svg] = ['pre', 'svg'].map((tag) => childNodes.find(({ tagName }) => tagName === tag));
    return { printed: pre && textOf(pre), picture: svg?.attrs.find(({ name }) => name === 'aria-label').value };
  });
}

const breakfast = `async function cook(dish, seconds) { await sleep(seconds); print(dish, 'ready'); }
await gather(cook('egg', 3), cook('toast', 1));`;

test('the set-up of an exercise runs before its program, and what is wrong with it is told', async () => {
  const notes = (setup) => `<loop-scope view="output"><pre>\nprint(dish)</pre>\n<template data-exercise="setup">\n  const dish = 'egg';\n  ${setup}\n</template></loop-scope>`;
  const { text, faults } = await render(notes(''), '.html');
  assert.deepEqual([storedIn(text)[0].printed, faults], ['egg', []]);
  const broken = await render(notes('missing();'), '.html');
  assert.match(broken.faults[0].message, /missing is not defined \(setup\.js, line 2\)/);
});

test('in Markdown the set-up may be a fence, in a template or in what is hidden, before the program or after it', async () => {
  for (const [open, close] of [['<template data-exercise="setup">', '</template>'], ['<div hidden data-exercise="setup">', '</div>']]) {
    const setup = `${open}\n\n\`\`\`js\nconst dish = 'egg';\n\nconst none = __dirname => 0;\n\`\`\`\n\n${close}\n\n`;
    const program = '```js\nprint(dish);\n\nprint(none());\n```\n\n';
    for (const inside of [setup + program, program + setup]) {
      const { text, faults } = await render(`<loop-scope view="output">\n\n${inside}</loop-scope>\n`);
      assert.deepEqual([faults, storedIn(text)[0].printed], [[], 'egg\n0']);
      assert.deepEqual((await render(text)).stale, []);
    }
  }
});

test('a marked fence gets its output and its timeline; a second time nothing changes', async () => {
  const before = `# Notes\n\n\`\`\`js loopscope\n${breakfast}\n\`\`\`\nAfter *it*.\n`;
  const { text, faults, stale } = await render(before);
  assert.deepEqual([faults, stale], [[], [3]]);
  assert.deepEqual(storedIn(text), [{ printed: 'toast ready\negg ready', picture: 'Timeline of 3 tasks over 3 s' }]);
  assert.match(text, /<\/loop-scope><\/div>\n\nAfter \*it\*\.\n$/);
  assert.deepEqual(await render(text), { text, faults: [], stale: [] });
});

test('all else stays byte for byte, whatever the lines end with', async () => {
  const before = '\ufeff---\r\ntitle: a\r\n---\r\n\r\n~~~js loopscope\r\nprint("a\\n\\n\\nb")\r\n~~~\r\n\r\nx  \r\n<br>y\tz\r\n\r\n<loop-scope>\r\nprint(1)\r\n</loop-scope>\r\nend';
  const { text } = await render(before);
  assert.deepEqual(storedIn(text).map(({ printed }) => printed), ['a\n\n\nb', '1']);
  assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
  const removed = text.replace(/\r\n\r\n<div class="loopscope">.*?<\/loop-scope><\/div>/s, '').replace(/<div slot.*?<\/div>\r\n/s, '');
  assert.equal(removed, before);
  assert.deepEqual((await render(text)).stale, []);
});

test('a fence right after an element or stored output, which would become a part of that HTML, is told', async () => {
  const element = (program) => `<loop-scope>\n${program}\n</loop-scope>\n`;
  const fence = '```js loopscope\nprint(2)\n```\n';
  const stored = (await render(fence)).text;
  const indented = (text) => text.replace(/^/gm, '  ').trimEnd();
  for (const before of [element('print(1)'), element('print(1);\n\nprint(1)'), stored, `- item\n\n${indented(element('print(1)') + fence)}\n`]) {
    const { text, faults } = await render(before + fence);
    assert.equal(text, before + fence);
    assert.match(faults[0].message, /wants a blank line before it/);
    assert.match(text.split('\n')[faults[0].line - 1], /^ *```js/);
  }
  for (const before of [`${element('print(1)')}\n`, `- item\n\n${indented(element('print(1)'))}\n`, `~~~html\n${element('1')}${fence}~~~\n`]) {
    const { text, faults } = await render(before + fence);
    assert.deepEqual([faults, storedIn(text).at(-1).printed], [[], '2']);
    assert.deepEqual((await render(text)).stale, []);
  }
});

test('what was stored for another program is stale, and replaced', async () => {
  const { text } = await render('```js loopscope\nprint(1)\n```\n\nafter\n\n```js loopscope\nprint(2)\n```\n');
  const edited = text.replace('print(2)', 'print(3)');
  const again = await render(edited);
  assert.equal(again.stale.length, 1);
  assert.equal(edited.split('\n')[again.stale[0]], 'print(3)');
  assert.deepEqual(storedIn(again.text).map(({ printed }) => printed), ['1', '3']);
});

test('the words are those of the notes\' language', async () => {
  const program = '<loop-scope>await sleep(1)</loop-scope>';
  const { text } = await render(`<div lang="ko">${program}</div>${program}`, '.html');
  assert.deepEqual(storedIn(text).map(({ picture }) => picture), ['태스크 1개, 1초 동안의 타임라인', 'Timeline of 1 task over 1 s']);
  const korean = (await render('```js loopscope\nawait sleep(1)\n```\n', '.md', 'ko')).text;
  assert.match(korean, /<div slot="output" lang="ko".*실행/s);
  assert.deepEqual((await render(korean)).stale, []);
});

test('a mark in the spelling of each generator', () => {
  for (const info of ['python loopscope', 'py loopscope', '{.python .loopscope}', 'python,loopscope', 'python {.loopscope}', 'python {loopscope}', 'python{loopscope}', 'python title="loopscope a" loopscope']) {
    assert.deepEqual(markOf(info), { language: 'python' }, info);
  }
  assert.deepEqual(markOf('js loopscope clock=real view="output" raises {1,3}'), { language: 'javascript', clock: 'real', view: 'output', raises: '' });
  for (const info of ['', 'python', 'loopscope', 'python title="loopscope"', 'python notloopscope', '{python}']) assert.equal(markOf(info), null, info);
});

test('in a list, a quotation and an admonition it stays within, and its text is no Markdown there', async () => {
  const before = '- item\n\n  ```js loopscope\n  print("*a* [b](c) `d`")\n  ```\n\n> ```js loopscope\n> print(2)\n> ```\n\n!!! note\n\n    ```js loopscope\n    print("# 3")\n    ```\n';
  const { text, faults } = await render(before);
  assert.deepEqual(faults, []);
  const margins = text.split('\n').filter((line) => line.includes('<pre>')).map((line) => line.slice(0, line.indexOf('<pre>')));
  assert.deepEqual(margins, ['  ', '> ', '    ']);
  assert.deepEqual(storedIn(text).map(({ printed }) => printed), ['*a* [b](c) `d`', '2', '# 3']);
  assert.doesNotMatch(text.match(/<samp.*?<\/samp>/s)[0], /[*`[#](?!\d)/);
  assert.deepEqual((await render(text)).stale, []);
});

test('it is one block of HTML in Markdown: no line is blank, and templates find nothing', async () => {
  const { text } = await render('```js loopscope\nprint("\\n\\n  \\n{{ x }} {% y %}\\r<b>&amp;</b>\\n")\n```\n');
  const html = text.slice(text.indexOf('<div class'));
  assert.doesNotMatch(html.trimEnd(), /\n[ \t]*\n|\{[{%]/);
  assert.deepEqual(storedIn(html).map(({ printed }) => printed), ['\n\n  \n{{ x }} {% y %}\r<b>&amp;</b>\n']);
});

test('a class in the notes\' own style sheet does not reach the picture, and it has no colour of one background', async () => {
  const { text } = await render(`\`\`\`js loopscope\n${breakfast}\n\`\`\`\n`);
  const svg = text.match(/<svg.*<\/svg>/s)[0];
  assert.doesNotMatch(svg, /class=|var\(|light-dark/);
  assert.match(svg, /<text [^>]*fill="currentColor"/);
  assert.doesNotMatch(svg, /<text [^>]*fill="#/);
});

test('each picture has its own hatching: those of others may be hidden', async () => {
  const fence = (seconds) => `\`\`\`js loopscope\nawait gather(sleep(${seconds}), sleep(1))\n\`\`\`\n`;
  const { text } = await render(fence(2) + fence(2.5));
  const [ids, used] = [/<pattern id="([^"]+)"/g, /url\(#([^)]+)\)/g].map((pattern) => new Set(Array.from(text.matchAll(pattern), ([, id]) => id)));
  assert.equal(ids.size, 2);
  assert.deepEqual(used, ids);
});

test('its hues are set off by white and by near-black, and white can be read on them', () => {
  const luminance = (hex) => [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const value = parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
    return sum + weight * (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  }, 0);
  for (const [name, hue] of Object.entries(HUES)) {
    assert.ok(1.05 / (luminance(hue) + 0.05) >= 4.5, `${name} on white`);
    assert.ok((luminance(hue) + 0.05) / (luminance('#222222') + 0.05) >= 3, `${name} on near-black`);
  }
});

test('HTML: the program of each element; its output is in its slot', async () => {
  const before = `<!doctype html><title>x</title>
<loop-scope><pre><code class="language-python">
  def f(a):
      print(a &lt; 2)
  f(1)
</code></pre></loop-scope>
<p>between</p> <loop-scope view="output">print('plain')</loop-scope>
<loop-scope><template>no</template></loop-scope>`;
  const { text, faults } = await render(before, '.html');
  assert.deepEqual(faults, []);
  assert.deepEqual(storedIn(text).map(({ printed }) => printed), ['True', 'plain']);
  assert.equal(text.replace(/\n?<div slot="output".*?<\/div>\n/gs, ''), before);
  assert.deepEqual(await render(text, '.html'), { text, faults: [], stale: [] });
});

test('in Markdown an element may hold a fence; one that code only shows is left alone', async () => {
  const before = '<loop-scope>\n\n```py\nprint("in", None)\n```\n\n</loop-scope>\n\n`<loop-scope>print(1)</loop-scope>`\n\n```html\n<loop-scope>print(1)</loop-scope>\n```\n';
  assert.deepEqual(storedIn((await render(before)).text.split('`<loop')[0]).map(({ printed }) => printed), ['in None']);
  assert.equal((await render(before)).stale.length, 1);
});

test('a directive of MyST is looked into, whatever stands around it', async () => {
  const before = 'x\n\n````{note} Title\n:class: tip\n\n```js loopscope raises\nthrow 1\n```\n````\n\n````{code-block}\n```js loopscope\n```\n````\n';
  const { text, faults, stale } = await render(before);
  assert.deepEqual([faults, stale], [[], [6]]);
  assert.match(text, /throw 1\n```\n\n<div class="loopscope">[^`]*<\/div>\n\n````\n\n````\{code-block\}/);
  assert.deepEqual((await render(text)).stale, []);
  assert.deepEqual((await render(before.replace(' raises', ''))).faults.map(({ line }) => line), [7]);
});

test('for Pandoc and Quarto it stands in a fence of raw HTML', async () => {
  const { text } = await render('```{.js .loopscope}\nprint(1)\n```\n\nafter\n', '.qmd');
  assert.match(text, /\n```\n\n```\{=html\}\n<div class="loopscope">[^`]*<\/div>\n```\n\nafter\n$/);
  assert.deepEqual((await render(text, '.qmd')).stale, []);
});

for (const [what, block, line, message] of [
  ['an exception that is not declared', '```js loopscope\n\nthrow new ValueError("bad")\n```', 3, /^ValueError: bad \(if that is meant: raises=ValueError\)$/],
  ['another one than is declared', '```js loopscope raises=KeyError\nthrow new ValueError("bad")\n```', 2, /raises=KeyError is declared.*ValueError: bad/],
  ['none where one is declared', '```js loopscope raises\nprint(1)\n```', 1, /reached its end/],
  ['a syntax error', '```python loopscope\ndef\n```', 2, /SyntaxError/],
  ['an exit code', '```python loopscope\nimport sys\nsys.exit(3)\n```', 1, /exit code 3/],
  ['another line than is expected', '```python loopscope\nprint("a")\nprint("c")\n#> a\n#> b\n```', 5, /"b" is expected, but "c" was printed/],
  ['less than is expected', '```js loopscope\nprint("a")\n//> a\n//> b\n```', 4, /"b" is expected, but no more was printed/],
  ['more than is expected', '```js loopscope\nprint("a\\nb")\n//> a\n```', 3, /no more is expected, but "b" was printed/],
  ['a language that there is not', '```cobol loopscope\nDISPLAY\n```', 1, /language must be "javascript" or "python"/],
  ['a clock that there is not', '```js loopscope clock=slow\nprint(1)\n```', 1, /clock must be/],
  ['a view that there is not', '```js loopscope view=all\nprint(1)\n```', 1, /view must be one of/],
  ['an element in a paragraph of Markdown', '<loop-scope>print(1)</loop-scope>', 1, /a line of its own/],
  ['a fence without an end', '> ```js loopscope\n> print(1)', 1, /the fence has no end/],
  ['an element without an end', '<loop-scope>\nprint(1)', 1, /<\/loop-scope> is missing/],
]) {
  test(`told with its line, and nothing is stored: ${what}`, async () => {
    const { text, faults } = await render(`${block}\n\n\`\`\`js loopscope\nprint("next")\n\`\`\`\n`);
    assert.deepEqual(faults.map((fault) => fault.line), [line]);
    assert.match(faults[0].message, message);
    // Where a block has no end, nobody knows what comes after it.
    assert.deepEqual(storedIn(text).map(({ printed }) => printed), /^[<>]/.test(block) ? [] : ['next']);
  });
}

test('what is declared and happens is well: an exception, and what was printed before it', async () => {
  const { text, faults } = await render('```python loopscope raises=ZeroDivisionError\nprint("a")\n1 // 0\n#> a\n```\n');
  assert.deepEqual(faults, []);
  assert.match(storedIn(text)[0].printed, /^a\nTraceback.*ZeroDivisionError: integer division or modulo by zero|^a\nTraceback.*ZeroDivisionError/s);
});

test('on the real clock what is stored stays while the program does', async () => {
  const { text } = await render('```js loopscope clock=real\nprint(performance.now())\n```\n');
  assert.deepEqual(await render(text), { text, faults: [], stale: [] });
  assert.equal((await render(text.replace('now())', 'now() + 1)'))).stale.length, 1);
});
