"""Records what CPython 3.11 prints for every program of this folder.

    python3.11 tests/parity/record.py                  write NAME.expected for every NAME.py
    python3.11 tests/parity/record.py --check          only say which recordings are stale
    python3.11 tests/parity/record.py --virtual FILE   run one program on the virtual clock

Each program runs twice, in processes of its own: on the real clock, as `python3 NAME.py` does, and
on the virtual clock, which is CPython's own event loop but for this: where it would wait, its time
jumps to the next deadline. What both print must be equal, so that a recording never depends on the
speed of a machine. A program that prints the time says so in its first line, and then the virtual
clock alone is recorded.
"""

import argparse
import asyncio
import difflib
import os
import pathlib
import runpy
import selectors
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

OLDEST = (3, 11, 7)  # earlier ones word a few errors in other ways
HERE = pathlib.Path(__file__).resolve().parent
VIRTUAL_ONLY = "# virtual time only: prints loop.time()"
SECONDS = 30  # a program that takes longer hangs
LOOKS = 5  # at the real clock: on a busy machine a timer may come too late for its neighbour


class JumpingSelector(selectors.DefaultSelector):
    """Moves its loop's clock to the next deadline where a selector would wait for it."""

    loop = None

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError("deadlock: nothing is ready and no timer is set")
        if timeout > 0:
            # Not `now + timeout`: the sum is not always exactly the deadline.
            self.loop.now = self.loop._scheduled[0].when()
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.now = 0.0
        selector = JumpingSelector()
        selector.loop = self
        super().__init__(selector)

    def time(self):
        return self.now


class VirtualPolicy(asyncio.DefaultEventLoopPolicy):
    _loop_factory = VirtualLoop


def run_virtual(path):
    asyncio.set_event_loop_policy(VirtualPolicy())
    sys.argv = [path]
    runpy.run_path(path, run_name="__main__")


def python(*arguments):
    """A finished Python process; -I keeps the user's own settings out of it."""
    command = [sys.executable, "-I", "-X", "utf8", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=SECONDS)


def record(program):
    virtual = python(__file__, "--virtual", program)
    if virtual.returncode != 0:
        sys.exit(f"{program.name} failed:\n{virtual.stderr}")
    if program.read_text(encoding="utf-8").splitlines()[0] == VIRTUAL_ONLY:
        return virtual.stdout
    for _ in range(LOOKS):
        real = python(program)
        if real.returncode == 0 and real.stdout == virtual.stdout:
            return virtual.stdout
    lines = real.stdout.splitlines(), virtual.stdout.splitlines()
    difference = difflib.unified_diff(*lines, "real clock", "virtual clock", lineterm="")
    sys.exit("\n".join([f"{program.name} depends on the clock:", *difference, real.stderr]))


def is_current(recording, text):
    return recording.exists() and recording.read_text(encoding="utf-8") == text


def main():
    if sys.implementation.name != "cpython" or not OLDEST <= sys.version_info[:3] < (3, 12):
        sys.exit(f"record.py needs CPython 3.11.7 or a later 3.11; this is {sys.implementation.name} {sys.version.split()[0]}")
    parser = argparse.ArgumentParser(description="Record what CPython 3.11 prints.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a recording is stale")
    parser.add_argument("--virtual", metavar="FILE", help="run one program on the virtual clock")
    options = parser.parse_args()
    if options.virtual:
        return run_virtual(options.virtual)

    programs = sorted(set(HERE.glob("*.py")) - {pathlib.Path(__file__).resolve()})
    stale = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, text in zip(programs, pool.map(record, programs)):
            recording = program.with_suffix(".expected")
            if is_current(recording, text):
                continue
            stale.append(recording.name)
            if not options.check:
                recording.write_text(text, encoding="utf-8")

    if options.check and stale:
        sys.exit("stale: " + " ".join(stale))
    print(f"{len(programs)} programs recorded, {len(stale)} of them changed")


if __name__ == "__main__":
    main()
