# A loop at rest keeps its tasks: they go on when it runs again.
import asyncio


async def tortoise():
    for step in (1, 2, 3):
        print(f"tortoise: step {step}")
        await asyncio.sleep(0)
    return "tortoise arrives"


async def glance(count):
    for _ in range(count):
        await asyncio.sleep(0)
    print("somebody looks away")


loop = asyncio.new_event_loop()
task = loop.create_task(tortoise())
print("nothing moves yet")
loop.run_until_complete(glance(1))
print("at rest, done:", task.done())
loop.run_until_complete(glance(0))
print("at rest, done:", task.done())
print(loop.run_until_complete(task))
loop.close()
