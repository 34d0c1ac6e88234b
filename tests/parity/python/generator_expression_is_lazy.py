# A generator expression evaluates its first iterable at once and the rest on demand.
def say(word):
    print("says", word)
    return word


lazy = (say(letter) for letter in say("ab"))
print("made")
print(next(lazy))
limit = 1
later = (number for number in range(3) if number > limit)
limit = -1
print(list(later), any(say(x) for x in (0, 1, 2)))
