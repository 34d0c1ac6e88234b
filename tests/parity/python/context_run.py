# Context.run runs a function in a context of its own; it cannot be entered twice at once.
from contextvars import ContextVar, copy_context

word = ContextVar("word", default="-")


def change(value):
    old = word.get()
    word.set(value)
    return old


context = copy_context()
print(context.run(change, "one"), context.run(change, "two"), word.get())
print(context[word], context.get(word), word in context, len(list(context)))
empty = copy_context()
print(word in empty, empty.get(word, "nothing"))
try:
    context.run(context.run, print)
except RuntimeError as error:
    print(str(error).split(" object")[0].split(":")[0])
copied = context.copy()
copied.run(change, "three")
print(context[word], copied[word])
