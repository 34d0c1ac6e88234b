# 동네 빵집의 하루: 제너레이터에서 태스크까지
import asyncio
import random


# 1. 이터레이터: next()로 하나씩 꺼냅니다
class Shelf:
    def __init__(self, breads):
        self.breads = breads
        self.index = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.index == len(self.breads):
            raise StopIteration  # 더 꺼낼 빵이 없습니다
        bread = self.breads[self.index]
        self.index += 1
        return bread


for bread in Shelf(['식빵', '바게트', '크루아상']):
    print('진열대:', bread)


# 2. 제너레이터: yield에서 멈췄다가 그 자리에서 이어 갑니다
def oven(count):
    for number in range(1, count + 1):
        print(f'{number}번째 판을 굽기 시작')
        yield number
    return '오븐을 끕니다'


batch = oven(2)
print(next(batch))
print(next(batch))
try:
    next(batch)
except StopIteration as stop:
    print('끝:', stop.value)


# 3. send로 값을 보내면 yield 식의 값이 됩니다
def cashier():
    total = 0
    while True:
        price = yield total
        if price is None:
            return total
        total += price


till = cashier()
next(till)  # 처음에는 값을 보낼 수 없습니다
print(till.send(3500))
print(till.send(4200))


# 4. yield from은 안쪽 제너레이터에 모두 맡깁니다
def whole_day():
    morning = yield from oven(1)
    print('오전:', morning)
    yield '점심시간'
    afternoon = yield from oven(1)
    print('오후:', afternoon)


print(list(whole_day()))


# 5. 코루틴: 호출만으로는 아무 일도 일어나지 않습니다
async def knead(dough, seconds):
    print(f'{dough} 반죽 시작')
    await asyncio.sleep(seconds)  # 기다리는 동안 다른 태스크가 움직입니다
    print(f'{dough} 반죽 완료')
    return f'{dough} 반죽'


# 6. 차례로 기다리면 걸리는 시간이 모두 더해집니다
async def one_by_one():
    loop = asyncio.get_running_loop()
    started = loop.time()
    await knead('호밀', 2)
    await knead('통밀', 1)
    print(f'차례로: {loop.time() - started:.1f}초')


# 7. gather는 한꺼번에 시작하고, 결과는 인자의 순서대로 줍니다
async def together():
    loop = asyncio.get_running_loop()
    started = loop.time()
    doughs = await asyncio.gather(knead('호밀', 2), knead('통밀', 1))
    print(doughs)
    print(f'함께: {loop.time() - started:.1f}초')


# 8. 큐: 굽는 사람과 파는 사람은 서로의 속도를 모릅니다
async def baker(counter):
    for name in ['소금빵', '단팥빵', '곰보빵', '찹쌀빵']:
        await asyncio.sleep(random.uniform(0.1, 0.4))
        await counter.put(name)
        print('나왔습니다:', name)
    # 파는 사람이 끝을 알 수 있어야 합니다
    await counter.put(None)  # 오늘은 여기까지라는 표시


async def seller(counter):
    sold = 0
    while (name := await counter.get()) is not None:
        await asyncio.sleep(0.25)
        sold += 1
        print('팔았습니다:', name)
    return sold


async def counter_day():
    counter = asyncio.Queue(maxsize=2)  # 두 개가 차면 put이 기다립니다
    selling = asyncio.create_task(seller(counter), name='판매')
    await baker(counter)
    print('모두', await selling, '개')


# 9. 취소: finally는 반드시 실행됩니다
async def night_shift():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print('야간 작업을 멈추라는 요청')
        raise  # 삼키지 말고 다시 던집니다
    finally:
        print('불을 끄고 문을 잠급니다')


async def main():
    print('가게 문을 엽니다')
    await one_by_one()
    await together()
    await counter_day()
    # 밤새 도는 태스크를 만들었다가 곧바로 그만두게 합니다
    shift = asyncio.create_task(night_shift())
    await asyncio.sleep(0)  # 한 턴을 양보해야 시작합니다
    shift.cancel()
    try:
        await shift
    except asyncio.CancelledError:
        print('오늘 영업을 마칩니다:', shift.cancelled())


asyncio.run(main())
