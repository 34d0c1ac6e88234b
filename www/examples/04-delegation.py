# yield from lets another generator speak until it is done,
# and gives back what it returned.
def verse(animal, sound):
    yield f"On the farm there is a {animal},"
    yield f"and all night long it goes {sound}."
    return len(sound)


def song():
    cow = yield from verse("cow", "moo")
    cat = yield from verse("cat", "meow")
    yield f"({cow + cat} letters of noise)"


# The caller sees one generator, not three.
for line in song():
    print(line)
