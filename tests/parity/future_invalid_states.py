# A future answers only when it is done, and is done only once.
import asyncio


def attempt(label, action):
    try:
        action()
    except asyncio.InvalidStateError as error:
        print(f"{label}:", error)


async def main():
    vote = asyncio.get_running_loop().create_future()
    attempt("result too early", lambda: vote.result())
    attempt("exception too early", lambda: vote.exception())
    vote.set_result("yes")
    attempt("second result", lambda: vote.set_result("no"))
    attempt("exception after a result", lambda: vote.set_exception(ValueError("no")))
    print("it stays", vote.result())


asyncio.run(main())
