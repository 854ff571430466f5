"""A printable document as data: what comes above the text, and the text as a tree of blocks."""

from dataclasses import dataclass
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


Block = Paragraph | Heading | Listing | TableBlock | Quote | Preformatted | Rule


@dataclass(frozen=True)
class Fact:
    """A label and its value, as words."""

    label: str
    value: str
    href: str = ""


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
    facts: tuple[Fact, ...] = ()
    notices: tuple[str, ...] = ()
    """What a reader must know first: invented, translated, no longer in force."""
    watermark: str = ""
    """Stands across every page; empty for none."""
    blocks: tuple[Block, ...] = ()
