# Suggestions belong to the traceback; the text of the error has none.
import asyncio

for text in ("asyncio.slep", "asynci", "[].appendd", "'a'.uper()"):
    try:
        eval(text)
    except (AttributeError, NameError) as error:
        print(error)
