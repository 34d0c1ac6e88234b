"""Records what CPython 3.11 prints for every program of this folder.

    python3.11 tests/parity/record.py            write the recordings of every program
    python3.11 tests/parity/record.py --check    only say which recordings are stale
    python3.11 tests/parity/record.py NAME...    only these programs

The programs of this folder have a twin in JavaScript; those of python/ are about Python alone. Those
of www/examples are the page's, and have their recordings in examples/.
NAME.expected holds what NAME.py prints. NAME.stderr is there where there is something to say: what
the program writes to stderr, and "exit status N" as its last line where N is not 0. NAME.differs, not
written here, says where the engine of the page words something in another way, and why.

Each program runs twice, in processes of its own and as `python3 program.py`: on the real clock, and on
the virtual clock (see virtual/). What both print must be equal, so that a recording never depends on
the speed of a machine. A program that prints the time says so in its first line, and then the virtual
clock alone is recorded.

Of a traceback only the frames of the program itself are kept, and where the text names a place in
another file ("running at FILE:LINE"), that place is left out: CPython's asyncio is written in Python,
and its files and lines are no part of what a program means.
"""

import argparse
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

OLDEST = (3, 11, 7)  # earlier ones word a few errors in other ways
HERE = pathlib.Path(__file__).resolve().parent
EXAMPLES = HERE.parent.parent / "www" / "examples"
VIRTUAL_ONLY = "# virtual time only: prints loop.time()"
SECONDS = 30  # a program that takes longer hangs
LOOKS = 5  # at the real clock: on a busy machine a timer may come too late for its neighbour
PLACE = re.compile(r"(?:, defined| created)? at /[^\s>\]]+\.py:\d+")
FRAME = re.compile(r'([ |]*)File "(.*)", line \d+, in ')


def own_frames(text):
    """`text` without the frames of other files than the program's."""
    kept, hidden = [], None
    for line in text.splitlines(keepends=True):
        frame = FRAME.match(line)
        if frame:
            hidden = None if frame[2] == "program.py" else len(frame[1])
        elif hidden is not None and len(re.match(r"[ |]*", line)[0]) <= hidden:
            hidden = None
        if hidden is None:
            kept.append(line)
    return "".join(kept)


def run(program, virtual):
    """What the program leaves: (stdout, stderr and exit status)."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if virtual:
        environment["PYTHONPATH"] = str(HERE / "virtual")
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        shutil.copy(program, f"{folder}/program.py")
        # -s and -P keep the user's own modules out of it.
        done = subprocess.run(
            [sys.executable, "-s", "-P", "-X", "utf8", "program.py"],
            cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=SECONDS,
        )
    stdout, stderr = (PLACE.sub("", text.replace(f"{folder}/", "")) for text in (done.stdout, done.stderr))
    status = f"exit status {done.returncode}\n" if done.returncode else ""
    return stdout, own_frames(stderr) + status


def record(program):
    virtual = run(program, virtual=True)
    if program.read_text(encoding="utf-8").splitlines()[0] == VIRTUAL_ONLY:
        return virtual
    for _ in range(LOOKS):
        real = run(program, virtual=False)
        if real == virtual:
            return virtual
    lines = "".join(real).splitlines(), "".join(virtual).splitlines()
    difference = difflib.unified_diff(*lines, "real clock", "virtual clock", lineterm="")
    sys.exit("\n".join([f"{program.name} depends on the clock:", *difference]))


def recording_of(program, kind):
    folder = HERE / "examples" if program.parent == EXAMPLES else program.parent
    return folder / (program.stem + kind)


def is_current(recording, text):
    if not recording.exists():
        return text == "" and recording.suffix == ".stderr"
    return recording.read_text(encoding="utf-8") == text


def write(recording, text):
    recording.write_text(text, encoding="utf-8")
    if text == "" and recording.suffix == ".stderr":
        recording.unlink()


def main():
    if sys.implementation.name != "cpython" or not OLDEST <= sys.version_info[:3] < (3, 12):
        sys.exit(f"record.py needs CPython 3.11.7 or a later 3.11; this is {sys.implementation.name} {sys.version.split()[0]}")
    parser = argparse.ArgumentParser(description="Record what CPython 3.11 prints.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when a recording is stale")
    parser.add_argument("names", metavar="NAME", nargs="*", help="only these programs")
    options = parser.parse_args()

    programs = sorted({*HERE.glob("*.py"), *HERE.glob("python/*.py"), *EXAMPLES.glob("*.py")} - {pathlib.Path(__file__).resolve()})
    if options.names:
        programs = [program for program in programs if program.stem in options.names]
    stale = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, texts in zip(programs, pool.map(record, programs)):
            for kind, text in zip((".expected", ".stderr"), texts):
                recording = recording_of(program, kind)
                if is_current(recording, text):
                    continue
                stale.append(recording.name)
                if not options.check:
                    write(recording, text)

    if options.check and stale:
        sys.exit("stale: " + " ".join(stale))
    print(f"{len(programs)} programs recorded, {len(stale)} recordings changed")


if __name__ == "__main__":
    main()
