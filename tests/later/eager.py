import asyncio


async def boil(name, seconds):
    me = asyncio.current_task()
    print(f"{name} starts in {me.get_name()}")
    if seconds is not None:
        await asyncio.sleep(seconds)
    print(f"{name} done")
    return name


async def burn():
    raise ValueError("burnt")


async def nested():
    print("nested starts")
    inner = asyncio.create_task(boil("inner", 0))
    print("nested goes on, inner done:", inner.done())
    await inner
    print("nested ends")


async def main():
    loop = asyncio.get_running_loop()
    lazy = asyncio.create_task(boil("lazy", 0))
    print("lazy made, done:", lazy.done())
    await lazy

    loop.set_task_factory(asyncio.eager_task_factory)
    tea = asyncio.create_task(boil("tea", 1))
    print("tea made, done:", tea.done(), asyncio.current_task() is tea)
    egg = asyncio.create_task(boil("egg", None))
    print("egg made, done:", egg.done(), "result", egg.result())
    print(f"{len(asyncio.all_tasks())} tasks alive")
    toast = asyncio.create_task(burn())
    print(f"toast: {toast.exception()}")
    await tea
    await asyncio.create_task(nested())
    loop.call_soon(print, "next turn")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(boil("group", 0))
            group.create_task(burn())
    except* ValueError as caught:
        print(f"group: {caught.exceptions[0]}")

    ready = asyncio.create_task(boil("cancelled", 9))
    ready.cancel()
    try:
        await ready
    except asyncio.CancelledError:
        print("cancelled in its sleep")
    loop.set_task_factory(None)
    task = asyncio.create_task(boil("lazy again", 0))
    print("made")
    await task


asyncio.run(main())
