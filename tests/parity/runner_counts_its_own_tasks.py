import asyncio


def late(number):
    print("a callback after main", number)


async def main(number):
    left_over = asyncio.create_task(asyncio.sleep(5))
    print(asyncio.current_task().get_name(), left_over.get_name())
    asyncio.get_running_loop().call_soon(late, number)


asyncio.run(main(1))
asyncio.run(main(2))
with asyncio.Runner() as runner:
    runner.run(main(3))
    runner.run(main(4))
asyncio.run(main(5))
