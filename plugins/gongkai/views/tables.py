"""A table to be exported: named columns with their meanings, and rows of values."""

from dataclasses import dataclass
from datetime import date

from gongkai.model.findings import Finding
from gongkai.model.moment import Moment
from gongkai.views import labels
from gongkai.views.page import Label, Title


@dataclass(frozen=True)
class LinkValue:
    """The address of a page or file, from the root of an edition."""

    address: str


@dataclass(frozen=True)
class FileValue:
    """The address of an attachment, which all editions have in common."""

    address: str


@dataclass(frozen=True)
class FindingText:
    """What a finding says, put into words where the edition is known."""

    finding: Finding
    is_fix: bool = False
    """What to do about it, instead of what is wrong."""


Value = (
    None
    | bool
    | int
    | str
    | date
    | Moment
    | Title
    | LinkValue
    | FileValue
    | FindingText
    | tuple["Value", ...]
)
"""None is a blank; it is never the same as 0 or as a word for “does not apply” (R60)."""


@dataclass(frozen=True)
class Field:
    """One column of a table."""

    key: str
    """The same in every edition and in every form; never changed, never used again."""
    type: str
    """A key of `labels.FIELD_TYPE`."""
    meaning: Label
    title: Label | None = None
    """What a workbook has over it; its key where nothing is given."""

    def __post_init__(self) -> None:
        """Refuse a type that the data dictionary has no words for."""
        if self.type not in labels.FIELD_TYPE:
            raise ValueError(self.type)


@dataclass(frozen=True, eq=False)
class TableRow:
    """Values in the order of a table's fields. One row may be in many tables."""

    values: tuple[Value, ...]


@dataclass(frozen=True)
class ExportTable:
    """Rows as long as the fields."""

    fields: tuple[Field, ...]
    rows: tuple[TableRow, ...]
