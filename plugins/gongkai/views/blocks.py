"""What a record says, as data: blocks of labelled, typed values, without markup.

Its page, its PDF, its Word file and the print of its page are written from the same blocks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gongkai.measures.obligations.obligation import Compliance
from gongkai.measures.opening import Hours
from gongkai.measures.stages import StageCell
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.stages import Stage
from gongkai.views.attached import AttachedFile
from gongkai.views.attached_tables import AttachedTable
from gongkai.views.page import Label, Title
from gongkai.views.pictures import BarChart, Strip
from gongkai.views.plain_tables import PlainTable
from gongkai.views.record_tables import RecordTables
from gongkai.views.related import Parts, Together
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


@dataclass(frozen=True)
class Status:
    """A state in a word or two."""

    label: Label
    tone: str
    """What its colour repeats: the state's own word."""


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    said: "Value"


@dataclass(frozen=True)
class Quiet:
    """What is said beside something, in smaller type."""

    values: tuple["Value", ...]


@dataclass(frozen=True)
class ListPoint:
    """A point of a list, however short; without this, short values follow one another."""

    said: "Value"


@dataclass(frozen=True)
class OnThisDay:
    """What is so on the day of the build alone: pages show it, copies do not."""

    said: "Value"


@dataclass(frozen=True)
class PageJump:
    """A way to a place on the same page; copies are read in order and need none."""

    label: Label
    anchor: str


Value = (
    LocalText
    | Label
    | Printed
    | Parts
    | Term
    | Way
    | Amount
    | Range
    | Grid
    | Row
    | Status
    | Strong
    | Quiet
    | ListPoint
    | OnThisDay
    | PageJump
    | AttachedFile
    | date
    | Moment
    | int
)
"""`Row` is another record; a `LocalText` is a sentence or more for readers."""
INLINE = (Printed, Term, Status, Label, int)
"""Values that follow one another on a line where a field has several; any other is a point."""
Line = tuple[Value, ...]
"""Values that follow one another, a space between them."""


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
class Notice:
    """What a reader must know before all else: a state, a day, that something is invented."""

    key: str
    """What it is of: `validity`, `consultation`."""
    tone: str
    """What its colour repeats."""
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Facts:
    """The facts that records of every kind can state, the statutory ones first (R70)."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Action:
    """Something that a reader can do at once, as a button."""

    label: Label
    href: str


@dataclass(frozen=True)
class Box:
    """Fields shown together: those of the kind, or a mapping that the record holds."""

    key: str
    title: Title | None
    """Their heading; None for plain facts."""
    fields: tuple[Field, ...]
    actions: tuple[Action, ...] = ()
    """What can be done at once, on a page alone."""
    is_beside: bool = False
    """Whether it stands beside the text on a wide page."""
    is_further: bool = False
    """Whether a page shows its title first, as the box before says the same of something else."""


@dataclass(frozen=True)
class Numbers:
    """Fields that hold a number each, and are read side by side."""

    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Sentence:
    """A line that stands by itself."""

    values: Line
    key: str = ""
    """The field that it is of, where it has a look of its own."""


@dataclass(frozen=True)
class Heading:
    """Stands over the blocks that follow."""

    key: str
    title: Label


@dataclass(frozen=True)
class Entries:
    """A list of lines."""

    key: str
    items: tuple[Line, ...]


@dataclass(frozen=True)
class GridBlock:
    """A table that stands by itself, under a heading."""

    grid: Grid
    titled: bool = False
    """Whether each row is about its first cell: it is a table, however few its columns."""


@dataclass(frozen=True)
class OpeningTable:
    """When a place is open: a table, however few its columns."""

    grid: Grid
    coming: Mapping[str, Hours]
    """The hours of the coming days, by the day (`2021-07-15`): a script marks what is open now."""


@dataclass(frozen=True)
class Timeline:
    """The stages of a matter that apply, in the order of their days."""

    steps: tuple[StageCell, ...]
    owed: Mapping[Stage, Compliance]
    """Where the publication of each stage stands on this day, as far as anything is owed."""


@dataclass(frozen=True)
class Drawing:
    """Figures or days as a drawing, of what other blocks say in words: copies do without."""

    shown: BarChart | Strip


@dataclass(frozen=True)
class DataTables:
    """The tables of the record: as its page shows them, and whole as copies have them."""

    shown: RecordTables
    whole: tuple[PlainTable, ...]


@dataclass(frozen=True)
class OwnText:
    """The place of the record's own text, in the language that is shown."""


Block = (
    Facts
    | Box
    | Numbers
    | Sentence
    | Heading
    | Entries
    | GridBlock
    | OpeningTable
    | Timeline
    | Drawing
    | AttachedTable
    | Together
    | DataTables
    | OwnText
)
