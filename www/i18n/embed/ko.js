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
};
