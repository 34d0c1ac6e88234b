// Words that programs here are made of. A link need not carry them: both ends begin their compression with this text.
// A link of version 1 can be read only with this very text, so it never changes; another text is another version.

export const DICTIONARY_1 = `import asyncio
import contextlib
import random
import time
# // /* */ 이 그 는 은 을 를 가 이 의 와 과 로 도 만 에 에서 에게 으로 까지 부터 보다 처럼 마다 하고 하면 해서 하는 한 할 된 되는 됩니다. 합니다. 했습니다. 입니다. 있습니다. 없습니다. 않습니다. 습니다
한 번에 하나씩, 두 번째, 세 번째, 첫 번째, 마지막 값, 결과, 순서대로, 동시에, 차례로, 함께, 먼저, 나중에, 다음, 이미, 아직, 다시, 바로, 모두, 계속, 오늘, 손님, 주문, 커피, 요리사, 초, 개, 번, 시간, 이름
# 아무 일도 일어나지 않습니다. 기다리는 동안 다른 태스크가 실행됩니다. 여기에서 멈추고 제어권을 돌려줍니다. 끝날 때까지 기다립니다. 한꺼번에 실행합니다. 값을 보냅니다. 값을 받습니다. 값을 반환합니다. 하나씩 꺼냅니다.
# 예외를 던집니다. 취소합니다. 취소되면 반드시 실행됩니다. 호출하면 객체가 만들어집니다. 이어서 실행합니다. 시작합니다. 준비합니다. 완료되었습니다. 출력합니다. 시작, 완료, 준비, 도착, 실패, 성공, 종료, 끝, 취소, 대기 중
# 이터레이터, 제너레이터, 코루틴을, 코루틴은, 태스크를, 태스크가, 이벤트 루프가, 이벤트 루프를, 퓨처, 콜백, 타이머, 큐에, 큐에서, 락, 세마포어, 데드락, 비동기, 동기, 함수, 인자, 변수, 반복문, 예제
from collections import deque
raise ValueError(
except asyncio.TimeoutError:
except asyncio.CancelledError:
    raise
finally:
async with asyncio.timeout(
async with asyncio.TaskGroup() as group:
    group.create_task(
lock = asyncio.Lock()
event = asyncio.Event()
queue = asyncio.Queue(
await queue.put(
await queue.get()
queue.task_done()
for i in range(
while True:
loop = asyncio.new_event_loop()
loop.run_until_complete(
loop.close()
future = loop.create_future()
future.set_result(
future.add_done_callback(
class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.start == 0:
            raise StopIteration
        self.start -= 1
        return self.
def numbers():
    while True:
        received = yield 
    value = yield from 
print(next(
print(list(
try:
    next(
except StopIteration as stop:
    print(stop.value)
.send(None)
    started = loop.time()
    print(f'{loop.time() - started:.1f}
loop = asyncio.get_running_loop()
    await asyncio.sleep(random.uniform(
    async def 
task.cancel()
asyncio.current_task().get_name()
await asyncio.wait_for(
results = await asyncio.gather(
task = asyncio.create_task(
    await asyncio.sleep(0.1)
    await asyncio.sleep(1)
    print(f'{name} 
    print(f"{name} 
    print('
async def worker(name, seconds):
async def main():
asyncio.run(main())
if __name__ == '__main__':
console.log(
print(\`\${name} 
for (let i = 0; i < 
while (true) {
} catch (error) {
  if (error instanceof CancelledError) throw error;
} finally {
await asyncWith(timeout(
const queue = new Queue(
const lock = new Lock();
const event = new Event();
const loop = newEventLoop();
await loop.runUntilComplete(
loop.callSoon(
loop.createFuture();
future.setResult(
.addDoneCallback((future) => {
  yield* queue.get();
  return 
  const value = yield 
  await sleep(1);
  yield* sleep(1);
const results = await gather(
const task = createTask(
async function worker(name, seconds) {
function* worker(name, seconds) {
async function main() {
function* main() {
}

await run(main());
language=python&clock=real&seed=1&moment=`;
