import asyncio
import re


def shown(text):
    """Without what differs from run to run, and without the frames of the library."""
    text = re.sub(r"id=0x[0-9a-f]+", "id", text)
    lines = [line for line in text.splitlines() if "asyncio/" not in line]
    return re.sub(r"File '.*?'", "File", "\n".join(lines))


def graph(entry):
    names = [frame.frame.f_code.co_qualname for frame in entry.call_stack]
    return [type(entry.future).__name__, names, [graph(waiter) for waiter in entry.awaited_by]]


def helper():
    print(shown(asyncio.format_call_graph()))


async def boil():
    await asyncio.sleep(0)
    helper()


async def dish():
    await boil()


async def asks(task):
    await task


async def counted():
    yield await asyncio.sleep(0.1, "one")


async def reads():
    async for _ in counted():
        pass


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(dish(), name="dish")  # of several that wait for one CPython has a set, without order
    print(graph(asyncio.capture_call_graph()))
    print(shown(asyncio.format_call_graph(limit=1)))
    bell = asyncio.get_running_loop().create_future()
    waiting = asyncio.create_task(asks(bell), name="waiting")
    reading = asyncio.create_task(reads(), name="reading")
    everybody = asyncio.gather(waiting, reading)
    waits = asyncio.create_task(asks(everybody), name="waits")
    await asyncio.sleep(0.05)
    for future in bell, waiting, waits:
        print(shown(asyncio.format_call_graph(future)))
    other = asyncio.Future()
    asyncio.future_add_to_awaited_by(other, waits)
    print(shown(asyncio.format_call_graph(other)))
    asyncio.future_discard_from_awaited_by(other, waits)
    print(shown(asyncio.format_call_graph(other)))
    bell.set_result(None)
    await waits
    for wrong in 3, dish:
        try:
            asyncio.capture_call_graph(wrong)
        except TypeError as error:
            print(re.sub(r" at 0x\w+", "", str(error)))


try:
    asyncio.print_call_graph()
except RuntimeError as error:
    print(error)
asyncio.run(main())
