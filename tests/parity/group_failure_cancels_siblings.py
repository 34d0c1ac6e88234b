# The first failure cancels the other tasks and the body, and comes out in an ExceptionGroup.
import asyncio


async def anchor():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("anchor: holds no more")
        raise


async def mast():
    await asyncio.sleep(0.03)
    raise RuntimeError("the mast broke")


async def main():
    try:
        async with asyncio.TaskGroup() as ship:
            held = ship.create_task(anchor())
            ship.create_task(mast())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("captain: is woken")
                raise
    except ExceptionGroup as group:
        print(group)
        print(list(group.exceptions))
    print("anchor cancelled:", held.cancelled())
    print("main goes on:", asyncio.current_task().cancelling())


asyncio.run(main())
