# A decorator for coroutine functions is a coroutine function itself.
import asyncio
import functools


def retried(times):
    def decorate(function):
        @functools.wraps(function)
        async def wrapper(*arguments, **options):
            for attempt in range(1, times + 1):
                try:
                    return await function(*arguments, **options)
                except ConnectionError as error:
                    print(f"attempt {attempt}: {error}")
                    await asyncio.sleep(0)
            raise TimeoutError(f"{function.__name__} failed {times} times")

        return wrapper

    return decorate


answers = iter([ConnectionError("busy"), "ok", *[ConnectionError("gone")] * 3])


@retried(3)
async def call(number, *, loud=False):
    """Calls a number."""
    answer = next(answers)
    if isinstance(answer, Exception):
        raise answer
    return answer.upper() if loud else answer


async def main():
    print(call.__name__, call.__doc__, asyncio.iscoroutinefunction(call))
    print(await call(1, loud=True))
    try:
        await call(2)
    except TimeoutError as error:
        print(error)


asyncio.run(main())
