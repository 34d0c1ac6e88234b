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
};
