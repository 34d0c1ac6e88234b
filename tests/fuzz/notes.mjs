// Notes: whatever an author writes, rendering does not fail, rendering again changes nothing, and the programs stay what
// they are.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EXTENSIONS, render } from '../../www/notes/render.js';

const PRINTED = ['', 'egg ready\n', '\n\n  \n', '```\n~~~\n', '</div></loop-scope>\n', '{{ x }} {% y %}', '<b>&amp;</b>\r*a* [b](c)\n# d', '\u00a0\u2028\t', '    x\n- y\n> z'];

const line = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'~>/!-*_#=[](){}&;:|\\"\' \tab1'), maxLength: 12 }),
  fc.constantFrom('', 'print(1)', '<b>x</b>', '&lt;', '`a`', '---', '{{ x }}', '1. a', '- b'),
);
const lines = (least = 0) => fc.array(line, { minLength: least, maxLength: 5 });
const info = fc.constantFrom('js loopscope', 'py loopscope', 'python {.loopscope}', '{.js .loopscope}', 'js loopscope raises', 'js loopscope view=output', 'js', 'cobol loopscope');
/** Code has no end but its own, and HTML none that is missing: what such notes mean, no two parsers agree on. */
const fence = fc.tuple(fc.constantFrom('```', '````', '~~~'), info, lines()).map(([mark, words, body]) => [`${mark}${words}`, ...body, mark]);
const element = fc.tuple(fc.constantFrom('', ' language="python"', ' view=timeline', ' raises'), lines()).map(([words, body]) => [`<loop-scope${words}>`, ...body, '</loop-scope>']);
const block = fc.oneof(fence, element, lines(1));
const margin = fc.constantFrom('', '', '', '> ', '- ', '    ', '1. ', '\t', '!!! note\n\n    ');
const within = fc.tuple(margin, block).map(([before, all]) => all.map((each, i) => (before.trim() === '' || before === '> ' || i === 0 ? before : ' '.repeat(before.split('\n').at(-1).length)) + each));
const text = fc.tuple(fc.array(within, { maxLength: 5 }), fc.constantFrom('\n', '\r\n'))
  .map(([blocks, end]) => blocks.map((all) => all.join('\n')).join('\n\n').replaceAll('\n', end));

/** A playground whose programs print what their length says, and that remembers them. */
function pretend() {
  const sources = [];
  const run = async (source, { onOutput }) => {
    sources.push(source);
    const printed = PRINTED[source.length % PRINTED.length];
    if (printed) onOutput({ stream: source.length % 2 ? 'stdout' : 'stderr', text: printed });
    return { stdout: printed, stderr: '', error: null, exitCode: 0, diagnostics: [], recording: null };
  };
  return { sources, run };
}

async function holds({ text: notes, extension }) {
  const [first, second] = [pretend(), pretend()];
  const once = await render(notes, extension, first);
  const twice = await render(once.text, extension, second);
  assert.deepEqual(twice.stale, []);
  assert.equal(twice.text, once.text);
  assert.deepEqual(second.sources, first.sources);
  assert.equal(twice.faults.length, once.faults.length);
}

export const arbitrary = fc.record({ text, extension: fc.constantFrom(...EXTENSIONS) });
export const check = holds;
/** A file of the corpus: the extension is that of its name. */
export const inputOf = (content, name) => ({ text: content, extension: name.slice(name.lastIndexOf('.')) });
