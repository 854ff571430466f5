"""Columns in which something new is owed from time to time (R9, R16)."""

from collections.abc import Iterable, Iterator
from datetime import date

from gongkai.measures.column_health import ColumnHealth, Health
from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    by,
)

CADENCE = "R9"
"""The rule that says how often columns get something new."""


def column_obligations(health: Iterable[ColumnHealth], as_of: date) -> Iterator[Obligation]:
    """Yield the next record that each column with a cadence owes."""
    for column in health:
        if column.next_due is not None:
            yield Obligation(
                ObligationKind.COLUMN,
                "",
                column.column.id,
                as_of.year,
                CADENCE,
                _compliance(column, as_of),
            )


def _compliance(column: ColumnHealth, as_of: date) -> Compliance:
    due = column.next_due
    if due is None or column.state is Health.FRESH:
        return Compliance(ObligationState.DONE, due, column.last, count=1)
    return by(due, as_of)
