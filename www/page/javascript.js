// JavaScript in the editor: colours, indentation, and help with names. A tokenizer is enough for that, and takes a
// fraction of a full parser's bytes.

import { ifNotIn } from '@codemirror/autocomplete';
import { indentUnit, StreamLanguage } from '@codemirror/language';
import { javascript as tokenizer } from '@codemirror/legacy-modes/mode/javascript';
import { completeDeclared } from './declared.js';
import { completeJavaScript, entriesInJavaScript } from './javascript-names.js';
import { explainOnHover, whenKnown } from './vocabulary.js';

const language = StreamLanguage.define(tokenizer);
/** The tokenizer's names of what is not code; 'string.special' is a template. */
const TEXT = ['string', 'string.special', 'comment'];
const inCode = (source) => language.data.of({ autocomplete: ifNotIn(TEXT, source) });

export const javascript = [language, indentUnit.of('  '), inCode(whenKnown(completeJavaScript)), inCode(completeDeclared),
  explainOnHover(entriesInJavaScript)];
