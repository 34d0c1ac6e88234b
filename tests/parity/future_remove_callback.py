# remove_done_callback() removes every copy and says how many there were.
import asyncio


def ring(future):
    print("ring:", future.result())


def knock(future):
    print("knock:", future.result())


async def main():
    visit = asyncio.get_running_loop().create_future()
    visit.add_done_callback(ring)
    visit.add_done_callback(knock)
    visit.add_done_callback(ring)
    print("removed:", visit.remove_done_callback(ring))
    print("removed again:", visit.remove_done_callback(ring))
    visit.set_result("aunt Ro")
    await asyncio.sleep(0)
    print("removed when done:", visit.remove_done_callback(knock))


asyncio.run(main())
