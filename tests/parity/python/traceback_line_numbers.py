# A long program: the line numbers are those of the editor, blank lines and comments included.

# A comment.


"""A string
over three
lines."""

text = """
first
second
"""


def last():
    # Just before the error.
    return text.splitlines()[9]


print(len(text))
last()
