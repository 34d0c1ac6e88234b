# An error inside an except block shows the one that was being handled.
def open_drawer(name):
    return {"top": "spoon"}[name]


def find():
    try:
        return open_drawer("bottom")
    except KeyError:
        return int("spoon")


find()
