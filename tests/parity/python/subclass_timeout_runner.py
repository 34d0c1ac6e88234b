import asyncio


class Patience(asyncio.Timeout):
    def __init__(self, when, word):
        super().__init__(when)
        self.word = word

    @property
    def said(self):
        return f"{self.word}: {super().expired()}"


class Announced(asyncio.Runner):
    def __init__(self, name):
        super().__init__(debug=False)
        self.name = name

    def run(self, coro):
        print(self.name, "runs")
        return super().run(coro)


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with Patience(loop.time() + 0.01, "egg") as patience:
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out", patience.said)
    async with Patience(None, "tea") as patience:
        patience.reschedule(loop.time() + 10)
        await asyncio.sleep(0)
    print(patience.said, isinstance(patience, asyncio.Timeout))
    return "done"


with Announced("kitchen") as runner:
    print(runner.run(main()))
