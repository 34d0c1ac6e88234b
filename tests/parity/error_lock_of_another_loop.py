# A lock belongs to the loop in which somebody first had to wait for it.
import asyncio


async def borrow(key, neighbours):
    async with key:
        task = asyncio.create_task(key.acquire()) if neighbours else None
        await asyncio.sleep(0)
    try:
        if task:
            await task
            key.release()
        print("borrowed and returned")
    except RuntimeError as error:
        print(str(error).split("> ")[-1])


key = asyncio.Lock()
asyncio.run(borrow(key, neighbours=False))
asyncio.run(borrow(key, neighbours=True))
asyncio.run(borrow(key, neighbours=False))
asyncio.run(borrow(key, neighbours=True))
