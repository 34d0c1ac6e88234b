# A task that awaits itself would wait forever, so it is told.
import asyncio


async def snake():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(str(error).split(":")[0])
    return "lets go of its tail"


async def main():
    print(await asyncio.create_task(snake()))


asyncio.run(main())
