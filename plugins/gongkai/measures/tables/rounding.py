"""How far sums may be off in a table that says that its numbers are rounded."""

from collections.abc import Sequence
from decimal import Decimal

from gongkai.model.tables.table import DataTable, plain_number

_HALF = Decimal("0.5")


def rounding(table: DataTable, numbers: Sequence[Decimal]) -> Decimal:
    """Return by how much numbers that are each rounded may fail to add up.

    It is half of the last printed place for each of them; nothing where no note below the table
    says that they are rounded.
    """
    if not is_rounded(table):
        return Decimal(0)
    return _HALF * len(numbers) * last_place(numbers)


def is_rounded(table: DataTable) -> bool:
    """Return whether a note says that numbers are rounded."""
    return any(word in note for note in table.notes for word in table.schema.rounded)


def last_place(numbers: Sequence[Decimal]) -> Decimal:
    """Return what the last place is worth to which the most exact of some numbers is given."""
    places = (len(plain_number(number).partition(".")[2]) for number in numbers)
    return Decimal(1).scaleb(-max(places, default=0))
