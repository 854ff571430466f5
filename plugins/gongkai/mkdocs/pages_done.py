"""How many pages an edition has made, told from its process to the one that waits for it."""

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

VARIABLE = "GONGKAI_PAGES_DONE"
"""The environment variable that names the file in which an edition counts."""
EVERY = 25
LOOK = 0.3
"""Seconds between two looks at what the editions have counted."""


class ShowsProgress(Protocol):
    """Shows how far work is."""

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are made."""


class PageCount:
    """Counts the pages of an edition into a file, where anybody asked for it."""

    def __init__(self, file: str | None, pages: int) -> None:
        """Take the file, if one is wanted, and how many pages there will be."""
        self._file = Path(file) if file else None
        self._total = pages
        self._done = 0

    def begin_share(self, number: int, pages: int) -> None:
        """Count a share of the pages from now on, in a copy of the process, beside the others."""
        file = self._file
        self._file = file.with_name(f"{file.name}.{number}") if file is not None else None
        self._total = pages
        self._done = 0

    def count(self) -> None:
        """Count a page."""
        self._done += 1
        if self._file is not None and (self._done % EVERY == 0 or self._done == self._total):
            self._file.write_text(f"{self._done} {self._total}", encoding="utf-8")


@contextmanager
def shown(files: Collection[Path], show: ShowsProgress | None) -> Iterator[None]:
    """Show, while something else is waited for, how many pages all editions have made."""
    if show is None:
        yield
        return
    over = Event()
    thread = Thread(target=_look, args=(files, show, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _look(files: Collection[Path], show: ShowsProgress, over: Event) -> None:
    while not over.is_set():
        counts = [_edition(file) for file in files]
        known = [count for count in counts if count is not None]
        if len(known) == len(files):  # before that the whole is not known
            done, total = map(sum, zip(*known, strict=True))
            show(done, total)
        time.sleep(LOOK)


def _edition(file: Path) -> tuple[int, int] | None:
    """Return how many pages of an edition all its processes have made, and of how many."""
    own = _read(file)
    if own is None:
        return None
    shares = filter(None, map(_read, file.parent.glob(f"{file.name}.*")))
    return own[0] + sum(done for done, _ in shares), own[1]


def _read(file: Path) -> tuple[int, int] | None:
    with suppress(OSError, ValueError):
        done, total = file.read_text(encoding="utf-8").split()
        return int(done), int(total)
    return None
