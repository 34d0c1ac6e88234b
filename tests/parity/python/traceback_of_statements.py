# Where a with or a for fails by itself, nothing is marked; where an expression in its head does, that is.
import asyncio
import traceback


class Door:
    def __init__(self, enters=True, leaves=True):
        self.enters, self.leaves = enters, leaves

    def __enter__(self):
        if not self.enters:
            raise ValueError("stuck")

    def __exit__(self, *error):
        if not self.leaves:
            raise ValueError("locked")

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.__enter__()

    async def __aexit__(self, *error):
        await asyncio.sleep(0)
        self.__exit__()


class Steps:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("a step is missing")

    def __aiter__(self):
        return self

    async def __anext__(self):
        raise ValueError("a step is missing")


def no_door():
    raise LookupError("no door")


def enter():
    with Door(enters=False) as door:
        pass


def leave():
    with Door(leaves=False):
        pass


def leave_by_an_error():
    with Door(leaves=False):
        raise KeyError("key")


def find():
    with no_door() as door:
        pass


def climb():
    for step in Steps():
        pass


def climb_a_number():
    for step in 5:
        pass


def climb_nothing():
    for step in no_door():
        pass


async def enter_later():
    async with Door(enters=False):
        pass


async def leave_later():
    async with Door(leaves=False) as door:
        await asyncio.sleep(0)


async def second_door():
    async with Door(), Door(enters=False):
        pass


async def find_later():
    async with no_door():
        pass


async def climb_later():
    async for step in Steps():
        pass


for attempt in [enter, leave, leave_by_an_error, find, climb, climb_a_number, climb_nothing]:
    try:
        attempt()
    except Exception:
        traceback.print_exc()


async def main():
    for attempt in [enter_later, leave_later, second_door, find_later, climb_later]:
        try:
            await attempt()
        except Exception:
            traceback.print_exc()


asyncio.run(main())
