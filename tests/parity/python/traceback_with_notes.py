# add_note adds lines below the message.
def bake():
    error = ValueError("too dark")
    error.add_note("It was in the oven for an hour.")
    error.add_note("The recipe says\ntwenty minutes.")
    raise error


bake()
