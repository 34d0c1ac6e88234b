# A loop does not run the future of another loop.
import asyncio

north = asyncio.new_event_loop()
south = asyncio.new_event_loop()
goose = north.create_future()
goose.set_result("a feather")
try:
    south.run_until_complete(goose)
except ValueError as error:
    print(error)
print("belongs to north:", goose.get_loop() is north, "to south:", goose.get_loop() is south)
print(north.run_until_complete(goose))
north.close()
south.close()
