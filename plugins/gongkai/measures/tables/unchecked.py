"""What was not checked, as the rows that it needs were not found."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.identities import identity_states
from gongkai.measures.tables.totals import is_labelled
from gongkai.model.tables.table import DataTable
from gongkai.model.tables.totals import Where


@dataclass(frozen=True)
class Unchecked:
    """A sum or an identity that could not be looked at, and what its rows would be called."""

    row: int
    """The row at which it is said."""
    field: str
    """The column in which the rows would be called so."""
    labels: tuple[str, ...]


def unchecked(table: DataTable) -> Iterator[Unchecked]:
    """Yield the sums that a table is expected to print and does not, and terms that are missing."""
    numbers = [one.name for one in table.schema.fields if one.is_number]
    counted = [
        row.number
        for row in table.rows
        if not is_labelled(table, row)
        and any(isinstance(table.value(row, name), Decimal) for name in numbers)
    ]
    if len(counted) < 2:
        return
    last = table.rows[-1].number
    for total in table.schema.totals:
        if total.expected and not _holds_number(table, total.row, total.fields):
            yield from _lacking(last, total.row)
    for identity in table.schema.identities:
        if not identity.expected:
            continue
        for term in identity.left:
            fields = identity.each or (term.field or "",)
            if term.row and not _holds_number(table, term.row, fields):
                yield from _lacking(last, term.row)
    for state in identity_states(table):
        if state.lacking and not state.holds:
            row, name = state.cells[0]
            yield Unchecked(row, name, state.lacking)


def _lacking(row: int, where: Where) -> Iterator[Unchecked]:
    for name, texts in where.items():
        yield Unchecked(row, name, tuple(texts))


def _holds_number(table: DataTable, where: Where, fields: tuple[str, ...]) -> bool:
    return any(
        isinstance(table.value(row, name), Decimal)
        for row in table.rows_where(where)
        for name in fields
    )
