"""Tables of a record as plain values, for copies on paper: heads, cells, alignment.

Nothing of it is markup: whoever prints a copy makes rows of it. Links and anchors stay behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from gongkai.measures.measure import Measures
from gongkai.model.catalog import Catalog
from gongkai.model.local_text import LocalText
from gongkai.model.record import Record
from gongkai.model.tables.schema import FieldType
from gongkai.model.tables.table import CellMark, Value
from gongkai.views.data_tables import ShownCell, ShownTable, TableColumn
from gongkai.views.page import Title
from gongkai.views.shown_tables import further_pages, shown_tables

Align = Literal["left", "right"]


@dataclass(frozen=True)
class PlainHead:
    """A head over one or several columns, in one or several rows of heads."""

    title: Title
    unit: Title | str | None = None
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class PlainTable:
    """A whole table; its rows are as long as `align`."""

    title: Title
    heads: tuple[tuple[PlainHead, ...], ...]
    """Rows of heads, the upper first; a head that spans rows stands in the upper one alone."""
    align: tuple[Align, ...]
    places: tuple[int, ...]
    """The decimal places of each column."""
    types: tuple[FieldType, ...]
    rows: tuple[tuple[Value | Title, ...], ...]
    """Terms and units are titles, to be said in the language of the copy."""
    sums: frozenset[int]
    """The places among the rows of those that hold a sum."""
    notes: tuple[str, ...]
    description: LocalText | None = None
    """What a table of its sort holds."""
    marks: tuple[CellMark, ...] = ()
    """Those that stand in it in the place of figures."""


def plain_tables(record: Record, catalog: Catalog, measures: Measures) -> Iterator[PlainTable]:
    """Yield the tables of a record whole, however many pages they have on the site."""
    if not record.read_tables:
        return
    others: dict[str, list[ShownTable]] = {}
    for page in further_pages(record, catalog, measures):
        others.setdefault(page.key, []).append(page)
    for first in shown_tables(record, catalog, measures):
        rows = [row for page in (first, *others.get(first.key, ())) for row in page.rows]
        yield PlainTable(
            first.table.title,
            tuple(_heads(first)),
            tuple("right" if one.field.is_number else "left" for one in first.columns),
            tuple(one.places for one in first.columns),
            tuple(one.field.type for one in first.columns),
            tuple(tuple(map(_value, row.cells)) for row in rows),
            frozenset(place for place, row in enumerate(rows) if row.is_sum),
            first.table.notes,
            first.table.schema.description,
            first.marks,
        )


def _heads(shown: ShownTable) -> Iterator[tuple[PlainHead, ...]]:
    depth = 2 if shown.has_lower_heads else 1
    yield tuple(
        _head(group.column, depth) if group.column else PlainHead(group.title, columns=group.span)
        for group in shown.heads
    )
    if depth > 1:
        yield tuple(_head(column, 1) for column in shown.columns if len(column.levels) > 1)


def _head(column: TableColumn, rows: int) -> PlainHead:
    return PlainHead(column.title, column.unit, rows=rows)


def _value(cell: ShownCell) -> Value | Title:
    return cell.words or cell.value
