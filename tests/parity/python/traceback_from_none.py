# raise from None hides what was being handled.
def parse(text):
    try:
        return int(text)
    except ValueError:
        raise TypeError(f"{text!r} is no number of cups") from None


parse("many")
