// The programs that are measured through the door. Each gives one number, which it reads off the real clock.

const timed = (work, count) => `const begin = performance.now();
${work};
(performance.now() - begin) * 1e6 / ${count}`;

const gathered = (tasks) => `await gather(Array.from({ length: ${tasks} }, (_, i) => cook(i)))`;

/** Nanoseconds a switch: `tasks` tasks that give way `rounds` times each by `pause`. */
const switching = (head, pause) => (tasks, rounds) => `${head} cook() {
  for (let i = 0; i < ${rounds}; i++) ${pause};
}
${timed(gathered(tasks), tasks * rounds)}`;

/** Nanoseconds a task: each gives way once. */
const gathering = (head, pause) => (tasks) => `${head} cook(i) {
  ${pause};
  return i;
}
${timed(gathered(tasks), tasks)}`;

/** Milliseconds from when the last of `count` sleepers was due to when all had woken. */
const sleeping = (head, word) => (count) => `${head} cook(i) {
  ${word} sleep(i / ${count});
}
const begin = performance.now();
${gathered(count)};
performance.now() - begin - 1000`;

export const programs = {
  yieldSwitch: switching('function*', 'yield'),
  generatorSwitch: switching('function*', 'yield* sleep(0)'),
  asyncSwitch: switching('async function', 'await sleep(0)'),
  generatorGather: gathering('function*', 'yield'),
  asyncGather: gathering('async function', 'await sleep(0)'),
  generatorLateness: sleeping('function*', 'yield*'),
  asyncLateness: sleeping('async function', 'await'),
};
