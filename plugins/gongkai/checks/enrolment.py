"""Enrolment that came late, or whose numbers do not fit, GK374 and GK375 (point 17; R157)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.measures.enrolment import enrolment_state
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.enrolment import Enrolment
from gongkai.model.record import Record

LATE = Code(
    "GK374",
    Severity.WARNING,
    "published on {day}; registration opens on {opens}, and it was to be here by {due}",
    "publish it earlier next year; if a day is wrong, correct it; if it first went up elsewhere, "
    "add “first_published”",
    rule="R157",
    is_past=True,
)
PLACES = Code(
    "GK375",
    Severity.WARNING,
    "it gives {places} places, but the schools in its table of areas have {total} together",
    "correct the number that is wrong; each row of a school has the same number of places",
    "Order 711, article 6",
)


def late(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find enrolment that was published too shortly before registration, or after it began."""
    if not isinstance(record, Enrolment):
        return
    state = enrolment_state(record, scope.loaded, scope.as_of)
    if state.is_late:
        opens = min(window.opens for window in record.windows)
        day, due = str(state.published), str(state.due)
        yield found(LATE, record, "published", day=day, opens=str(opens), due=due)


def places(record: Record, scope: Scope) -> Iterator[Finding]:
    """Find numbers of places that are not those of the schools in the table."""
    if not isinstance(record, Enrolment):
        return
    state = enrolment_state(record, scope.loaded, scope.as_of)
    for number, quota in enumerate(record.quota):
        total = state.places.get(quota.stage)
        if total is not None and total != quota.places:
            key, said = f"quota.{number}.places", str(quota.places)
            yield found(PLACES, record, key, places=said, total=str(total))


CHECKS = (RecordCheck(LATE, late), RecordCheck(PLACES, places))
