"""The sides of a table that must be equal, with the cells on each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.model.language import LocalText
from gongkai.model.tables.schema import Identity, Summand, Where
from gongkai.model.tables.table import DataRow, DataTable, Unread

Cell = tuple[int, str]
"""The number of a row in the file, and the name of a column."""
_Rows = Mapping[str, DataRow | None]


@dataclass(frozen=True)
class IdentityState:
    """One identity at one place of a table."""

    what: LocalText
    left: Decimal
    right: Decimal
    cells: tuple[Cell, ...]
    """The cells on both sides, the left first; a finding stands at the first."""
    tolerance: Decimal

    @property
    def holds(self) -> bool:
        """Return whether the sides are equal, but for rounding that the sort allows."""
        return abs(self.left - self.right) <= self.tolerance


def identity_states(table: DataTable) -> Iterator[IdentityState]:
    """Yield every identity of a table whose cells can be read, where it applies."""
    for identity in table.schema.identities:
        terms = (*identity.left, *identity.right)
        named = {_key(term.row): _row(table, term.row) for term in terms if term.row}
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
    cells = (*left[1], *right[1])
    return IdentityState(identity.what, left[0], right[0], cells, identity.tolerance or Decimal(0))


def _side(
    table: DataTable, terms: Sequence[Summand], name: str, row: DataRow | None, named: _Rows
) -> tuple[Decimal, list[Cell]] | None:
    """Return what a side adds up to and its cells; None where none of them has a number.

    A form that lacks a row of a side says nothing of it.
    """
    total, cells = Decimal(0), []
    for term in terms:
        at = named[_key(term.row)] if term.row else row
        if at is None:
            if table.schema.rows:
                return None
            continue
        field = term.field or name
        value = at.values[table.schema.places[field]]
        if isinstance(value, Unread):
            return None
        if isinstance(value, Decimal):
            total += -value if term.minus else value
            cells.append((at.number, field))
    return (total, cells) if cells else None


def _key(where: Where) -> str:
    return repr(sorted(where.items()))


def _row(table: DataTable, where: Where) -> DataRow | None:
    return next(table.rows_where(where), None)
