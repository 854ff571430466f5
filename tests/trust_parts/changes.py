"""Hostile pull and merge requests: what a change brings is text to the jobs that have a token."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from trust_parts import Tried

TESTS = Path(__file__).parents[1]
FILES = ("test_forge.py", "test_gitlab.py", "test_workflows.py")


def changes(_: Path, until: float) -> Iterator[Tried]:
    """Run what is tried against the jobs of both forges; each test is an attack or its twin."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    patience = max(1.0, until - time.monotonic())
    try:
        done = subprocess.run(
            [*command, "-rA", *FILES],
            cwd=TESTS,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
    except subprocess.TimeoutExpired:
        yield Tried("hostile changes", skipped="the time was up")
        return
    for line in done.stdout.splitlines():
        state, _, name = line.partition(" ")
        if state in ("PASSED", "FAILED", "ERROR"):
            yield Tried("hostile changes", "" if state == "PASSED" else name)
    if done.returncode:
        yield Tried("hostile changes", f"pytest ended with {done.returncode}")
