// Help with asyncio's names in JavaScript, where they are bare names too.

import { membersOf, namesOf, optionOf } from './vocabulary.js';

/** The entries one may write after `receiver.`; without a receiver, the bare names. */
export const entriesInJavaScript = (receiver, text) => (receiver === null ? namesOf('javascript') : membersOf(receiver, text, 'javascript'));

/** `queue.pu` is receiver 'queue' and typed 'pu'; the receiver is null for a bare name, undefined if it is no name. */
function whatIsTyped(context) {
  const [, chain, typed] = /((?:[\w$]*\s*\.\s*)?)([\w$]*)$/.exec(context.matchBefore(/.*$/).text);
  const receiver = /^([\w$]+)\s*\./.exec(chain)?.[1];
  return { receiver: chain === '' ? null : receiver, typed };
}

export function completeJavaScript(context) {
  const { receiver, typed } = whatIsTyped(context);
  if (receiver === undefined || (receiver === null && typed === '' && !context.explicit)) return null;
  const options = entriesInJavaScript(receiver, context.state.doc.toString()).map(optionOf);
  return options.length > 0 ? { from: context.pos - typed.length, options, validFor: /^[\w$]*$/ } : null;
}
