// JavaScript in the editor: colours and indentation. A tokenizer is enough for that, and takes a fraction of a full
// parser's bytes.

import { indentUnit, StreamLanguage } from '@codemirror/language';
import { javascript as tokenizer } from '@codemirror/legacy-modes/mode/javascript';

export const javascriptLanguage = StreamLanguage.define(tokenizer);

export const javascript = [javascriptLanguage, indentUnit.of('  ')];
