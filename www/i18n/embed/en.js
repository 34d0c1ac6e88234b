// What an element in somebody's notes says before it is touched. The page says some of it too.

export default {
  run: 'Run',
  stop: 'Stop',
  program: 'Program',
  output: 'Output',
  timeline: 'Timeline',
  loop: 'The loop',
  empty: '',
  running: 'Running …',
  reset: 'Reset',
  view: 'View',
  'view.output': 'Output',
  'view.timeline': 'Timeline',
  'view.full': 'All',
  programIn: (language) => `${language} program`,
  partsMissing: 'Loopscope could not be loaded. Check the connection and try again.',
  solved: 'Solved.',
  hint: (number) => `Hint ${number}`,
  solution: 'Show a solution',
  exerciseFails: 'Not yet: the program does not reach its end.',
  exerciseOutput: (line, wanted, printed) =>
    `Not yet: line ${line} of the output should be ${wanted === null ? 'the end' : `“${wanted}”`}, and is ${printed === null ? 'missing' : `“${printed}”`}.`,
  'exercise.overlap': (label) => `Not yet: no two waits for ${label} go on at the same time.`,
  'exercise.within': (seconds) => `Not yet: it takes longer than ${seconds} s.`,
  exerciseCheck: (message) => `Not yet: ${message}`,
};
