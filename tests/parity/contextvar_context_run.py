# Context.run runs a function in a context of its own; it cannot be entered twice at once.
import asyncio
from contextvars import Context, ContextVar, copy_context

word = ContextVar("word", default="-")
other = ContextVar("other")


def change(value):
    old = word.get()
    word.set(value)
    return old


def again(context):
    try:
        context.run(change, "again")
    except RuntimeError as error:
        print(type(error).__name__, str(error).split(":")[0], str(error).split(" is ")[-1])


context = copy_context()
print(context.run(change, "one"), context.run(change, "two"), word.get())
print(context[word], context.get(word), word in context, other in context)
print(context.get(other), context.get(other, "nothing"), len(Context()))
context.run(again, context)
copied = context.copy()
copied.run(change, "three")
print(context[word], copied[word])
try:
    context.run(lambda: 1 / 0)
except ZeroDivisionError:
    print("the exception comes out, and so does the context:", word.get())


async def inside():
    again(context)
    word.set("four")


async def main():
    await asyncio.create_task(inside(), context=context)
    print(context[word], word.get())
    await asyncio.sleep(0)
    print(context.run(word.get))


asyncio.run(main())
