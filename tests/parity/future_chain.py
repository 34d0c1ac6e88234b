# Callbacks pass a value from future to future, one turn for each.
import asyncio


def pass_on(following):
    def callback(done):
        print("bucket", done.result())
        following.set_result(done.result() + 1)
    return callback


async def main():
    loop = asyncio.get_running_loop()
    chain = [loop.create_future() for _ in range(4)]
    for future, following in zip(chain, chain[1:]):
        future.add_done_callback(pass_on(following))
    chain[0].set_result(1)
    for turn in range(1, 4):
        await asyncio.sleep(0)
        print(f"turn {turn}, last is done: {chain[-1].done()}")
    print("at the fire: bucket", await chain[-1])


asyncio.run(main())
