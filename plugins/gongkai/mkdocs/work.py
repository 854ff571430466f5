"""What a build works in: `build/`, held alone, and in it a folder of each run."""

import fcntl
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import getpid
from pathlib import Path
from typing import IO

from gongkai.model.findings import Phrase
from gongkai.model.said import SaidError
from gongkai.sources.folders import WORK

LOCK = ".lock"
RUN = "run-"
"""What the name of a run's folder begins with."""
PATIENCE = 600.0
"""Seconds that a run waits for another: longer than any build takes."""
_LOOK = 0.2
"""Seconds between two looks at the lock."""


class HeldError(SaidError):
    """Another run holds the folder and does not end."""


@contextmanager
def held(root: Path, progress: Callable[[str], None], patience: float = PATIENCE) -> Iterator[Path]:
    """Hold `build/` and the site of the project at `root` alone; yield a folder of this run.

    A run that finds them held says by whom, and waits. The folder is removed at the end; the lock
    ends with the process, and what a killed run has left is cleared away.
    """
    work = root / WORK
    work.mkdir(exist_ok=True)
    with (work / LOCK).open("a+", encoding="ascii") as lock:
        _wait(lock, progress, patience)
        lock.truncate(0)
        lock.write(f"{getpid()}\n")
        lock.flush()
        for left in work.glob(f"{RUN}*"):
            shutil.rmtree(left, ignore_errors=True)
        run = Path(tempfile.mkdtemp(prefix=RUN, dir=work))
        try:
            yield run
        finally:
            shutil.rmtree(run, ignore_errors=True)


def _wait(lock: IO[str], progress: Callable[[str], None], patience: float) -> None:
    until = time.monotonic() + patience
    reported = False
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            if time.monotonic() >= until:
                raise HeldError(
                    "another run is building here (process {process}); end it, or try again later",
                    process=holder,
                ) from None
            if not reported:
                progress(
                    Phrase(
                        "waiting: another run is building here (process {process})", process=holder
                    )
                )
                reported = True
            time.sleep(_LOOK)
        else:
            return
