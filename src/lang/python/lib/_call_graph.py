"""Who waits for whom: `asyncio.print_call_graph()` and its like, as from Python 3.14 on (Lib/asyncio/graph.py). Frames of
the library itself are left out: here they are no part of anybody's program."""
import asyncio
import sys
from dataclasses import dataclass
from types import FrameType
from weakref import WeakKeyDictionary

_others = WeakKeyDictionary()  # by future: who awaits it by way of a library's own awaitables


@dataclass(frozen=True, slots=True)
class FrameCallGraphEntry:
    frame: FrameType


@dataclass(frozen=True, slots=True)
class FutureCallGraph:
    future: asyncio.Future
    call_stack: tuple
    awaited_by: tuple


def future_add_to_awaited_by(fut, waiter, /):
    if isinstance(fut, asyncio.Future) and isinstance(waiter, asyncio.Future):
        _others.setdefault(fut, {})[waiter] = True


def future_discard_from_awaited_by(fut, waiter, /):
    if isinstance(fut, asyncio.Future) and isinstance(waiter, asyncio.Future):
        _others.get(fut, {}).pop(waiter, None)


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    try:
        running = asyncio.current_task()
    except RuntimeError:
        running = None
        if future is None:
            text = "capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided"
            raise RuntimeError(text) from None
    if future is None or future is running:
        if running is None:
            return None
        frames = list(_stack(sys._getframe(depth)))
        return FutureCallGraph(running, _entries(frames, limit), _waiters(running, limit, ()))
    if not isinstance(future, asyncio.Future):
        raise TypeError(f"{future!r} object does not appear to be compatible with asyncio.Future")
    return _graph(future, limit, ())


def _graph(future, limit, above):
    coroutine = future.get_coro() if isinstance(future, asyncio.Task) and not future.done() else None
    frames = list(_suspended(coroutine))[::-1]
    return FutureCallGraph(future, _entries(frames, limit), _waiters(future, limit, above))


def _waiters(future, limit, above):
    """Tasks in a circle wait for each other for ever; each is told once."""
    inside = (*above, future)
    waiters = dict.fromkeys((*(future._asyncio_awaited_by or ()), *_others.get(future, ())))
    return tuple(_graph(waiter, limit, inside) for waiter in waiters if waiter not in inside)


def _stack(frame):
    """From `frame` to the bottom of its task, which is a coroutine that no coroutine has called."""
    while frame is not None:
        yield frame
        caller = frame.f_back
        if frame.f_generator is not None and caller is not None and caller.f_generator is None:
            return
        frame = caller


def _suspended(coroutine):
    """What awaits what, from a coroutine that stands still down to the innermost."""
    while coroutine is not None:
        for kind in ("cr", "ag"):
            if hasattr(coroutine, f"{kind}_await"):
                frame, coroutine = getattr(coroutine, f"{kind}_frame"), getattr(coroutine, f"{kind}_await")
                break
        else:
            return
        if isinstance(frame, FrameType):
            yield frame


def _entries(frames, limit):
    """The innermost `limit` of them, or with a negative one the outermost."""
    if limit is not None:
        frames = frames[limit:] if limit < 0 else frames[:limit]
    return tuple(FrameCallGraphEntry(frame) for frame in frames)


def format_call_graph(future=None, /, *, depth=1, limit=None):
    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    return "" if graph is None else "\n".join(_lines(graph, ""))


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)


def _lines(graph, indent):
    future = graph.future
    name = f"Task(name={future.get_name()!r}, " if isinstance(future, asyncio.Task) else "Future("
    yield f"{indent}* {name}id={id(future):#x})"
    if graph.call_stack:
        yield f"{indent}  + Call stack:"
    for entry in graph.call_stack:
        code = entry.frame.f_code
        place = f"File {code.co_filename!r}, line {entry.frame.f_lineno}"
        yield f"{indent}  |   {place}, in {_kind(entry.frame)}{code.co_qualname}()"
    if graph.awaited_by:
        yield f"{indent}  + Awaited by:"
    for waiter in graph.awaited_by:
        yield from _lines(waiter, indent + "    ")


def _kind(frame):
    kinds = {"cr_frame": "async ", "ag_frame": "async generator ", "gi_frame": "generator "}
    return next((word for attribute, word in kinds.items() if hasattr(frame.f_generator, attribute)), "")
