# What a generator returns travels in StopIteration.value, once.
def harvest(trees):
    basket = 0
    for apples in trees:
        basket += apples
        yield apples
    return basket


work = harvest([4, 7])
while True:
    try:
        print("picked", next(work))
    except StopIteration as stop:
        print("basket", stop.value)
        break
try:
    next(work)
except StopIteration as stop:
    print("afterwards", stop.value)
