# Timers with one deadline fire in one turn, in the order in which they were set.
import asyncio


def ring(bell, last=None):
    print(f"{bell} bell")
    asyncio.get_running_loop().call_soon(print, f"echo of the {bell} bell")
    if last is not None:
        last.set_result("silence")


async def main():
    loop = asyncio.get_running_loop()
    noon = loop.time() + 0.03
    last = loop.create_future()
    loop.call_at(noon, ring, "church")
    loop.call_at(noon, ring, "school")
    loop.call_at(noon, ring, "ship", last)
    print(await last)


asyncio.run(main())
