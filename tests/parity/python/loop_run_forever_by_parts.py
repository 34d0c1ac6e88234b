# run_forever can be stopped and started again; what was scheduled goes on.
import asyncio


def tick(number):
    print("tick", number)
    if number % 3 == 0:
        loop.stop()
    loop.call_soon(tick, number + 1)


loop = asyncio.new_event_loop()
loop.call_soon(tick, 1)
for part in range(3):
    print("part", part)
    loop.run_forever()
loop.stop()
loop.run_forever()
print("one turn only, since stop came first")
loop.close()
