# Waiters get the lock in the order of their coming, a newcomer does not overtake.
import asyncio


async def visitor(name, door):
    print(f"{name}: knocks")
    await door.acquire()
    print(f"{name}: comes in")
    await asyncio.sleep(0)
    door.release()


async def main():
    door = asyncio.Lock()
    print("acquire:", await door.acquire())
    visitors = [asyncio.create_task(visitor(name, door)) for name in ("Ada", "Bo", "Cy")]
    await asyncio.sleep(0)
    door.release()
    print("free for a moment:", not door.locked())
    visitors.append(asyncio.create_task(visitor("Di", door)))
    await asyncio.wait(visitors)


asyncio.run(main())
