# close() ends a generator where it rests; its finally still runs.
def library():
    try:
        for shelf in range(1, 100):
            yield f"shelf {shelf}"
        print("library: all read")
    finally:
        print("library: lights off")


visit = library()
print(next(visit))
print(next(visit))
visit.close()
print("after closing:", next(visit, None))
visit.close()

unopened = library()
unopened.close()
print("never opened:", next(unopened, None))
