# async with and async for belong in an async function.
import asyncio


def main():
    async with asyncio.timeout(1):
        pass
