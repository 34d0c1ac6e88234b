# A coroutine that was kept for a while, and dropped.
import asyncio


async def cook():
    pass


async def main():
    later = cook()
    print("thinks")
    later = None
    print("forgot it")


asyncio.run(main())
print("done")
