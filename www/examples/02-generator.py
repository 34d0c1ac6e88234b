# A generator is a function that can pause:
# yield hands a value out and stops right there.
def morning():
    print("  (gets up)")
    yield "coffee"
    print("  (looks out of the window)")
    yield "umbrella"
    print("  (closes the door)")


today = morning()
print("made, but nobody is up yet")

print("takes:", next(today))
print("(the caller does something else)")
print("takes:", next(today))
print(next(today, "nothing more to take"))  # to the end

# Another call makes another generator, which starts afresh.
for thing in morning():
    print("tomorrow:", thing)
