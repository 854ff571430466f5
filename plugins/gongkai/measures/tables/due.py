"""By when budgets and figures have to be published, and whether they were."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.measures.tables.periods import end_of, last_period
from gongkai.measures.updated import first_up
from gongkai.model.kinds.budget import Budget
from gongkai.model.record import Record
from gongkai.model.registries import Registries
from gongkai.model.tables.table import DataTable
from gongkai.model.working_days import YearNotKnownError

BUDGET_RULE = "R124"
"""The rule that says how soon after its approval a budget is published."""


@dataclass(frozen=True)
class DueState:
    """When something was published, and by when it should have been."""

    since: date
    """The day from which it is counted."""
    due: date
    published: date
    period: str = ""
    """The last period of a series."""

    @property
    def is_late(self) -> bool:
        """Return whether it came after its day."""
        return self.published > self.due


def budget_due(record: Budget, registries: Registries) -> DueState | None:
    """Return where a budget stands whose day of approval is known."""
    published = first_up(record)
    if record.approved is None or published is None:
        return None
    rule = registries.rule(BUDGET_RULE, record.approved, record.unit)
    if rule is None or rule.days is None:
        return None
    return DueState(record.approved, record.approved + timedelta(days=rule.days), published)


def series_due(record: Record, registries: Registries) -> Iterator[tuple[DataTable, DueState]]:
    """Yield the tables of a record that have to come soon after their last period.

    A year without a calendar is not judged.
    """
    published = first_up(record)
    year = getattr(record, "year", None)
    for table in record.read_tables:
        late, chain, period = table.schema.late, table.schema.chain, last_period(table, year)
        if late is None or chain is None or period is None or published is None:
            continue
        if year is not None and chain.step != "year" and period[:4] != str(year):
            continue  # no figure of its year was found: that is a fault of its own
        end = end_of(period, chain)
        rule = registries.rule(late.rule, end, record.unit)
        if rule is None or rule.days is None:
            continue
        try:
            due = (
                registries.calendar.after(end, rule.days)
                if late.working
                else end + timedelta(days=rule.days)
            )
        except YearNotKnownError:
            continue
        yield table, DueState(end, due, published, period)
