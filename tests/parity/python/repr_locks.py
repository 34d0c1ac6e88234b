# Locks, events, conditions, semaphores and barriers show their state and their waiters.
import asyncio


def show(thing):
    name, state = repr(thing).split(" object at ")
    print(name, state[state.index("["):])


async def main():
    lock = asyncio.Lock()
    event = asyncio.Event()
    semaphore = asyncio.Semaphore(2)
    bounded = asyncio.BoundedSemaphore()
    condition = asyncio.Condition()
    barrier = asyncio.Barrier(2)
    for thing in (lock, event, semaphore, bounded, condition, barrier):
        show(thing)
    await lock.acquire()
    await bounded.acquire()
    await condition.acquire()
    waiters = [asyncio.create_task(thing.acquire()) for thing in (lock, lock, bounded, condition)]
    waiters += [asyncio.create_task(event.wait()), asyncio.create_task(barrier.wait())]
    await asyncio.sleep(0)
    for thing in (lock, event, bounded, condition, barrier):
        show(thing)
    event.set()
    show(event)
    for waiter in waiters:
        waiter.cancel()


asyncio.run(main())
