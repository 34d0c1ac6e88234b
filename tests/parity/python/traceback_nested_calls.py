# The traceback of an uncaught error: outermost call first, the line that raised last.
def boil(water):
    if water < 1:
        raise ValueError(f"only {water} litres")
    return "boiling"


def tea(cups):
    return boil(cups * 0.2)


print("puts the kettle on")
tea(2)
