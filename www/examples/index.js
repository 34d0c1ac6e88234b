// The examples in the order of a lecture: one concept each, from iterators to queues.

export const examples = [
  { file: '01-iterator.js', title: { en: 'Iterator', ko: '이터레이터' } },
  { file: '02-generator.js', title: { en: 'Generator', ko: '제너레이터' } },
  { file: '03-send.js', title: { en: 'Sending values: next(value)', ko: '값 보내기: next(value)' } },
  { file: '04-yield-star.js', title: { en: 'Generators within generators: yield*', ko: '제너레이터 안의 제너레이터: yield*' } },
  { file: '05-generator-coroutine.js', title: { en: 'Generator-based coroutine', ko: '제너레이터 기반 코루틴' } },
  { file: '06-native-coroutine.js', title: { en: 'Native coroutine: async and await', ko: '네이티브 코루틴: async와 await' } },
  { file: '07-never-run.js', title: { en: 'A coroutine that is not run', ko: '실행되지 않는 코루틴' } },
  { file: '08-loop-by-hand.js', title: { en: 'The event loop by hand', ko: '이벤트 루프 직접 다루기' } },
  { file: '09-future-and-callbacks.js', title: { en: 'Future and callbacks', ko: '퓨처와 콜백' } },
  { file: '10-task.js', title: { en: 'Task', ko: '태스크' } },
  { file: '11-gather.js', title: { en: 'Await in sequence, or gather', ko: '차례로 await하기와 gather' } },
  { file: '12-create-task-order.js', title: { en: 'The order of createTask', ko: 'createTask의 순서' } },
  { file: '13-cancellation.js', title: { en: 'Cancellation', ko: '취소' } },
  { file: '14-timeouts.js', title: { en: 'Timeouts', ko: '타임아웃' } },
  { file: '15-producer-and-consumer.js', title: { en: 'Producer and consumer', ko: '생산자와 소비자' } },
];

/** What a first visit shows: the one whose timeline says most. */
export const firstExample = '11-gather.js';
