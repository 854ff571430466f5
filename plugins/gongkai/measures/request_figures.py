"""What became of requests for information: figures and topics, without persons (point 30; R40).

Columns are looked for by their names: a city may have made these sorts of table anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.current import current_tables
from gongkai.measures.tables.names import TableNames
from gongkai.measures.tables.totals import is_labelled
from gongkai.model.catalog import Catalog
from gongkai.model.record import Record
from gongkai.model.tables.table import CellMark, DataRow, DataTable, printed

FIGURES = "requests"
TOPICS = "request-topics"
"""The sorts of table that hold them."""


@dataclass(frozen=True)
class RequestFigures:
    """What became of the requests to a unit, over all periods of a record."""

    record: Record
    periods: tuple[str, ...]
    """The quarters, in order: `2021-Q1`."""
    received: int
    answered: int
    in_time: int
    granted: int
    """Granted whole or in part."""
    open: int
    """Still open at the end of the last period."""

    @property
    def share_in_time(self) -> Decimal | None:
        """Return the share answered in time, in per cent with a decimal place; None of nothing."""
        if not self.answered:
            return None
        return (Decimal(self.in_time) * 100 / self.answered).quantize(Decimal("0.1"))


@dataclass(frozen=True)
class Topic:
    """What several requests were about, and whether it was published since."""

    record: Record
    table: DataTable
    row: DataRow
    name: str
    asked: int
    moved: str
    """What the table says: a term of its column."""
    where: Record | None
    """What was published."""
    reason: str

    @property
    def is_settled(self) -> bool:
        """Return whether it says where it was published, or why not."""
        return self.where is not None or bool(self.reason)


def request_figures(catalog: Catalog) -> Iterator[RequestFigures]:
    """Yield the figures of each record with such a table, the newest first."""
    for record, table in current_tables(FIGURES, catalog):
        rows = [row for row in table.rows if not is_labelled(table, row)]
        if rows and {"quarter", "received", "answered"} <= table.schema.places.keys():
            rows.sort(key=lambda row: printed(table.get(row, "quarter")))
            yield RequestFigures(
                record,
                tuple(printed(table.get(row, "quarter")) for row in rows),
                _sum(table, rows, "received"),
                _sum(table, rows, "answered"),
                _sum(table, rows, "in_time"),
                _sum(table, rows, "granted") + _sum(table, rows, "in_part"),
                _sum(table, rows[-1:], "open"),
            )


def topics(catalog: Catalog) -> Iterator[Topic]:
    """Yield the topics of all such tables, of each record in the order of its table."""
    names = TableNames(catalog)
    for record, table in current_tables(TOPICS, catalog):
        yield from topics_of(record, table, names)


def topics_of(record: Record, table: DataTable, names: TableNames) -> Iterator[Topic]:
    """Yield the topics of one table."""
    for row in table.rows:
        where = names.find("records", printed(table.get(row, "where")))
        yield Topic(
            record,
            table,
            row,
            printed(table.get(row, "topic")),
            _number(table, row, "asked"),
            printed(table.get(row, "moved")),
            where if isinstance(where, Record) else None,
            _words(table, row, "reason"),
        )


def _sum(table: DataTable, rows: Sequence[DataRow], name: str) -> int:
    return sum(_number(table, row, name) for row in rows)


def _number(table: DataTable, row: DataRow, name: str) -> int:
    value = table.get(row, name)
    return int(value) if isinstance(value, Decimal) else 0


def _words(table: DataTable, row: DataRow, name: str) -> str:
    value = table.get(row, name)
    return "" if isinstance(value, CellMark) else printed(value)
