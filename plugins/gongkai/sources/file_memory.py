"""What was read of files, for a process that reads the same again and again: a preview."""

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
FRESH = 2_000_000_000
"""Nanoseconds for which a file may change again unseen: some disks count time in two seconds."""
_State = tuple[int, ...] | None


class FileMemory(Generic[T]):
    """What was read of some files together, as long as they are as they were.

    Nothing of it is written down; a file is told by its time, length and place on the disk. What
    was changed while it was read, or just before, is not remembered: its time may stay the same.
    """

    def __init__(self) -> None:
        """Know of nothing."""
        self._root = Path()
        self._given: object = None
        self._known: dict[tuple[str, ...], tuple[tuple[object, ...], tuple[str, ...], T]] = {}

    def begin(self, root: Path, given: object = None) -> None:
        """Read the project at `root`; forget all where anything `given` to the reader changed."""
        if (root, given) != (self._root, self._given):
            self._known.clear()
        self._root, self._given = root, given

    def recall(
        self,
        paths: Sequence[str],
        given: object,
        read: Callable[[], T],
        named: Callable[[T], Iterable[str]],
        lasts: Callable[[], bool] = lambda: True,
    ) -> T:
        """Return what `read` returns of the files at `paths`, and of those that they have `named`.

        It is called where one of them is not as it was, or `given` is another, and where what it
        returned the last time does not last.
        """
        key = tuple(paths)
        known = self._known.get(key)
        if known is not None and known[0] == (given, *self._states((*key, *known[1]))):
            return known[2]
        began = time.time_ns()
        before = [*self._states(key)]
        found = read()
        others = tuple(sorted(named(found)))
        states = [*before, *self._states(others)]
        if lasts() and all(state is None or state[0] < began - FRESH for state in states):
            self._known[key] = ((given, *states), others, found)
        else:
            self._known.pop(key, None)
        return found

    def _states(self, paths: Iterable[str]) -> Iterable[_State]:
        for path in paths:
            try:
                stat = (self._root / path).stat()
            except OSError:
                yield None
            else:
                yield stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size, stat.st_ino
