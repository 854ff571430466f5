"""Meetings that were published late, GK445 (point 28; R142)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.checks.made_up_days import deciding
from gongkai.measures.updated import known_first_up
from gongkai.measures.working_days_taken import working_days_taken
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.meeting import Meeting
from gongkai.model.record import Record

LATE = Code(
    "GK445",
    Severity.WARNING,
    "published on {published}, {days} working days after the meeting was held on {held}{made_up}; "
    "{limit} is the limit",
    "publish what a meeting considered in time next time; if a date is wrong, correct it; if it "
    "first went up elsewhere, add “first_published”",
    rules=("R32",),
    rule="R142",
    is_past=True,
)


def late(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield a meeting of which people could read too late."""
    up = known_first_up(record)
    if not isinstance(record, Meeting) or up is None or record.source is not None:
        return
    registries = scope.loaded.registries
    rule = registries.rule(LATE.rule, record.held, record.unit)
    days = working_days_taken(record.held, up, registries.calendar)
    if rule is None or rule.days is None or days is None or days <= rule.days:
        return
    yield found(
        LATE,
        record,
        "published",
        published=up.isoformat(),
        days=str(days),
        held=record.held.isoformat(),
        limit=str(rule.days),
        made_up=deciding(registries.calendar, record.held, up, rule.days),
    )


CHECKS = (RecordCheck(LATE, late),)
