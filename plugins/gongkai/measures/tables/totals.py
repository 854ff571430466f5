"""The sums that a table prints, each with the rows that it is the sum of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.tables.schema import Total
from gongkai.model.tables.table import DataRow, DataTable, Unread, bare, printed

_OF_WHICH = ("其中：", "其中:", "其中")
"""What a row begins with that is a part of the one above it, and is not summed again."""


@dataclass(frozen=True)
class TotalState:
    """One printed sum: its cell, the number that stands there, and what its rows add up to."""

    row: int
    """The number of its row in the file."""
    field: str
    """The name of its column."""
    printed: Decimal
    summed: Decimal
    rows: tuple[int, ...]
    """The rows that are summed, by their numbers in the file."""
    tolerance: Decimal

    @property
    def closes(self) -> bool:
        """Return whether the two numbers are the same, but for rounding that the sort allows."""
        return abs(self.printed - self.summed) <= self.tolerance


def total_states(table: DataTable) -> Iterator[TotalState]:
    """Yield every printed sum of a table whose rows can be read.

    In a form that lacks a row to be summed there is nothing to compare a sum with.
    """
    for total in table.schema.totals:
        names = total.where.get(table.schema.form_field or "", ())
        if table.schema.rows and any(table.form_row(name) is None for name in names):
            continue
        if total.of == "children":
            for row, parts in _families(table, total):
                yield from _of(table, total, row, parts)
        else:
            yield from _labelled(table, total)


def is_labelled(table: DataTable, row: DataRow) -> bool:
    """Return whether a row holds a sum or a balance: what it is called says so."""
    places, labels = table.schema.places, table.schema.labels
    return any(bare(printed(row.values[places[name]])) in texts for name, texts in labels.items())


def _labelled(table: DataTable, total: Total) -> Iterator[TotalState]:
    """Yield the sums of rows that are told by what they are called."""
    places, labels = table.schema.places, table.schema.labels
    sums = {row.number for row in table.rows_where(total.row)}
    if not sums:
        return
    kept = {row.number for row in table.rows_where(total.where)} if total.where else None
    columns = [(places[name], labels[name]) for name in total.row]
    details: list[DataRow] = []
    for row in table.rows:
        is_detail = not any(_is_apart(row, place, texts) for place, texts in columns)
        if is_detail and (kept is None or row.number in kept):
            details.append(row)
        if total.of == "above" and row.number in sums:
            yield from _of(table, total, row, details)
            details = []
    if total.of != "above":
        parts = _top(table, total, details) if total.of == "top" else details
        for row in table.rows:
            if row.number in sums:
                yield from _of(table, total, row, parts)


def _is_apart(row: DataRow, place: int, labels: frozenset[str]) -> bool:
    text = printed(row.values[place])
    return bare(text) in labels or text.startswith(_OF_WHICH)


def _of(
    table: DataTable, total: Total, row: DataRow, parts: Sequence[DataRow]
) -> Iterator[TotalState]:
    places = table.schema.places
    for name in total.fields:
        place = places[name]
        stands = row.values[place]
        values = [(part.number, part.values[place]) for part in parts]
        if not isinstance(stands, Decimal) or any(isinstance(v, Unread) for _, v in values):
            continue
        numbers = [(number, value) for number, value in values if isinstance(value, Decimal)]
        if numbers:
            summed = sum((value for _, value in numbers), Decimal(0))
            rows = tuple(number for number, _ in numbers)
            yield TotalState(row.number, name, stands, summed, rows, total.tolerance or Decimal(0))


def _codes(table: DataTable, total: Total) -> list[tuple[str, DataRow]]:
    place = table.schema.places[total.code or ""]
    found = ((printed(row.values[place]), row) for row in table.rows)
    return [(code, row) for code, row in found if code.isalnum() and code.isascii()]


def _top(table: DataTable, total: Total, details: Sequence[DataRow]) -> list[DataRow]:
    """Return the rows below no other; all of them, where no row has a code."""
    coded = _codes(table, total)
    if not coded:
        return list(details)
    codes = {code for code, _ in coded}
    top = {row.number for code, row in coded if _parent(code, codes) is None}
    return [row for row in details if row.number in top]


def _families(table: DataTable, total: Total) -> Iterator[tuple[DataRow, list[DataRow]]]:
    """Yield each row with those whose codes lie below its own, and below no other between."""
    coded = _codes(table, total)
    codes = {code for code, _ in coded}
    below: dict[str, list[DataRow]] = {}
    for code, row in coded:
        parent = _parent(code, codes)
        if parent is not None:
            below.setdefault(parent, []).append(row)
    for code, row in coded:
        if code in below:
            yield row, below[code]


def _parent(code: str, codes: set[str]) -> str | None:
    shorter = (code[:length] for length in range(len(code) - 1, 0, -1))
    return next((one for one in shorter if one in codes), None)
