// Python in the editor: colours and indentation by a tokenizer, and help with names.

import { ifNotIn } from '@codemirror/autocomplete';
import { indentUnit, StreamLanguage } from '@codemirror/language';
import { python as tokenizer } from '@codemirror/legacy-modes/mode/python';
import { completePython, entriesInPython } from './python-names.js';
import { explainOnHover, whenKnown } from './vocabulary.js';

const language = StreamLanguage.define(tokenizer);

export const python = [
  language,
  indentUnit.of('    '),
  language.data.of({ autocomplete: ifNotIn(['string', 'string.special', 'comment'], whenKnown(completePython)) }),
  explainOnHover(entriesInPython),
];
