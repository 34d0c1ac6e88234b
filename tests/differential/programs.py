"""Random programs: drawn from a seed, written as Python, and made smaller."""

import pathlib
import random
import re
from dataclasses import dataclass, replace

from statements import STATEMENTS, VALUES

PLACE = re.compile(r"\{(\w+)\}")
PRELUDE = pathlib.Path(__file__).with_name("prelude.py").read_text(encoding="utf-8")
SCRIPTS = 5  # at most
CALLS = 30  # of scripts in one program, at most
GUARD = "try:\n    {body}\nexcept Exception as error:\n    note('goes on after', error)"
NEEDS_A_LATER_SCRIPT = ("{call}", "{starts}")


@dataclass(frozen=True)
class Statement:
    """A line of STATEMENTS with what was drawn for its places: a text, a list of texts, or a block of statements."""

    text: str
    places: tuple

    def lines(self, number):
        """The statement as lines of Python; `number()` gives each statement of a program its own."""
        mine, places, lines = number(), iter(self.places), []
        for line in self.text.replace("note(", "note({id}, ").split("\n"):
            if line.strip() == "{body}":
                indent = line.removesuffix("{body}")
                lines += [indent + inner for inner in block_lines(next(places)[1], number)]
            else:
                lines.append(PLACE.sub(lambda place: mine if place[1] == "id" else joined(next(places)[1]), line))
        return lines


def joined(value):
    return value if isinstance(value, str) else ", ".join(value)


def block_lines(block, number):
    return [line for statement in block for line in statement.lines(number)] or ["pass"]


# ---- drawing ----------------------------------------------------------------------------------------------------


def program(seed):
    """The program of a seed: a tuple of scripts, of which each calls only those behind it."""
    drawn = random.Random(seed)
    # Each program knows a part of the vocabulary only, so that its statements meet more often.
    known = [entry for entry in STATEMENTS if entry[0] > 5 or drawn.random() < 0.4]
    while True:
        count = drawn.randint(2, SCRIPTS)
        scripts = tuple(block(drawn, known, (script, count), 2, 7) for script in range(count))
        scripts = (first_script(drawn, scripts[0], count), *scripts[1:])
        if calls(scripts) <= CALLS:
            return scripts


def first_script(drawn, body, count):
    """The first script has several tasks run at once, and mostly goes on after an error."""
    starts = [Statement("start({call})", (("call", f"f{drawn.randrange(1, count)}()"),)) for _ in range(drawn.randint(0, 3))]
    return (*starts, *(Statement(GUARD, (("body", (inner,)),)) if drawn.random() < 0.7 else inner for inner in body))


def block(drawn, known, place, depth, most):
    return tuple(statement(drawn, known, place, depth) for _ in range(drawn.randint(1, most)))


def statement(drawn, known, place, depth):
    script, count = place
    is_last = script == count - 1
    fitting = [
        (weight, text) for weight, text in known
        if (depth or "{body}" not in text) and not (is_last and any(need in text for need in NEEDS_A_LATER_SCRIPT))
    ]
    [(_, text)] = drawn.choices(fitting, [weight for weight, _ in fitting])

    def call():
        return f"f{drawn.randrange(script + 1, count)}()"

    def awaitable():
        return f"later({drawn.randrange(5)})" if is_last or drawn.random() < 0.4 else call()

    def starting():
        return f"later({drawn.randrange(5)})" if drawn.random() < 0.2 else f"start({call()})"

    def several(draw):
        return tuple(draw() for _ in range(drawn.randint(1, 3)))

    def value(kind):
        match kind:
            case "body":
                return block(drawn, known, place, depth - 1, 3)
            case "call":
                return call()
            case "awaitable":
                return awaitable()
            case "awaitables":
                return several(awaitable)
            case "starts":
                # asyncio.wait forbids nothing here, but takes at least one task.
                return (f"start({call()})", *several(starting)[1:])
        return drawn.choice(VALUES[kind])

    return Statement(text, tuple((kind, value(kind)) for kind in PLACE.findall(text) if kind != "id"))


def calls(scripts):
    """How many scripts a run of the program enters, loops apart."""
    entered = {}
    for script in reversed(range(len(scripts))):
        text = "\n".join(block_lines(scripts[script], lambda: ""))
        entered[script] = 1 + sum(entered[int(called)] for called in re.findall(r"f(\d)\(\)", text))
    return entered[0]


# ---- writing ----------------------------------------------------------------------------------------------------


def heading(index):
    return f"== program {index}"


def source(programs):
    """One file that runs them all, one after the other."""
    return "\n\n".join([PRELUDE, *(section(index, scripts) for index, scripts in enumerate(programs))])


def section(index, scripts):
    ids = iter(range(1, 1000))
    functions = [
        "\n    ".join([f"async def f{script}():", *block_lines(body, lambda: str(next(ids))), f'return "f{script}"'])
        for script, body in enumerate(scripts)
    ]
    return "\n\n".join([*functions, f'print("{heading(index)}")\nplay(f0)\n'])


# ---- making smaller ---------------------------------------------------------------------------------------------


def smaller_programs(scripts):
    """Programs that are a little smaller, the smallest first."""
    for script, body in enumerate(scripts):
        for smaller in smaller_blocks(body):
            yield (*scripts[:script], smaller, *scripts[script + 1:])
    text = "\n".join(block_lines(sum(scripts, ()), lambda: ""))
    if len(scripts) > 1 and f"f{len(scripts) - 1}()" not in text:
        yield scripts[:-1]


def smaller_blocks(body):
    if len(body) > 3:
        yield body[:len(body) // 2]
        yield body[len(body) // 2:]
    for index, whole in enumerate(body):
        before, after = body[:index], body[index + 1:]
        yield before + after
        for kind, value in whole.places:
            if kind == "body":
                yield before + value + after
        for smaller in smaller_statements(whole):
            yield (*before, smaller, *after)


def smaller_statements(whole):
    for index, (kind, value) in enumerate(whole.places):
        for smaller in smaller_values(kind, value):
            yield replace(whole, places=(*whole.places[:index], (kind, smaller), *whole.places[index + 1:]))


def smaller_values(kind, value):
    if kind == "body":
        yield from smaller_blocks(value)
    elif isinstance(value, tuple):
        yield from (value[:index] + value[index + 1:] for index in range(len(value)) if len(value) > 1)
    elif kind in VALUES:
        yield from VALUES[kind][:VALUES[kind].index(value)]
