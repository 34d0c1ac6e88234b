// What frames do, in words: those of the program's language for what goes in and out, and a sentence for the moment.

import { t } from './messages.js';

/** How a value goes in, and how one comes out at the end. */
const LANGUAGES = {
  javascript: {
    resumed: { next: () => 'next()', send: (value) => `next(${value})`, throw: (value) => `throw(${value})`, close: () => 'return()' },
    over: (value) => `{ done: true, value: ${value} }`,
    delegation: 'yield*',
  },
  python: {
    resumed: { next: () => 'next()', send: (value) => `send(${value})`, throw: (value) => `throw(${value})`, close: () => 'close()' },
    over: (value) => (value === 'None' ? 'StopIteration' : `StopIteration(${value})`),
    delegation: 'yield from',
  },
};

export function wordsOf(language, { count }) {
  const words = LANGUAGES[language];
  const name = (frame) => (count(frame.name) > 1 ? `${frame.name} ${frame.nth}` : frame.name);
  const ended = ({ kind, how, value }) => {
    if (how === 'closed') return t('frameClosed');
    if (how === 'raised') return t('frameRaised', value);
    return kind === 'coroutine' ? t('frameReturned', value) : t('frameStopped', value, words.over(value));
  };
  return {
    name,
    ended,
    delegation: words.delegation,
    state(frame) {
      if (frame.state === 'over') return ended(frame);
      return t(`frame.${frame.below ? 'delegates' : frame.state}`);
    },
    /** What is on the arrow. */
    exchange({ last, of }) {
      const frame = of(last.frame);
      if (last.kind === 'frame_ended') return ended(frame);
      if (last.kind === 'frame_yielded') return t('frameYields', last.value);
      if (last.kind === 'frame_delegated') return t('frameAwaits', frame.waitsFor ?? name(of(frame.below)));
      if (frame.kind === 'coroutine' && last.by !== 'throw') {
        return last.value ? t('frameGets', last.value) : t(frame.isFirst ? 'frameStarts' : 'frameGoesOn');
      }
      return words.resumed[last.by](last.value);
    },
  };
}

/** The moment in a sentence, or nothing if no frame had a part in it. */
export function tellFrame({ state, words }) {
  const { last, of } = state;
  const frame = last && of(last.frame);
  if (!frame) return '';
  const who = words.name(frame);
  const { line } = last;
  switch (last.kind) {
    case 'frame_created': return t(`tell.made.${frame.kind}`, who);
    case 'frame_yielded': return t('tell.frameYields', who, last.value, line, frame.from);
    case 'frame_delegated': return t('tell.frameAwaits', who, frame.waitsFor ?? words.name(of(frame.below)), line);
    case 'frame_ended': return t(`tell.frame.${frame.how}`, who, words.ended(frame), last.value);
    default: return tellResumed(frame, last, who);
  }
}

function tellResumed(frame, { by, value, line, from }, who) {
  if (by === 'throw') return t('tell.frameThrown', who, value, line);
  if (by === 'close') return t('tell.frameCloses', who, line);
  if (frame.isFirst) return t('tell.frameStarts', who, from);
  return by === 'send' ? t('tell.frameSent', who, value, line) : t('tell.frameGoesOn', who, line);
}
