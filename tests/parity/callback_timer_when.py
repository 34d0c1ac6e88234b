# virtual time only: prints loop.time()
# call_later() counts from now, call_at() from the beginning of the loop's time.
import asyncio


async def main():
    loop = asyncio.get_running_loop()

    def chime(name):
        print(f"{name} at {loop.time():.2f}")

    await asyncio.sleep(0.5)
    tea = loop.call_later(0.75, chime, "tea")
    dinner = loop.call_at(1.0, chime, "dinner")
    print(f"tea is due at {tea.when():.2f}, dinner at {dinner.when():.2f}")
    await asyncio.sleep(1)
    loop.call_at(0.25, chime, "a bell for an hour gone by")
    await asyncio.sleep(0)
    print(f"the day ends at {loop.time():.2f}")


asyncio.run(main())
