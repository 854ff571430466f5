"""The sides of a table that must be equal, with the cells on each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from gongkai.measures.tables.rounding import rounding
from gongkai.measures.tables.totals import is_labelled
from gongkai.model.local_text import LocalText
from gongkai.model.tables.conditions import Where
from gongkai.model.tables.table import CellMark, DataRow, DataTable, Unread
from gongkai.model.tables.totals import Identity, Summand

Cell = tuple[int, str]
"""The number of a row in the file, and the name of a column."""
_Rows = Mapping[str, Sequence[DataRow]]


@dataclass(frozen=True)
class IdentityState:
    """One identity at one place of a table."""

    what: LocalText
    left: Decimal
    right: Decimal
    cells: tuple[Cell, ...]
    """The cells on both sides, the left first; a finding stands at the first."""
    tolerance: Decimal
    is_limit: bool = False
    """Whether the right side is the most that the left one may be."""
    lacking: tuple[str, ...] = ()
    """What rows are called that were looked for in vain, where others may stand for them."""

    @property
    def holds(self) -> bool:
        """Return whether the sides are as they must be, but for rounding that the sort allows."""
        difference = self.left - self.right
        return (difference if self.is_limit else abs(difference)) <= self.tolerance


def identity_states(table: DataTable) -> Iterator[IdentityState]:
    """Yield every identity of a table whose cells can be read, where it applies."""
    for identity in table.schema.identities:
        terms = (*identity.left, *identity.right)
        named = {_key(term.row): [*table.rows_where(term.row)] for term in terms if term.row}
        is_of_rows = any(not term.row for term in terms)
        for row in table.rows if is_of_rows else (None,):
            for name in identity.each or ("",):
                found = _state(table, identity, name, row, named)
                if found is not None:
                    yield found


def _state(
    table: DataTable, identity: Identity, name: str, row: DataRow | None, named: _Rows
) -> IdentityState | None:
    left = _side(table, identity.left, name, row, named)
    right = _side(table, identity.right, name, row, named)
    if left is None or right is None:
        return None
    cells = (*left.cells, *right.cells)
    lacking = (*left.lacking, *right.lacking)
    if lacking and not _are_others(table, cells):
        lacking = ()
    tolerance = max(
        identity.tolerance or Decimal(0), rounding(table, cells[0][1], left.numbers + right.numbers)
    )
    is_limit = identity.relation == "at-most"
    return IdentityState(
        identity.what, left.total, right.total, cells, tolerance, is_limit, lacking
    )


@dataclass
class _Side:
    total: Decimal
    cells: list[Cell]
    numbers: list[Decimal]
    lacking: list[str]


def _side(
    table: DataTable, terms: Sequence[Summand], name: str, row: DataRow | None, named: _Rows
) -> _Side | None:
    """Return what a side adds up to and its cells; None where none of them has a number.

    A form that lacks a row of a side says nothing of it.
    """
    side = _Side(Decimal(0), [], [], [])
    for term in terms:
        names = [term.field or name, *([term.times] if term.times else [])]
        at = _holding(table, named[_key(term.row)], names[0]) if term.row else row
        if at is None:
            if table.schema.rows:
                return None
            side.lacking.append(next(iter(term.row.values()))[0])
            continue
        values = [table.value(at, field) for field in names]
        if any(isinstance(value, Unread) for value in values):
            return None
        numbers = [value for value in values if isinstance(value, Decimal)]
        if len(numbers) == len(values):
            side.total += prod(numbers, start=Decimal(-1 if term.minus else 1))
            side.cells += [(at.number, field) for field in names]
            side.numbers += numbers
    return side if side.cells else None


def _holding(table: DataTable, rows: Sequence[DataRow], name: str) -> DataRow | None:
    """Return the first of some rows that holds a number; what only heads others holds none."""
    holding = (row for row in rows if not isinstance(table.value(row, name), CellMark))
    return next(holding, next(iter(rows), None))


def _are_others(table: DataTable, cells: Sequence[Cell]) -> bool:
    """Return whether rows with numbers stand between those of an identity, by other names."""
    numbers, name = [number for number, _ in cells], cells[0][1]
    return any(
        min(numbers) < row.number < max(numbers)
        and isinstance(table.value(row, name), Decimal)
        and not is_labelled(table, row)
        for row in table.rows
    )


def _key(where: Where) -> str:
    return repr(sorted(where.items()))
