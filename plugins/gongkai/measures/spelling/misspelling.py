"""What is probably misspelt in a text."""

from typing import NamedTuple


class Misspelling(NamedTuple):
    """Characters that probably were not meant."""

    start: int
    written: str
    meant: str

    @property
    def end(self) -> int:
        """Return where they end."""
        return self.start + len(self.written)
