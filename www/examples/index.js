// The examples in the order of a lecture: one concept each, from iterators to queues. Each is a program in both
// languages, NAME.js and NAME.py.

const both = (en, ko) => ({ javascript: { en, ko }, python: { en, ko } });

export const examples = [
  { name: '01-iterator', title: both('Iterator', '이터레이터') },
  { name: '02-generator', title: both('Generator', '제너레이터') },
  {
    name: '03-send',
    title: {
      javascript: { en: 'Sending values: next(value)', ko: '값 보내기: next(value)' },
      python: { en: 'Sending values: send(value)', ko: '값 보내기: send(value)' },
    },
  },
  {
    name: '04-delegation',
    title: {
      javascript: { en: 'Generators within generators: yield*', ko: '제너레이터 안의 제너레이터: yield*' },
      python: { en: 'Generators within generators: yield from', ko: '제너레이터 안의 제너레이터: yield from' },
    },
  },
  { name: '05-generator-coroutine', title: both('Generator-based coroutine', '제너레이터 기반 코루틴') },
  { name: '06-native-coroutine', title: both('Native coroutine: async and await', '네이티브 코루틴: async와 await') },
  { name: '07-never-run', title: both('A coroutine that is not run', '실행되지 않는 코루틴') },
  { name: '08-loop-by-hand', title: both('The event loop by hand', '이벤트 루프 직접 다루기') },
  { name: '09-future-and-callbacks', title: both('Future and callbacks', '퓨처와 콜백') },
  { name: '10-task', title: both('Task', '태스크') },
  { name: '11-gather', title: both('Await in sequence, or gather', '차례로 await하기와 gather') },
  {
    name: '12-create-task-order',
    title: {
      javascript: { en: 'The order of createTask', ko: 'createTask의 순서' },
      python: { en: 'The order of create_task', ko: 'create_task의 순서' },
    },
  },
  { name: '13-cancellation', title: both('Cancellation', '취소') },
  { name: '14-timeouts', title: both('Timeouts', '타임아웃') },
  { name: '15-producer-and-consumer', title: both('Producer and consumer', '생산자와 소비자') },
];

/** What a first visit shows: the one whose timeline says most. */
export const firstExample = '11-gather';

const ending = { javascript: 'js', python: 'py' };

/** The file of the program `name` in `language`. */
export const fileOf = (name, language) => `${name}.${ending[language]}`;

/** The example that `file` holds, if it is one. */
export const exampleOf = (file) => examples.find(({ name }) => file?.startsWith(`${name}.`))?.name ?? null;
