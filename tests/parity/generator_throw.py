# throw() raises at the yield where the generator rests, and the generator may go on.
def ferry():
    port = 1
    while True:
        try:
            yield port
            port += 1
        except ValueError as storm:
            print(f"ferry: {storm}, back to port 1")
            port = 1


trip = ferry()
print("port", next(trip))
print("port", next(trip))
print("port", next(trip))
print("port", trip.throw(ValueError("storm")))
print("port", next(trip))
try:
    trip.throw(RuntimeError("aground"))
except RuntimeError as error:
    print("captain:", error)
print("captain: next port is", next(trip, None))
