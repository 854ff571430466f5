"""Percentages that do not follow from the numbers beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.rounding import last_place
from gongkai.model.tables.table import DataRow, DataTable
from gongkai.model.tables.totals import Ratio

_HUNDRED = Decimal(100)
_SMALLEST = Decimal("0.01")
"""How exactly a percentage is compared at most: many are printed with two places."""


@dataclass(frozen=True)
class RatioState:
    """A percentage with what its numbers come to."""

    row: int
    ratio: Ratio
    printed: Decimal
    of: Decimal
    by: Decimal
    exact: Decimal
    tolerance: Decimal

    @property
    def holds(self) -> bool:
        """Return whether the percentage follows from its numbers, as exactly as they are given."""
        return abs(self.printed - self.exact) <= self.tolerance


def ratio_states(table: DataTable) -> Iterator[RatioState]:
    """Yield the percentages of a table that have both of their numbers."""
    for ratio in table.schema.ratios:
        for row in table.rows:
            state = _state(table, ratio, row)
            if state is not None:
                yield state


def _state(table: DataTable, ratio: Ratio, row: DataRow) -> RatioState | None:
    printed, of, by = (table.value(row, name) for name in (ratio.field, ratio.of, ratio.by))
    if not isinstance(printed, Decimal) or not isinstance(of, Decimal):
        return None
    if not isinstance(by, Decimal) or not by:
        return None
    share = of / by * _HUNDRED
    least, most = last_place(table, ratio.of, [of]), last_place(table, ratio.by, [by])
    inexact = (least + most * abs(of / by)) / abs(by) * _HUNDRED / 2
    exact = share - _HUNDRED if ratio.change else share
    tolerance = max(last_place(table, ratio.field, [printed]), _SMALLEST) + inexact
    return RatioState(row.number, ratio, printed, of, by, exact, tolerance)
