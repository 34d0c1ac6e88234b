# Orders of a dataclass are served by priority.
import asyncio
from dataclasses import asdict, dataclass, field


@dataclass(order=True)
class Order:
    priority: int
    dish: str = field(compare=False)
    extras: list = field(default_factory=list, compare=False, repr=False)


async def main():
    queue = asyncio.PriorityQueue()
    for order in (Order(3, "cake"), Order(1, "soup", ["bread"]), Order(2, "fish")):
        await queue.put(order)
    while not queue.empty():
        print(await queue.get())
    print(asdict(order), order == Order(2, "other fish"))


asyncio.run(main())
