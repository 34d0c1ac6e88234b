# The timeout of wait() raises nothing and cancels nothing: what is late is pending.
import asyncio


async def guest(name, seconds):
    await asyncio.sleep(seconds)
    print(f"{name}: arrives")
    return name


async def main():
    ada = asyncio.create_task(guest("Ada", 0.02))
    bo = asyncio.create_task(guest("Bo", 0.09))
    done, pending = await asyncio.wait([ada, bo], timeout=0.05)
    print("host: dinner for", len(done), "and", len(pending), "is late")
    print("cancelled:", bo.cancelled(), "requests:", bo.cancelling())
    print("host: welcome,", await bo)


asyncio.run(main())
