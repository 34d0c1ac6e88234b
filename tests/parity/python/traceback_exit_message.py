# sys.exit with a text writes it to stderr and ends with status 1.
import asyncio
import sys


async def main():
    print("leaves")
    try:
        sys.exit("the shop is closed")
    finally:
        print("finally")


asyncio.run(main())
print("never here")
