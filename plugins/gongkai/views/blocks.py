"""What a record says of itself, as data: blocks of fields with labels and typed values.

Pages, printed copies and whatever comes after them write the same blocks; none holds markup.
"""

from dataclasses import dataclass
from datetime import date

from gongkai.model.language import LocalText
from gongkai.model.scalars import Moment
from gongkai.views.page import Label, Title
from gongkai.views.rows import Row


@dataclass(frozen=True)
class Printed:
    """A text as the document has it, in the language of the official text."""

    text: str


@dataclass(frozen=True)
class Term:
    """An entry of a list: a term of a vocabulary, a state, a choice."""

    name: Title
    address: str | None = None
    """Its page, from the root of an edition, where it has one."""


@dataclass(frozen=True)
class Way:
    """Where something outside the site is reached: a page, a mailbox, a telephone."""

    text: str
    href: str


@dataclass(frozen=True)
class Amount:
    """A number of something: the messages for one and for any other number."""

    number: int
    one: str
    many: str


@dataclass(frozen=True)
class Range:
    """From one day or year to another, both included."""

    first: date | int
    last: date | Moment | int


@dataclass(frozen=True)
class Grid:
    """Several mappings of one shape: a column for each field that any of them has."""

    heads: tuple[Label, ...]
    rows: tuple[tuple[tuple["Value", ...], ...], ...]
    """Rows of cells; a cell holds any number of values."""


Value = LocalText | Label | Printed | Term | Way | Amount | Range | Grid | Row | date | Moment | int
"""`Row` is another record; a `LocalText` is a sentence or more for readers."""


@dataclass(frozen=True)
class Field:
    """One field with its label; several values are a list."""

    key: str
    """As the record's file has it, or of what is worked out as pages name it."""
    label: Label
    values: tuple[Value, ...]
    notes: tuple[Value, ...] = ()
    """What is said beside the values, in smaller type."""


@dataclass(frozen=True)
class Block:
    """Fields shown together."""

    key: str
    title: Label | None
    """Their heading; None for plain facts."""
    fields: tuple[Field, ...]
