# The first send has nobody to receive a value; None is the same as next().
def listener():
    while True:
        word = yield
        print("hears", word)


ear = listener()
try:
    ear.send("hello")
except TypeError as error:
    print(error)
print("still fresh:", ear.send(None))
ear.send("hello")
ear.send(None)
