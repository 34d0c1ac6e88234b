# A future is an empty box: some wait for it, another fills it.
import asyncio


async def reader(name, box):
    print(f"{name}: waits, done is {box.done()}")
    print(f"{name}: found {await box}")


async def main():
    loop = asyncio.get_running_loop()
    box = loop.create_future()
    readers = asyncio.gather(reader("Ida", box), reader("Jon", box))
    await asyncio.sleep(0.02)
    box.set_result("a map")
    await readers
    print("done:", box.done(), "cancelled:", box.cancelled(), "result:", box.result())
    print("own loop:", box.get_loop() is loop)


asyncio.run(main())
