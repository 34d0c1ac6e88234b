# A call with too few arguments names the missing ones.
def pack(box, *, ribbon, card="none"):
    return box, ribbon, card


def send():
    pack("big", ribbon="red")
    return pack(card="hello")


send()
