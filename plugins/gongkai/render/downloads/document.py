"""A printable document as data: what stands above its title, and its blocks."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from gongkai.model.language import Language

Mark = Literal["strong", "em", "code", "del", "under", "sup", "sub"]
Align = Literal["start", "center", "end"]


class UnprintableError(Exception):
    """A form cannot hold a document; names the record."""


@dataclass(frozen=True)
class Run:
    """Words that look alike. A line feed in them is a line break."""

    text: str
    marks: tuple[Mark, ...] = ()
    """In the order of their names, each once."""
    href: str = ""
    """An absolute address; empty where the words are not a link."""
    language: Language | None = None
    """Where it is not that of the document."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; no level is left out on the way down, as PDF/UA asks."""

    level: int
    """From 1, the level below the document's title."""
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Listing:
    """A list, with bullets or numbers."""

    ordered: bool
    start: int
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    blocks: tuple["Block", ...]
    header: bool = False
    columns: int = 1
    """How many columns it spans."""
    rows: int = 1
    """How many rows it spans."""
    align: Align = "start"


@dataclass(frozen=True)
class TableBlock:
    """A table: every place of its grid is covered by exactly one cell."""

    columns: int
    head: int
    """How many rows at the top are repeated on every page."""
    rows: tuple[tuple[Cell, ...], ...]
    """The cells that begin in each row."""
    caption: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Quote:
    """Words set apart."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Preformatted:
    """Text whose spaces and line breaks are kept."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True)
class Picture:
    """A picture that a file shows, and words for those who do not see it."""

    alt: str
    name: str
    """Of its file; its ending says the format."""
    digest: str
    """SHA-256 of its bytes, by which two documents are told apart."""
    content: bytes = field(repr=False)
    width: int | None = None
    """In millimetres; None for as wide as there is room, but no wider than it is."""


@dataclass(frozen=True)
class LabelledBlocks:
    """A label, and what is said under it."""

    label: str
    blocks: tuple["Block", ...]

    @property
    def is_stacked(self) -> bool:
        """Return whether what is said stands below the label: a table needs the whole width."""
        return any(isinstance(block, TableBlock | Picture) for block in self.blocks)


@dataclass(frozen=True)
class Pairs:
    """Labels with what is said under each."""

    pairs: tuple[LabelledBlocks, ...]


@dataclass(frozen=True)
class Closing:
    """Who issued a document and when, at its end (落款; GB/T 9704-2012, 7.3.5)."""

    issuers: tuple[str, ...]
    day: str


Block = (
    Paragraph
    | Heading
    | Listing
    | TableBlock
    | Quote
    | Preformatted
    | Rule
    | Picture
    | Pairs
    | Closing
)


@dataclass(frozen=True)
class ScanCode:
    """An address as a code to scan."""

    address: str
    alt: str


@dataclass(frozen=True)
class CopyDocument:
    """A document in one language, ready to be written in any form."""

    id: str
    language: Language
    title: str
    author: str
    """Who issued it; empty if not named."""
    number: str
    day: date | None
    """The day that the file says it was made on: the record's own, never the clock's."""
    facts: tuple[LabelledBlocks, ...] = ()
    """What is known of the record, then what the copy says of itself."""
    code: ScanCode | None = None
    """The address of the record's page; None where it is not known."""
    notices: tuple[tuple[Run, ...], ...] = ()
    """What a reader must know first: invented, translated, no longer in force."""
    red_head: str = ""
    """Who issued it, in red above a red rule (发文机关标志); empty for a plain copy."""
    watermark: str = ""
    """Stands across every page; empty for none."""
    blocks: tuple[Block, ...] = ()
