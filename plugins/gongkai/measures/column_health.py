"""Whether columns are kept up: last update, when the next is due, blank ones (R9, R16).

Only what stands on this site itself is looked at: a column that holds nothing but
documents published elsewhere is not judged (decision 12).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.measures.updated import newest
from gongkai.model.catalog import Catalog
from gongkai.model.columns import DisclosureColumn
from gongkai.model.periods import Period
from gongkai.model.record import Record

REMINDER = "R114"
"""The rule that says how many days before the next record is due a column is due soon."""


class Health(StrEnum):
    """How a column is kept."""

    FRESH = "fresh"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    BLANK = "blank"
    ELSEWHERE = "published-elsewhere"


@dataclass(frozen=True)
class ColumnHealth:
    """One column on one day."""

    column: DisclosureColumn
    last: date | None
    """The day of its newest own record or declared change; None where it has none."""
    next_due: date | None
    """None where no new records are expected, or nothing is there to count from."""
    days_left: int | None
    """Days until the next record is due, negative once it is overdue."""
    state: Health
    sample: bool = False
    """Whether all its own records are invented."""


def column_health(catalog: Catalog, as_of: date) -> Mapping[str, ColumnHealth]:
    """Return the health of every column that holds records, by its id."""
    reminder = catalog.registries.rule(REMINDER, as_of)
    soon = (reminder.days if reminder is not None else None) or 0
    cadences = catalog.registries.cadences
    return {
        column.id: _health(
            column,
            catalog.of_column(column.id),
            cadences.get(column.cadence),
            as_of,
            soon=soon,
        )
        for column in catalog.registries.columns.values()
        if column.holds_records
    }


def site_updated(catalog: Catalog, as_of: date) -> date | None:
    """Return the day of the newest own record or change: it stands on the first page (R8)."""
    return newest([r for r in catalog.everything() if r.kind != "external"], as_of)


def _health(
    column: DisclosureColumn,
    records: Sequence[Record],
    cadence: Period | None,
    as_of: date,
    *,
    soon: int,
) -> ColumnHealth:
    own = [record for record in records if record.kind != "external"]
    real = [record for record in own if not record.sample]
    sample = bool(own) and not real
    last = newest(real or own, as_of)
    if not own:
        state = Health.ELSEWHERE if records else Health.BLANK
        return ColumnHealth(column, None, None, None, state)
    if cadence is None:
        return ColumnHealth(column, last, None, None, Health.FRESH, sample)
    if last is None:  # records without a date are no update (R12)
        return ColumnHealth(column, None, None, None, Health.OVERDUE, sample)
    due = cadence.after(last)
    left = (due - as_of).days
    state = Health.OVERDUE if left < 0 else Health.DUE_SOON if left <= soon else Health.FRESH
    return ColumnHealth(column, last, due, left, state, sample)
