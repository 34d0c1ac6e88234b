# A timer wheel of one's own: a heap of deadlines, as the loop has one.
import asyncio
import heapq
from bisect import insort
from itertools import count


async def main():
    heap, number = [], count()
    for delay, name in ((3, "slow"), (1, "quick"), (2, "middle"), (1, "second quick")):
        heapq.heappush(heap, (delay, next(number), name))
    now = 0
    while heap:
        when, _, name = heapq.heappop(heap)
        await asyncio.sleep((when - now) / 100)
        now = when
        print(now, name)
    print(heapq.nsmallest(2, [5, 1, 4]), heapq.merge([1, 3], [2]).__next__())
    ordered = [1, 4]
    insort(ordered, 3)
    print(ordered)


asyncio.run(main())
