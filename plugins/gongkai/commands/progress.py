"""A progress bar for long work at a terminal: how much of how many, and the time left."""

import time
from threading import Lock
from types import TracebackType
from typing import TextIO

from gongkai.commands.speaking import spoken
from gongkai.report.characters import columns

LONG = 2000
"""From how many records on the work is long: a second or two."""
WIDTH = 30
SURE = 2.0
"""Seconds of work after which the time left can be said."""


class Progress:
    """Draws a bar on a terminal while much work is done, and takes it away at the end."""

    def __init__(self, stream: TextIO, *, quiet: bool = False, long: int = LONG) -> None:
        """Draw on `stream`, if it is a terminal and nobody asked to be quiet.

        `long` is from how many on the work is long enough for a bar.
        """
        self.stream = stream
        self.is_watched = stream.isatty() and not quiet
        self.long = long
        self.drawn = ""
        self._begun = time.monotonic()
        self._words = spoken()
        self._drawing = Lock()

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are finished."""
        if not self.is_watched or total < self.long:
            return
        share = WIDTH * done // total
        bar = f"[{'#' * share}{'-' * (WIDTH - share)}] {100 * done // total}%"
        counted = self._words("{done} of {total}", done=done, total=total)
        self._draw(f"{bar}  {counted}{self._left(done, total)}")

    def clear(self) -> None:
        """Free the line, for something that is to stay."""
        self._draw("")

    def _left(self, done: int, total: int) -> str:
        """Return how long it will still take, once that can be said."""
        elapsed = time.monotonic() - self._begun
        if done == 0 or elapsed < SURE:
            return ""
        seconds = round(elapsed * (total - done) / done)
        minutes, seconds = divmod(seconds, 60)
        return self._words(", {time} left", time=f"{minutes}:{seconds:02}")

    def _draw(self, line: str) -> None:
        with self._drawing:
            if line != self.drawn:
                blank = " " * (columns(self.drawn) - columns(line))
                self.stream.write(f"\r{line}{blank}" if line else f"\r{blank}\r")
                self.stream.flush()
                self.drawn = line

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()
