# close() raises GeneratorExit at the yield; a generator that yields again is told off.
def polite():
    try:
        yield 1
    finally:
        print("polite: cleans up")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("stubborn: stays")
        yield 2


def quick():
    try:
        yield 1
    except GeneratorExit:
        return "a value nobody sees"


for make in (polite, quick, stubborn):
    generator = make()
    next(generator)
    try:
        print(make.__name__, generator.close())
    except RuntimeError as error:
        print(make.__name__, error)
fresh = polite()
print("never started:", fresh.close(), list(fresh))
