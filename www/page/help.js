// What helps whoever types: brackets that close themselves, completion, and names explained. It comes with the first touch
// of an editor, because reading and running need none of it.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, ifNotIn } from '@codemirror/autocomplete';
import { keymap } from '@codemirror/view';
import { completeDeclared } from './declared.js';
import { javascriptLanguage } from './javascript.js';
import { completeJavaScript, entriesInJavaScript } from './javascript-names.js';
import { pythonLanguage } from './python.js';
import { completePython, entriesInPython } from './python-names.js';
import { explainOnHover, placeVocabulary, whenKnown } from './vocabulary.js';

/** The tokenizers' names of what is not code; 'string.special' is a template. */
const TEXT = ['string', 'string.special', 'comment'];
const inCode = (language, source) => language.data.of({ autocomplete: ifNotIn(TEXT, source) });

const knowing = {
  javascript: [
    inCode(javascriptLanguage, whenKnown(completeJavaScript)),
    inCode(javascriptLanguage, completeDeclared),
    explainOnHover(entriesInJavaScript),
  ],
  python: [inCode(pythonLanguage, whenKnown(completePython)), explainOnHover(entriesInPython)],
};

/**
 * @param {'javascript' | 'python'} language
 * @param {URL} names where asyncio.json is
 * @returns {import('@codemirror/state').Extension}
 */
export function helpIn(language, names) {
  placeVocabulary(names);
  return [
    closeBrackets(),
    autocompletion({ icons: false }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap]),
    knowing[language],
  ];
}
