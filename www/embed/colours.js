// Code in colour before the editor is there: comments, strings, numbers and keywords, in the editor's classes, as data.

const NUMBER = String.raw`\b\d[\w.]*`;

const GRAMMARS = {
  python: grammar({
    comment: '#.*',
    string: String.raw`(?:\b[rbfuRBFU]{1,2})?(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)`,
    keyword: 'and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield|True|False|None',
  }),
  javascript: grammar({
    comment: String.raw`//.*|/\*[^]*?(?:\*/|$)`,
    string: String.raw`"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?` + '|`(?:\\\\.|[^`\\\\])*`?',
    keyword: 'async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|of|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|yield',
  }),
};

function grammar({ comment, string, keyword }) {
  return new RegExp(`(?<comment>${comment})|(?<string>${string})|(?<number>${NUMBER})|(?<keyword>\\b(?:${keyword})\\b)`, 'g');
}

/**
 * The lines of `text`, each as its pieces.
 * @returns {{text: string, kind: string | null}[][]}
 */
export function coloured(text, language) {
  const lines = [[]];
  const add = (piece, kind) => piece.split('\n').forEach((part, i) => {
    if (i > 0) lines.push([]);
    if (part !== '') lines.at(-1).push({ text: part, kind });
  });
  let at = 0;
  for (const match of text.matchAll(GRAMMARS[language])) {
    add(text.slice(at, match.index), null);
    add(match[0], Object.keys(match.groups).find((kind) => match.groups[kind] !== undefined));
    at = match.index + match[0].length;
  }
  add(text.slice(at), null);
  return lines;
}
