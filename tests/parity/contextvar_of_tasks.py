# Each task has a copy of its creator's context: it sees what was set before, and its own changes stay inside.
import asyncio
from contextvars import ContextVar

user = ContextVar("user", default="nobody")


async def visit(name):
    print(name, "finds", user.get())
    user.set(name)
    await asyncio.sleep(0)
    print(name, "still sees", user.get())


async def main():
    user.set("main")
    await asyncio.gather(visit("ann"), visit("bob"))
    print("main sees", user.get())
    await visit("eve")
    print("awaited directly, it was main's own context:", user.get())


user.set("module")
asyncio.run(main())
print("outside:", user.get())
