# Functions, coroutines, generators and awaitables are told apart.
import asyncio
import inspect


def plain():
    pass


def generator():
    yield


async def coroutine():
    pass


async def async_generator():
    yield


for function in (plain, generator, coroutine, async_generator):
    print(
        function.__name__, inspect.isgeneratorfunction(function), inspect.iscoroutinefunction(function),
        inspect.isasyncgenfunction(function), asyncio.iscoroutinefunction(function),
    )
    made = function()
    print(type(made).__name__, inspect.isawaitable(made), inspect.isgenerator(made), inspect.isasyncgen(made))
    if function is coroutine:
        made.close()
