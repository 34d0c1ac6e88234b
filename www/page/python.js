// Python in the editor: colours and indentation by a tokenizer.

import { indentUnit, StreamLanguage } from '@codemirror/language';
import { python as tokenizer } from '@codemirror/legacy-modes/mode/python';

export const pythonLanguage = StreamLanguage.define(tokenizer);

export const python = [pythonLanguage, indentUnit.of('    ')];
