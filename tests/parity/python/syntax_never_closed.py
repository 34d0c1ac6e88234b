# A bracket that was never closed is shown where it opens.
import asyncio

asyncio.run(main(
print("hello")
