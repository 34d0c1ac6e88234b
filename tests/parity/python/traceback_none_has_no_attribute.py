# None where an object was expected.
def find(word, words):
    for one in words:
        if one == word:
            return one


print(find("bee", ["ant"]).upper())
