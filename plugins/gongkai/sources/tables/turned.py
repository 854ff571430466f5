"""Tables that lie on their side: what would head the columns stands in the first of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from gongkai.model.tables.labels import OF_WHICH, bare, without_number
from gongkai.model.tables.schema import TableField, TableSchema
from gongkai.sources.tables.head_names import names_of, normal, year_in
from gongkai.sources.tables.heads import SEARCHED, ColumnHead, unit_above

_PERIODS = ("year", "yearmonth", "quarter")
_ALL = frozenset({"小计", "合计"})
_ASIDE = 3
"""Columns in which what heads the rows is looked for."""


@dataclass(frozen=True)
class TurnedTable:
    """A table that was turned upright."""

    cells: list[list[Any]]
    head: ColumnHead
    top: int
    """The row of the file, from 0, that is now the first column."""
    left: int
    """The column of the file, from 0, that is now the first row."""

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Return the cell of the file, from 1, that stands in a row and column now."""
        return column + self.top, row + self.left


def turned_table(
    rows: Sequence[Sequence[Any]],
    schema: TableSchema,
    year: int | None,
) -> TurnedTable | None:
    """Return a table upright whose periods are its columns; None where it is none.

    Its rows must be told apart by a period; `year` is that of a column that names none.
    """
    keys = [one for one in schema.fields if one.name in schema.primary_key]
    period = next((one for one in keys if one.type in _PERIODS), None)
    if period is None:
        return None
    names = _names(schema)
    for left in range(_ASIDE):
        found: dict[str, int] = {}
        for number, row in enumerate(rows):
            text = row[left] if left < len(row) and isinstance(row[left], str) else ""
            name = names.get(_called(text)) if text else None
            if name is not None:
                found.setdefault(name, number)
        numbers = sum(one.is_number for one in schema.fields)
        if len(found) > 1 and len(found) * 2 >= numbers:
            return _upright(rows, found, left, period, year)
    return None


def _names(schema: TableSchema) -> Mapping[str, str]:
    """Return the columns of numbers by what their rows may be called when they lie."""
    found: dict[str, str] = {}
    for one in schema.fields:
        for name in names_of(one) if one.is_number else ():
            above, _, last = name.rpartition("/")
            found.setdefault(name, one.name)
            found.setdefault(above.rpartition("/")[2] if above and last in _ALL else last, one.name)
    return found


def _called(text: str) -> str:
    return normal(without_number(bare(text).removeprefix(OF_WHICH).lstrip("：:")))


def _upright(
    rows: Sequence[Sequence[Any]],
    found: Mapping[str, int],
    left: int,
    period: TableField,
    year: int | None,
) -> TurnedTable | None:
    top = min(found.values()) - 1
    while top > 0 and not any(cell not in ("", None) for cell in rows[top]):
        top -= 1
    if top < 0 or max(found.values()) - top > SEARCHED * 2:
        return None
    below = max(found.values()) + 1
    columns = zip_longest(*(row[left:] for row in rows[top:below]), fillvalue="")
    cells = [[*column] for column in columns]
    for number, row in enumerate(cells[1:], 1):
        if period.type == "year" and any(cell not in ("", None) for cell in row[1:]):
            named = year_in([str(row[0])]) or year
            cells[number][0] = str(named) if named is not None else row[0]
    places = {name: number - top for name, number in found.items()}
    head = ColumnHead(0, 0, {period.name: 0} | places, {})
    head.unit = unit_above(rows[:top])
    return TurnedTable(cells, head, top, left)
