# Two parameters of one name.
def pack(box, ribbon, box):
    return box
