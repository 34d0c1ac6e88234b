# A misspelt name of asyncio gets a suggestion.
import asyncio


async def main():
    await asyncio.slep(1)


asyncio.run(main())
