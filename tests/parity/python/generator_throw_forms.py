# throw() raises at the yield: a class, an instance; what the generator does not catch comes back.
def guard():
    while True:
        try:
            yield "on watch"
        except ValueError as error:
            print("guard handles", repr(error))


post = guard()
next(post)
print(post.throw(ValueError))
print(post.throw(ValueError("noise")))
try:
    post.throw(KeyError("gate"))
except KeyError as error:
    print("guard leaves:", repr(error))
try:
    post.throw(ValueError("too late"))
except ValueError as error:
    print("nobody there:", error)
fresh = guard()
try:
    fresh.throw(ValueError("before the first step"))
except ValueError as error:
    print("not inside the try yet:", error)
print(list(fresh))
