# When main returns, tasks that still wait are cancelled, and their finally runs.
import asyncio


async def night_watch():
    try:
        hour = 0
        while True:
            hour += 1
            print(f"watch: {hour} o'clock and all is well")
            await asyncio.sleep(0.05)
    finally:
        print("watch: goes home")
        await asyncio.sleep(0)
        print("watch: sleeps")


async def main():
    asyncio.create_task(night_watch())
    await asyncio.sleep(0.07)
    print("main: dawn")


asyncio.run(main())
print("town: day")
