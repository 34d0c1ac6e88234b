# virtual time only: prints loop.time()
# A handle shows its callback and arguments; a cancelled one forgets them.
import asyncio
import functools


def ring(bell, *, loud=False):
    pass


async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon(ring, "small")
    print(handle)
    handle.cancel()
    print(handle, handle.cancelled())
    partial = loop.call_soon(functools.partial(ring, "large", loud=True))
    print(partial)
    print(loop.call_soon(print, 1, "two"))
    timer = loop.call_later(2, ring, "late")
    print(timer, timer.when())
    timer.cancel()
    print(timer)
    partial.cancel()
    await asyncio.sleep(0)


asyncio.run(main())
