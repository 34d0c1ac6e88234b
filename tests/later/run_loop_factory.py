import asyncio


def factory():
    print("makes a loop")
    loop = asyncio.new_event_loop()
    loop.slow_callback_duration = 7.5
    made.append(loop)
    return loop


async def main():
    loop = asyncio.get_running_loop()
    print("its own:", loop is made[-1], loop.slow_callback_duration, loop.get_debug())
    await asyncio.sleep(1)
    return "tea"


made = []
print(asyncio.run(main(), loop_factory=factory))
print("closed:", made[0].is_closed())
asyncio.run(main(), debug=True, loop_factory=factory)
print(len(made))
