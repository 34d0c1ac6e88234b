import asyncio


async def work():
    await asyncio.sleep(1)
    return "its own"


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(type(context["exception"]).__name__))
    coroutine = work()
    task = asyncio.create_task(coroutine)
    asyncio.Future.set_result(task, "another's")
    print(await task)
    coroutine.close()


asyncio.run(main())
