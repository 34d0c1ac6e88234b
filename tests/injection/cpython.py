"""Runs Python programs with a cancellation injected, each in a process of its own, on CPython's virtual clock.

Reads lines of JSON, each a job: {"source", "before": code that runs first, "tell": an expression of its names}.
Answers each with a line: {"stdout", "stderr", "status", "told"}.
"""

import json
import os
import pathlib
import shutil
import signal
import sys
import tempfile
import types

HERE = pathlib.Path(__file__).resolve().parent
SECONDS = 5  # a program that computes for longer hangs
PATIENCE = 60  # and one that has not ended by then


def play(job, folder):
    """In a child: becomes `python3 program.py`, and returns where that would end."""
    os.chdir(folder)
    for number, name, flags in ((0, os.devnull, os.O_RDONLY), (1, "stdout", os.O_WRONLY | os.O_CREAT), (2, "stderr", os.O_WRONLY | os.O_CREAT)):
        os.dup2(os.open(name, flags, 0o600), number)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(PATIENCE)
    sys.argv = ["program.py"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    names, before = sys.modules["__main__"].__dict__, {}
    exec(compile(job["before"], f"{folder}/setup.py", "exec"), before)
    try:
        exec(compile(job["source"], f"{folder}/program.py", "exec"), names)
    finally:
        pathlib.Path(folder, "told").write_text(json.dumps(eval(job["tell"], before)), encoding="utf-8")


def answer(child, folder):
    _, status = os.waitpid(child, 0)
    left = {"status": os.waitstatus_to_exitcode(status), "told": "null"}
    for file in pathlib.Path(folder).iterdir():
        left[file.name] = file.read_text(encoding="utf-8").replace(f"{folder}/", "")
    return left | {"told": json.loads(left["told"])}


def main():
    """Answers the jobs; in a child, what is left to do."""
    for line in sys.stdin:
        job = json.loads(line)
        folder = os.path.realpath(tempfile.mkdtemp())
        for name, text in (("program.py", job["source"]), ("setup.py", job["before"])):
            pathlib.Path(folder, name).write_text(text, encoding="utf-8")
        child = os.fork()
        if child == 0:
            return job, folder
        print(json.dumps(answer(child, folder)), flush=True)
        shutil.rmtree(folder)
    return None


if task := main():
    play(*task)
