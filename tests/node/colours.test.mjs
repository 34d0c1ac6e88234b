// Code in colour before there is an editor.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coloured } from '../../www/embed/colours.js';

const kinds = (text, language) => coloured(text, language).map((line) => line.map((piece) => (piece.kind ? [piece.kind, piece.text] : piece.text)));

test('Python: keywords, numbers, strings with their prefix, comments', () => {
  assert.deepEqual(kinds('for x in f"a": # if\n    y = 0x1f', 'python'), [
    [['keyword', 'for'], ' x ', ['keyword', 'in'], ' ', ['string', 'f"a"'], ': ', ['comment', '# if']],
    ['    y = ', ['number', '0x1f']],
  ]);
});

test('a string over several lines is in each of them', () => {
  assert.deepEqual(kinds('"""a # b\nc"""\nd', 'python'), [[['string', '"""a # b']], [['string', 'c"""']], ['d']]);
  assert.deepEqual(kinds('`a\n${b}`;', 'javascript'), [[['string', '`a']], [['string', '${b}`'], ';']]);
});

test('JavaScript: both kinds of comments; a string that is not closed ends with its line', () => {
  assert.deepEqual(kinds("let a = 'b\nc /* if\n*/ // d", 'javascript'), [
    [['keyword', 'let'], ' a = ', ['string', "'b"]],
    ['c ', ['comment', '/* if']],
    [['comment', '*/'], ' ', ['comment', '// d']],
  ]);
});

test('whatever the text, nothing of it is lost', () => {
  const text = 'é = "\\"" + \'\' # 한글\n\n\tdef f(): return """x';
  for (const language of ['python', 'javascript']) {
    assert.equal(coloured(text, language).map((line) => line.map((piece) => piece.text).join('')).join('\n'), text);
  }
});
