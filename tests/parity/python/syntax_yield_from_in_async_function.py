# An async function awaits; it cannot yield from.
import asyncio


async def main():
    yield from asyncio.sleep(1)
