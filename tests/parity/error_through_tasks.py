# An error climbs from task to awaiting task; every finally on the way runs.
import asyncio


async def floor(number):
    try:
        if number == 0:
            raise ValueError("the lift broke down")
        await asyncio.create_task(floor(number - 1))
    finally:
        print(f"floor {number}: doors close")


async def main():
    try:
        await floor(3)
    except ValueError as error:
        print("main:", error)


asyncio.run(main())
