// What an element in somebody's notes says in Korean before it is touched.

export default {
  run: '실행',
  stop: '중지',
  program: '프로그램',
  output: '출력',
  timeline: '타임라인',
  loop: '루프',
  empty: '',
  running: '실행 중 …',
  reset: '되돌리기',
  view: '보기',
  'view.output': '출력',
  'view.timeline': '타임라인',
  'view.full': '전체',
  programIn: (language) => `${language} 프로그램`,
  partsMissing: 'Loopscope를 불러오지 못했습니다. 연결을 확인하고 다시 시도하세요.',
  solved: '풀었습니다.',
  hint: (number) => `힌트 ${number}`,
  solution: '풀이 보기',
  exerciseFails: '아직입니다. 프로그램이 끝까지 실행되지 않습니다.',
  exerciseOutput: (line, wanted, printed) =>
    `아직입니다. 출력 ${line}번째 줄은 ${wanted === null ? '없어야' : `“${wanted}”이어야`} 하는데 ${printed === null ? '없습니다' : `“${printed}”입니다`}.`,
  'exercise.overlap': (label) => `아직입니다. 두 태스크가 동시에 기다린 적이 없습니다: ${label}.`,
  'exercise.within': (seconds) => `아직입니다. ${seconds}초보다 오래 걸립니다.`,
  exerciseCheck: (message) => `아직입니다. ${message}`,
};
