# A cancelled future is done, and every question about it raises CancelledError.
import asyncio


async def main():
    picnic = asyncio.get_running_loop().create_future()
    picnic.add_done_callback(lambda future: print("callback, cancelled:", future.cancelled()))
    print("cancel:", picnic.cancel("rain"), "again:", picnic.cancel("hail"))
    print("done:", picnic.done(), "cancelled:", picnic.cancelled())
    for question in (picnic.result, picnic.exception):
        try:
            question()
        except asyncio.CancelledError as error:
            print("raises", [error])
    try:
        await picnic
    except asyncio.CancelledError:
        print("main itself is asked to stop", asyncio.current_task().cancelling(), "times")
    try:
        picnic.set_result("sun")
    except asyncio.InvalidStateError as error:
        print("too late:", error)
    await asyncio.sleep(0)


asyncio.run(main())
