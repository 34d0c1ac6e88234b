# partial gives a callback its arguments; lru_cache and cached_property beside tasks.
import asyncio
import functools


def note(word, future):
    print(word, future.result())


@functools.lru_cache(maxsize=None)
def slow(number):
    print("computes", number)
    return number * number


class Report:
    @functools.cached_property
    def task(self):
        print("starts the work once")
        return asyncio.ensure_future(asyncio.sleep(0, "report"))


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(functools.partial(note, "done:"))
    future.set_result(functools.reduce(lambda a, b: a + b, map(slow, (1, 2, 1))))
    await future
    report = Report()
    print(await report.task, await report.task)
    print(slow.cache_info().hits)


asyncio.run(main())
