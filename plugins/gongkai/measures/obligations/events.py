"""What came of open days, question sessions and hearings (point 28; R165)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from gongkai.measures.obligations.obligation import (
    Compliance,
    Obligation,
    ObligationKind,
    ObligationState,
    Why,
    by,
    in_working_days,
    met,
)
from gongkai.model.catalog import Catalog
from gongkai.model.kinds.event import Event
from gongkai.model.working_days import YearNotKnownError

OUTCOME = "R165"
"""The rule that says within how many working days after an event its outcome is published."""


def event_obligations(catalog: Catalog, as_of: date) -> Iterator[Obligation]:
    """Yield the outcome of each event that is over."""
    for event in catalog.of(Event):
        if event.last_day < as_of:
            yield Obligation(
                ObligationKind.EVENT,
                event.unit,
                event.id,
                event.last_day.year,
                OUTCOME,
                event_compliance(event, catalog, as_of),
            )


def event_compliance(event: Event, catalog: Catalog, as_of: date) -> Compliance:
    """Return where the outcome of an event stands; when it was added nothing says."""
    if event.outcome is not None:
        return replace(met(None, None, [event]), why=Why.NO_DATE)
    registries = catalog.registries
    rule = registries.rule(OUTCOME, event.last_day, event.unit)
    if rule is None or rule.days is None:
        return Compliance(ObligationState.NOT_COMPUTED, why=Why.NOT_MEASURED)
    try:
        due = registries.calendar.after(event.last_day, rule.days)
    except YearNotKnownError as error:
        return Compliance(
            ObligationState.NOT_COMPUTED, why=Why.NO_CALENDAR, year_unknown=error.year
        )
    return in_working_days(by(due, as_of), registries.calendar, as_of)
