# An error in the clean-up of a leftover task goes to the loop's exception handler.
import asyncio


async def gardener():
    try:
        await asyncio.sleep(1)
    finally:
        raise RuntimeError("the shed is locked")


def report(loop, context):
    print(context["message"])
    print([context["exception"]], context["task"].get_name())


async def main():
    asyncio.get_running_loop().set_exception_handler(report)
    asyncio.create_task(gardener(), name="gardener")
    await asyncio.sleep(0)
    print("main: goes home")


asyncio.run(main())
