"""What has been read of a file so far: kept when the rest cannot be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from gongkai.model.file_text import Extract, FileText, Lack, Lacking, Spot, joined
from gongkai.sources.documents.limits import (
    CHARACTERS,
    MEGABYTE,
    UNPACKED,
    LimitError,
)


@dataclass
class Allowance:
    """What may still be read, of the file and of all that is packed into it."""

    characters: int = field(default_factory=lambda: CHARACTERS * 1_000_000)
    unpacked: int = field(default_factory=lambda: UNPACKED * MEGABYTE)

    def read(self, characters: int) -> None:
        """Count text. Raises LimitError where it is too much."""
        self.characters -= characters
        if self.characters < 0:
            raise LimitError(Lack.TOO_MUCH_TEXT, CHARACTERS)

    def unpack(self, size: int) -> None:
        """Count unpacked bytes. Raises LimitError where they are too many."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise LimitError(Lack.UNPACKED, UNPACKED)


@dataclass
class Gathering:
    """Takes in the text of a file, part by part."""

    budget: Allowance = field(default_factory=Allowance)
    within: Spot | None = None
    """The member or embedded file that is being read."""
    depth: int = 0
    extracts: list[Extract] = field(default_factory=list)
    lacking: list[Lacking] = field(default_factory=list)
    pages: int | None = None
    pictured: int = 0

    def add(self, text: str, spot: Spot) -> None:
        """Take in a text that stands at one place."""
        self.add_all([(spot, text)])

    def add_all(self, pieces: Iterable[tuple[Spot, str]], between: str = "\n") -> None:
        """Take in texts that follow each other; numbers and marks may run on between them."""
        kept = [(self._placed(spot), text) for spot, text in pieces]
        if any(text and not text.isspace() for _, text in kept):
            self.budget.read(sum(len(text) for _, text in kept))
            self.extracts.append(joined(kept, between))

    def lack(self, lack: Lack, limit: int = 0, spot: Spot | None = None) -> None:
        """Note what cannot be read."""
        self.lacking.append(Lacking(lack, limit, self._placed(spot) if spot else self.within))

    def inside(self, spot: Spot) -> "Gathering":
        """Return where the text of a file goes that is packed into this one at `spot`."""
        return Gathering(
            self.budget, self._placed(spot), self.depth + 1, self.extracts, self.lacking
        )

    def text(self) -> FileText:
        """Return all that was read."""
        return FileText(tuple(self.extracts), tuple(self.lacking), self.pages, self.pictured)

    def _placed(self, spot: Spot) -> Spot:
        if self.within is None:
            return spot
        outer = self.within if spot.within is None else self._placed(spot.within)
        return replace(spot, within=outer)
