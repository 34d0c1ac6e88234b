# A positional argument behind a named one.
def pack(box, ribbon):
    return box


pack(box=1, 2)
