# clear() closes the gate again, but whoever was woken before gets through.
import asyncio


async def car(number, gate):
    await gate.wait()
    print(f"car {number}: passes, gate open: {gate.is_set()}")


async def main():
    gate = asyncio.Event()
    first = asyncio.create_task(car(1, gate))
    await asyncio.sleep(0)
    gate.set()
    gate.clear()
    second = asyncio.create_task(car(2, gate))
    await asyncio.sleep(0.02)
    print("first:", first.done(), "second:", second.done())
    gate.set()
    await second


asyncio.run(main())
