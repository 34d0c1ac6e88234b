# task_done() may be said once for each item that was put in.
import asyncio


async def main():
    letters = asyncio.Queue()
    await letters.put("from aunt Ro")
    print("reads the letter", await letters.get())
    letters.task_done()
    try:
        letters.task_done()
    except ValueError as error:
        print("postman:", error)


asyncio.run(main())
