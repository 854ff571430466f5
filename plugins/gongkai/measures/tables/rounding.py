"""How far sums may be off in a table that says that its numbers are rounded."""

from collections.abc import Sequence
from decimal import Decimal

from gongkai.model.tables.table import DataTable, plain_number

_HALF = Decimal("0.5")


def rounding(table: DataTable, name: str, numbers: Sequence[Decimal]) -> Decimal:
    """Return by how much numbers of a column that are each rounded may fail to add up.

    It is half of the last printed place for each of them; nothing where no note below the table
    says that they are rounded.
    """
    if not is_rounded(table):
        return Decimal(0)
    return _HALF * len(numbers) * last_place(table, name, numbers)


def is_rounded(table: DataTable) -> bool:
    """Return whether a note says that numbers are rounded."""
    return any(word in note for note in table.notes for word in table.schema.rounded)


def last_place(table: DataTable, name: str, numbers: Sequence[Decimal]) -> Decimal:
    """Return what the last place is worth to which the most exact of some numbers is given.

    That is the last place in the file, which may have another unit than the sort.
    """
    factor = table.factors.get(name, Decimal(1))
    places = (len(plain_number(number / factor).partition(".")[2]) for number in numbers)
    return Decimal(1).scaleb(-max(places, default=0)) * factor
