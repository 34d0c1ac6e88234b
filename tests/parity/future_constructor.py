# A Future belongs to the running loop, or to the loop that it is given.
import asyncio


async def main(home):
    away = asyncio.new_event_loop()
    mine = asyncio.Future()
    yours = asyncio.Future(loop=away)
    print("mine:", mine.get_loop() is home, "yours:", yours.get_loop() is away)
    print("futures:", asyncio.isfuture(mine), asyncio.isfuture(yours))
    home.call_soon(mine.set_result, "a postcard")
    print(await mine)
    away.close()


home = asyncio.new_event_loop()
home.run_until_complete(main(home))
home.close()
