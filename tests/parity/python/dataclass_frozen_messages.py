# Frozen dataclasses and match statements make a small protocol.
import asyncio
from dataclasses import FrozenInstanceError, dataclass, replace


@dataclass(frozen=True)
class Move:
    x: int
    y: int = 0


@dataclass(frozen=True)
class Stop:
    pass


async def robot(inbox):
    at = Move(0, 0)
    while True:
        match await inbox.get():
            case Move(x=0, y=0):
                print("stays")
            case Move(x, y):
                at = replace(at, x=at.x + x, y=at.y + y)
                print("at", at)
            case Stop():
                return at
            case other:
                print("what is", other)


async def main():
    inbox = asyncio.Queue()
    task = asyncio.create_task(robot(inbox))
    for message in (Move(1), Move(0), Move(2, 5), "jump", Stop()):
        inbox.put_nowait(message)
    print(await task)
    try:
        Move(1).x = 2
    except FrozenInstanceError as error:
        print(error)


asyncio.run(main())
