# Warnings can be made errors, filtered, and caught.
import asyncio
import warnings


async def cook():
    pass


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    cook()
    warnings.warn("own words", DeprecationWarning)
print([(warning.category.__name__, str(warning.message), warning.lineno) for warning in caught])
warnings.simplefilter("ignore")
cook()
warnings.simplefilter("error")
try:
    warnings.warn("now an error")
except UserWarning as error:
    print(repr(error))
