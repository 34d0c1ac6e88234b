# Getters at an empty queue are served in the order of their waiting.
import asyncio


async def taxi(number, calls):
    print(f"taxi {number}: waits")
    print(f"taxi {number}: drives {await calls.get()}")


async def main():
    calls = asyncio.Queue()
    taxis = [asyncio.create_task(taxi(number, calls)) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    for passenger in ("Ada", "Bo", "Cy"):
        calls.put_nowait(passenger)
    print("dispatcher: three calls")
    await asyncio.wait(taxis)


asyncio.run(main())
