# Tasks wake in the order in which their futures were resolved, not in the order of waiting.
import asyncio


async def passenger(name, call):
    gate = await call
    print(f"{name} boards at {gate}")


async def main():
    loop = asyncio.get_running_loop()
    calls = {name: loop.create_future() for name in ["Ada", "Bo", "Cy"]}
    tasks = [asyncio.create_task(passenger(name, call)) for name, call in calls.items()]
    await asyncio.sleep(0)
    for name, gate in [("Cy", 3), ("Ada", 1), ("Bo", 2)]:
        calls[name].set_result(gate)
        print(f"called {name}")
    await asyncio.gather(*tasks)


asyncio.run(main())
