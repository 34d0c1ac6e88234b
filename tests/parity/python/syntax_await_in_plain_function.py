# await belongs in an async function.
import asyncio


def main():
    await asyncio.sleep(1)


main()
