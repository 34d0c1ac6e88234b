# A Runner takes its loop from a factory, once, when it is first needed.
import asyncio


def factory():
    print("factory: a fresh loop")
    return asyncio.new_event_loop()


async def visit():
    return asyncio.get_running_loop()


runner = asyncio.Runner(loop_factory=factory)
print("runner: made")
loop = runner.run(visit())
print("same:", runner.run(visit()) is loop, runner.get_loop() is loop)
runner.close()
print("closed:", loop.is_closed())
