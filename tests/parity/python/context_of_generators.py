# A generator has no context of its own: it sees that of whoever steps it.
import asyncio
from contextvars import ContextVar

level = ContextVar("level", default=0)


def reader():
    while True:
        yield level.get()
        level.set(level.get() + 10)


async def step(generator, value):
    level.set(value)
    print(next(generator), level.get())


async def main():
    generator = reader()
    await asyncio.gather(step(generator, 1), step(generator, 2), step(generator, 3))
    print(next(generator), level.get())


asyncio.run(main())
