# create_task only puts a task in the queue:
# it starts when the one now running awaits.
import asyncio


async def sing(voice):
    print(f"{voice}: la")
    await asyncio.sleep(0)  # one turn for the others
    print(f"{voice}: la la")


async def main():
    print("the baton goes up")
    soprano = asyncio.create_task(sing("soprano"))
    alto = asyncio.create_task(sing("alto"))
    print("two tasks, not a sound yet")

    await asyncio.sleep(0)  # one turn: each sings once, in order
    print("the conductor smiles")

    await alto  # soprano was first in the queue: done as well
    print(soprano.done(), alto.done())


asyncio.run(main())
