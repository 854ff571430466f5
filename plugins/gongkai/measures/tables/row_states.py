"""Rows whose day is past, whose update is due, or whose number was to be reached."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from gongkai.model.tables.labels import bare
from gongkai.model.tables.table import DataRow, DataTable, printed


@dataclass(frozen=True)
class UpdateState:
    """A row with the day by which what it describes had to be updated again."""

    row: DataRow
    last: date
    due: date
    as_of: date

    @property
    def is_late(self) -> bool:
        """Return whether that day is past."""
        return self.due < self.as_of


@dataclass(frozen=True)
class TargetState:
    """A row with the number that it reached and the one that it was to reach."""

    row: DataRow
    value: Decimal
    target: Decimal
    is_met: bool
    says_met: bool | None
    """What the row says of it; None where it says neither."""


def ended_rows(table: DataTable, as_of: date) -> Iterator[tuple[DataRow, date]]:
    """Yield the rows whose last day is past and which are still shown as valid, with that day."""
    ends = table.schema.ends
    if ends is None:
        return
    for row in table.rows:
        until = table.value(row, ends.until)
        is_past = isinstance(until, date) and until < as_of
        if is_past and term_of(table, row, ends.state) in ends.valid:
            yield row, cast("date", until)


def update_states(table: DataTable, as_of: date) -> Iterator[UpdateState]:
    """Yield the rows that have to be updated again."""
    updates = table.schema.updates
    if updates is None:
        return
    for row in table.rows:
        last = table.value(row, updates.last)
        period = updates.periods.get(term_of(table, row, updates.cycle) or "")
        if isinstance(last, date) and period is not None:
            yield UpdateState(row, last, updates.grace.after(period.after(last)), as_of)


def target_states(table: DataTable) -> Iterator[TargetState]:
    """Yield the rows with a number and a target."""
    asked = table.schema.targets
    if asked is None:
        return
    for row in table.rows:
        value, target = table.value(row, asked.value), table.value(row, asked.target)
        if isinstance(value, Decimal) and isinstance(target, Decimal):
            at_most = term_of(table, row, asked.direction) in asked.most
            is_met = value <= target if at_most else value >= target
            said = term_of(table, row, asked.state)
            says_met = True if said in asked.met else False if said in asked.missed else None
            yield TargetState(row, value, target, is_met, says_met)


def term_of(table: DataTable, row: DataRow, name: str) -> str | None:
    """Return the id of the term that stands in a column of a row."""
    field = table.schema.field(name)
    return field.term_id(bare(printed(table.value(row, name)))) if field is not None else None
