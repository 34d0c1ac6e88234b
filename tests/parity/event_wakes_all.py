# set() wakes everyone who waits, in the order of waiting; who comes later does not wait.
import asyncio


async def sprinter(name, gun):
    print(f"{name}: ready")
    print(f"{name}: runs", await gun.wait())


async def main():
    gun = asyncio.Event()
    print("fired:", gun.is_set())
    sprinters = asyncio.gather(*(sprinter(name, gun) for name in ("Ida", "Jon", "Kai")))
    await asyncio.sleep(0)
    gun.set()
    gun.set()
    print("fired:", gun.is_set())
    await sprinters
    await sprinter("Leo", gun)


asyncio.run(main())
