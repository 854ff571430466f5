"""Hostile pull and merge requests: what a change brings is text to the jobs that have a token."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

from trust_parts import Tried

TESTS = Path(__file__).parents[1]
FILES = ("test_gitlab.py", "test_forge.py", "test_workflows.py")


def changes(_: Path, until: float) -> Iterator[Tried]:
    """Run what is tried against the jobs of both forges; each test is an attack or its twin."""
    command = [
        sys.executable,
        "-u",
        "-m",
        "pytest",
        "-v",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
    ]
    running = subprocess.Popen(
        [*command, *FILES], cwd=TESTS, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    timer = Timer(max(1.0, until - time.monotonic()), running.kill)
    timer.start()
    for line in running.stdout or ():
        name, _, state = line.partition(" ")
        state = state.split(" ")[0].strip()
        if "::" in name and state in ("PASSED", "FAILED", "ERROR"):
            yield Tried("hostile changes", "" if state == "PASSED" else name)
    timer.cancel()
    code = running.wait()
    if code < 0:
        yield Tried("hostile changes", skipped="the others: the time was up")
    elif code:
        yield Tried("hostile changes", f"pytest ended with {code}")
