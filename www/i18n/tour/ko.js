// The guided tour in Korean. `code` is how the program's language writes what is spoken of.

export default {
  tourBack: '뒤로',
  tourNext: '다음',
  tourEnd: '마치기',
  tourClose: '둘러보기 닫기',
  tourAt: (at, all) => `${all}단계 중 ${at}단계`,

  'tour.one-at-a-time': '루프는 하나, 한 번에 한 가지',
  'tour.one-at-a-time.text':
    '이벤트 루프는 한 번에 코드 한 조각만 실행합니다. 지금은 cook의 차례이고, cook이 제어권을 돌려줄 때까지 다른 코드는 실행되지 않습니다. 스레드가 없으니 두 줄 사이에 아무도 끼어들 수 없습니다.',
  'tour.task': '호출은 코루틴을 만들고, 태스크가 그것을 실행합니다',
  'tour.task.text': (code) =>
    `${code.make} 호출은 아직 아무것도 실행하지 않았습니다. 코루틴 객체를 만들었을 뿐입니다. ${code.createTask}가 그것을 태스크로 감싸 준비 큐의 맨 뒤에 넣습니다.`,
  'tour.ready': '준비는 실행이 아닙니다',
  'tour.ready.text':
    '태스크 둘이 큐에 있고 타임라인에는 빗금으로 보입니다. 준비는 되었지만 제어권은 아직 cook에 있어 cook의 출력이 먼저 나옵니다. 태스크를 만든다고 바로 시작되지 않는 까닭입니다.',
  'tour.await': '기다리면 제어권을 돌려줍니다',
  'tour.await.text': (code) =>
    `cook이 ‘${code.await} tea’에 왔는데 tea는 아직 끝나지 않았습니다. 그래서 cook은 그 줄에 멈춰 기다리고, 루프는 준비 큐에서 다음 것을 꺼냅니다. 태스크가 멈출 수 있는 곳은 이런 곳뿐입니다.`,
  'tour.timer': 'sleep은 타이머를 걸고 기다립니다',
  'tour.timer.text': (code) =>
    `tea는 첫 줄을 출력하고 ${code.sleep}에 이르러 역시 제어권을 돌려주었습니다. 지금은 준비 큐에 없고, 타이머가 다시 넣어 줄 것입니다. 그동안 드는 비용은 없고 toast의 차례가 옵니다.`,
  'tour.idle': '준비된 것이 없으면 루프도 잠듭니다',
  'tour.idle.text':
    '모두가 기다리고 있으니 루프는 가장 이른 타이머, 곧 1초에 울릴 toast의 타이머를 기다립니다. 가상 시계에서는 시간이 걸리지 않지만 타임라인은 그 1초를 그대로 보여 줍니다.',
  'tour.order': '왜 toast가 tea보다 먼저 준비되었을까요?',
  'tour.order.text':
    '먼저 시작한 것은 tea지만 타이머는 더 늦습니다. 순서를 정하는 것은 누가 먼저 만들어졌는지도, 누구를 먼저 기다렸는지도 아니라 누가 먼저 준비되는가입니다. 2초와 1초는 함께 흘렀습니다.',
  'tour.wake': '끝난 태스크가 기다리던 태스크를 깨웁니다',
  'tour.wake.text':
    'tea가 끝났고 cook이 tea를 기다리고 있었으니, cook은 준비 큐로 돌아가 다음 턴에 실행됩니다. 두 번째로 기다리는 toast는 이미 끝났으므로 바로 지나갑니다. 이제 한 줄을 바꿔 실행해 보세요. 어떤 순서가 될까요?',
};
