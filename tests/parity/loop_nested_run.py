# A loop that runs cannot be run again, nor can another one inside it, nor can it be closed.
import asyncio


def attempt(label, action):
    try:
        action()
    except RuntimeError as error:
        print(f"{label}: {error}")


async def matryoshka(loop, other):
    attempt("same loop", lambda: loop.run_until_complete(loop.create_future()))
    attempt("same loop, forever", lambda: loop.run_forever())
    attempt("other loop", lambda: other.run_until_complete(other.create_future()))
    attempt("close", lambda: loop.close())
    await asyncio.sleep(0)
    return "still turning"


loop = asyncio.new_event_loop()
other = asyncio.new_event_loop()
print(loop.run_until_complete(matryoshka(loop, other)))
loop.close()
other.close()
