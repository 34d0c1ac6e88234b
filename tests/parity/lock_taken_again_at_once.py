# Who releases a lock and takes it again at once waits behind those who waited already.
import asyncio


async def child(name, swing):
    for ride in (1, 2):
        await swing.acquire()
        print(f"{name}: ride {ride}")
        await asyncio.sleep(0)
        swing.release()
    print(f"{name}: has had enough")


async def main():
    swing = asyncio.Lock()
    await asyncio.gather(child("Mia", swing), child("Noa", swing))


asyncio.run(main())
