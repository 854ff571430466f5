"""A progress bar for long work at a terminal."""

from types import TracebackType
from typing import TextIO

LONG = 2000
"""From how many records on the work is long: a second or two."""
WIDTH = 40


class Progress:
    """Draws a bar on a terminal while many records are read, and takes it away at the end."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        """Draw on `stream`, if it is a terminal and nobody asked to be quiet."""
        self.stream = stream
        self.is_watched = stream.isatty() and not quiet
        self.drawn = ""

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` records of `total` are read."""
        if not self.is_watched or total < LONG:
            return
        share = WIDTH * done // total
        bar = f"\r[{'#' * share}{'-' * (WIDTH - share)}] {100 * done // total}%"
        if bar != self.drawn:
            self.stream.write(bar)
            self.stream.flush()
            self.drawn = bar

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.drawn:
            self.stream.write("\r" + " " * len(self.drawn) + "\r")
            self.stream.flush()
            self.drawn = ""
