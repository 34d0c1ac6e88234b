# A Future is a box for a result that is not there yet.
# It runs nothing by itself.
import asyncio


def deliver(parcel):
    print("the bell rings")
    parcel.set_result("a bicycle")  # callbacks: next turn


async def main():
    loop = asyncio.get_running_loop()
    parcel = loop.create_future()
    parcel.add_done_callback(lambda box: print("cat:", box.result()))
    parcel.add_done_callback(lambda box: print("dog: woof"))

    print("delivered?", parcel.done())
    loop.call_later(2, deliver, parcel)

    print("unpacking", await parcel)
    try:
        parcel.set_result("a second bicycle")
    except asyncio.InvalidStateError as error:
        print(type(error).__name__, "(a result comes once)")


asyncio.run(main())
