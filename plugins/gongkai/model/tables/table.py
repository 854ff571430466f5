"""A table as it was read from its file: typed values, each with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from gongkai.model.edits import Recoding
from gongkai.model.language import LANGUAGES
from gongkai.model.local_text import LocalText
from gongkai.model.tables.conditions import Where
from gongkai.model.tables.labels import bare
from gongkai.model.tables.schema import TableSchema


class CellMark(StrEnum):
    """What stands where there is no value; none of them is 0, and none is another (R60)."""

    BLANK = ""
    """Nothing was entered."""
    SLASH = "/"
    """It does not apply."""
    DASH = "—"
    """There is no figure."""


class Unread(str):
    """A text that is not what its column holds; the fault is among those of the table."""

    __slots__ = ()


Value = Decimal | date | str | CellMark
"""Months are written `2021-03`, quarters `2021-Q1`, years `2021`."""


class DataRow(NamedTuple):
    """One row."""

    number: int
    """Its number in the file, from 1; where several rows are read from one, a number of its own."""
    values: Sequence[Value]
    """In the order of the fields of its schema; a column that the file lacks is blank."""


class Trouble(StrEnum):
    """What is wrong with a file, or with one of its cells, as far as reading shows."""

    UNREADABLE = "unreadable"
    NOT_UTF8 = "not-utf8"
    NO_SHEET = "no-sheet"
    NO_HEADER = "no-header"
    NO_ROWS = "no-rows"
    NO_COLUMN = "no-column"
    UNKNOWN_COLUMN = "unknown-column"
    COLUMN_TWICE = "column-twice"
    OTHER_UNIT = "other-unit"
    TYPE = "type"
    FORMULA_ERROR = "formula-error"
    UNKNOWN_ROW = "unknown-row"
    MISSING_ROWS = "missing-rows"


@dataclass(frozen=True)
class TableFault:
    """Something that could not be read, at its cell."""

    trouble: Trouble
    row: int = 1
    column: int = 1
    """From 1."""
    details: Mapping[str, str] = field(default_factory=dict)
    field: str = ""
    """The name of the column, where it is one of the schema."""
    edit: Recoding | None = None
    """What fixes it, where that is known for sure."""


@dataclass(frozen=True)
class ForbiddenColumn:
    """A column of the file, on any of its sheets, that tells of persons what is not public."""

    sheet: str
    row: int
    """The row of its head, from 1."""
    column: int
    """From 1."""
    word: str
    """The word in its head by which it is known; the head itself may say more."""


@dataclass(frozen=True)
class DataTable:
    """One table of a record. Totals are among its rows."""

    key: str
    """Names it among the tables of its record, in addresses and anchors."""
    schema: TableSchema
    title: LocalText
    path: str
    """The file that it was read from."""
    file: str
    """The name of that file."""
    sheet: str
    """The sheet; empty for a file without sheets."""
    mark: str
    """The key of the front matter that names it: `tables.0`."""
    columns: Sequence[int]
    """The column of the file for each field, from 1; 0 where the file has none."""
    rows: Sequence[DataRow]
    notes: tuple[str, ...] = ()
    """What is printed below the table."""
    faults: tuple[TableFault, ...] = ()
    head: int = 1
    """The last row of its head."""
    units: Mapping[str, str] = field(default_factory=dict)
    """The unit in which the file gives a column, where it is not that of the sort."""
    factors: Mapping[str, Decimal] = field(default_factory=dict)
    """By what the numbers of such a column were multiplied."""
    elsewhere: Mapping[int, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    """The cells, row and column from 1, of rows that do not lie in one row under the head."""
    forbidden: tuple[ForbiddenColumn, ...] = ()
    """Why the whole file must not be published."""

    @cached_property
    def keys(self) -> Sequence[str]:
        """Return the key of each row: the values of the primary key, joined."""
        places = [self.schema.places[name] for name in self.schema.primary_key]
        if self.schema.rows:
            titles = self.schema.form_titles
            return [titles[printed(row.values[places[0]])].name for row in self.rows]
        if len(places) == 1:
            (place,) = places
            return [printed(row.values[place]) for row in self.rows]
        return [
            "-".join(filter(None, (printed(row.values[place]) for place in places)))
            for row in self.rows
        ]

    def value(self, row: DataRow, name: str) -> Value:
        """Return what stands in a column of a row."""
        return row.values[self.schema.places[name]]

    def get(self, row: DataRow, name: str) -> Value:
        """Return what stands in a column of a row; blank where the sort has no such column.

        For what looks for columns by their names: a city may have made its sort anew.
        """
        place = self.schema.places.get(name)
        return row.values[place] if place is not None else CellMark.BLANK

    def place_of(self, row: int, name: str) -> tuple[int, int]:
        """Return the row and column in the file, from 1, of a cell; column 1 where it has none."""
        moved = self.elsewhere.get(row)
        if moved is not None and name in moved:
            return moved[name]
        column = self.columns[self.schema.places[name]] if name in self.schema.places else 1
        return row, column or 1

    def form_row(self, name: str) -> DataRow | None:
        """Return the row of a form by its name; None where the file lacks it."""
        return self._by_key.get(name)

    @cached_property
    def _by_key(self) -> Mapping[str, DataRow]:
        pairs = list(zip(self.keys, self.rows, strict=True))
        return dict(reversed(pairs))  # of two rows with one key the first

    def cell(self, row: int, name: str) -> str:
        """Return the name of a cell as programs show it: `B7`."""
        line, column = self.place_of(row, name)
        return f"{letters_of(column)}{line}"

    def rows_where(self, where: Where) -> Iterator[DataRow]:
        """Yield the rows that hold one of the texts, or terms, in each of the columns named."""
        named = {
            name: [*chain.from_iterable(self.names_of(name, text) for text in texts)]
            for name, texts in where.items()
        }
        wanted = [
            (self.schema.places[n], self.schema.called(n, texts)) for n, texts in named.items()
        ]
        for row in self.rows:
            if all(printed(row.values[place]) in texts for place, texts in wanted):
                yield row

    def names_of(self, name: str, text: str) -> Iterator[str]:
        """Yield a text as it may stand in a column: a term by its id and its names."""
        yield bare(text)
        words = self.schema.fields[self.schema.places[name]].terms.get(text)
        if words is not None:
            yield from (bare(words.in_(language)) for language in LANGUAGES)


def printed(value: Value) -> str:
    """Return a value as text, a number without needless digits."""
    if isinstance(value, Decimal):
        return plain_number(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def plain_number(value: Decimal) -> str:
    """Return a number in plain digits: neither an exponent nor zeros at the end."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def letters_of(column: int) -> str:
    """Return the letters of a column, which is counted from 1."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
