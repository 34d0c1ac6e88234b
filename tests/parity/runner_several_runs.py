# A Runner runs several coroutines on one loop and closes it at the end.
import asyncio


async def verse(number):
    await asyncio.sleep(0.02)
    return f"verse {number}", asyncio.get_running_loop()


with asyncio.Runner() as runner:
    first, loop = runner.run(verse(1))
    second, again = runner.run(verse(2))
    print(first, second)
    print("one loop:", loop is again, loop is runner.get_loop())
    print("closed:", loop.is_closed())
print("closed:", loop.is_closed())
