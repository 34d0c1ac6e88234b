"""Runs random asyncio programs under CPython 3.11 and under Loopscope, and compares every line they print.

    python3.11 tests/differential/compare.py                          300 programs, the seeds 1 to 300
    python3.11 tests/differential/compare.py --count 20000 --seed 7   the seeds 7 to 20006
    python3.11 tests/differential/compare.py --seed 42 --count 1 --show   write that program, run nothing

A seed is a program (programs.py, statements.py). CPython runs it on a virtual clock (oracle/). A program
on which the two disagree is made as small as it gets, and is shown with both outputs and its seed.
"""

import argparse
import itertools
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from programs import heading, program, section, smaller_programs, source

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
OLDEST = (3, 11, 7)
BATCH = 50  # programs a process; starting one costs more than running a program
SECONDS = 120  # a batch that takes longer hangs
SHOWN = 3  # mismatches that are made small and shown


class Side:
    """Something that runs Python programs."""

    def __init__(self, command, **environment):
        self.command = command
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment |= environment

    def run(self, programs):
        """What each of the programs prints. The last of them may end the process."""
        with tempfile.TemporaryDirectory() as folder:
            folder = os.path.realpath(folder)
            file = pathlib.Path(folder, "program.py")
            file.write_text(source(programs), encoding="utf-8")
            try:
                done = subprocess.run(
                    [*self.command, str(file)], cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", timeout=SECONDS,
                )
                text, stderr = done.stdout, done.stderr
            except subprocess.TimeoutExpired as late:
                text, stderr = (late.stdout or b"").decode(), f"takes longer than {SECONDS} s"
        rest, outputs = text.replace(f"{folder}/", ""), []
        for index in range(len(programs)):
            _, found, rest = rest.partition(heading(index) + "\n")
            output = rest.partition(heading(index + 1) + "\n")[0]
            outputs.append(output.splitlines() if found else ["does not start", *stderr.splitlines()[-5:]])
        return outputs


CPYTHON = Side(
    [sys.executable, "-s", "-P", "-X", "utf8"],
    PYTHONPATH=os.pathsep.join(map(str, [HERE / "oracle", ROOT / "tests/parity/virtual"])),
)


def differing(programs, ours, pool):
    """The programs on which the two disagree, by index, with both outputs."""
    theirs, mine = pool.map(lambda side: side.run(programs), [CPYTHON, ours])
    return {index: pair for index, pair in enumerate(zip(theirs, mine)) if pair[0] != pair[1]}


def smallest(scripts, ours, pool):
    """The smallest program that can be made of `scripts` and on which the two still disagree."""
    while True:
        candidates = smaller_programs(scripts)
        while some := list(itertools.islice(candidates, BATCH)):
            if found := differing(some, ours, pool):
                # A program that ends the process takes those behind it along: the first is to blame.
                scripts = some[min(found)]
                break
        else:
            return scripts


def explain(seed, scripts, outputs):
    theirs, mine = outputs
    count = next((at for at, (one, other) in enumerate(zip(theirs, mine)) if one != other), min(len(theirs), len(mine)))
    return "\n".join([
        f"seed {seed}: the smallest program that differs (its helpers are in tests/differential/prelude.py)", "",
        section(0, scripts), "both:", *(f"    {line}" for line in theirs[:count]),
        "CPython, then:", *(f"    {line}" for line in theirs[count:]),
        "Loopscope, then:", *(f"    {line}" for line in mine[count:]), "",
    ])


def compare(seeds, ours, pool):
    """Answers the seeds on which the two disagree."""
    bad = []
    for first in range(seeds.start, seeds.stop, BATCH):
        some = list(range(first, min(first + BATCH, seeds.stop)))
        for index in differing([program(seed) for seed in some], ours, pool):
            # Once more, alone: the one before it may be to blame.
            scripts = program(some[index])
            if differing([scripts], ours, pool):
                bad.append(some[index])
                if len(bad) <= SHOWN:
                    scripts = smallest(scripts, ours, pool)
                    outputs = differing([scripts], ours, pool).get(0)
                    # A machine that stood still for a while may have made the difference.
                    print(explain(some[index], scripts, outputs) if outputs else f"seed {some[index]}: not again", flush=True)
    return bad


def main():
    if sys.implementation.name != "cpython" or not OLDEST <= sys.version_info[:3] < (3, 12):
        sys.exit(f"compare.py needs CPython 3.11.7 or a later 3.11; this is {sys.implementation.name} {sys.version.split()[0]}")
    parser = argparse.ArgumentParser(description="Compare Loopscope with CPython on random asyncio programs.")
    parser.add_argument("--count", type=int, default=300, metavar="N", help="how many programs (default: 300)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the first program's seed (default: 1)")
    parser.add_argument("--ours", default="node www/cli.js run", metavar="COMMAND", help="what runs a file under Loopscope")
    parser.add_argument("--show", action="store_true", help="write the programs as one file, and run nothing")
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.count)
    if options.show:
        return print(source([program(seed) for seed in seeds]))
    with ThreadPoolExecutor(2) as pool:
        if nothing := differing([((),)], ours := Side(shlex.split(options.ours)), pool):
            sys.exit(explain("-", ((),), nothing[0]))
        bad = compare(seeds, ours, pool)
    if bad:
        sys.exit(f"{len(bad)} of {len(seeds)} programs differ: seeds {' '.join(map(str, bad))}")
    print(f"{len(seeds)} programs from seed {options.seed}: every line as in CPython")


if __name__ == "__main__":
    main()
