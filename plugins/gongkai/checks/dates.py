"""Days that do not fit together, GK312 and GK313 (Order 711, article 26; R6, R32)."""

from collections.abc import Iterator

from gongkai.checks.check import RecordCheck, Scope, found
from gongkai.checks.made_up_days import deciding
from gongkai.measures.updated import known_first_up
from gongkai.measures.working_days_taken import working_days_taken
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.kinds.meeting import Meeting
from gongkai.model.record import Record

LATE = Code(
    "GK312",
    Severity.WARNING,
    "published on {published}, {days} working days after it was made on {dated}{made_up}; {limit} "
    "is the limit",
    "if a date is wrong, correct it; if it first went up elsewhere, add “first_published”",
    "Order 711, article 26",
    rule="R32",
    is_past=True,
)
OTHER_DAY = Code(
    "GK313",
    Severity.NOTICE,
    "declared date differs from the repository record: published {declared}, first committed "
    "{committed}",
    "write the day on which it really went up; if it first went up elsewhere, add "
    "“first_published”",
    rule="R6",
)


def late(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield documents that went up later than the law allows, by working days."""
    registries = scope.loaded.registries
    up = known_first_up(record)
    if up is None or record.dated is None or record.source or isinstance(record, Meeting):
        return  # a meeting counts from the day on which it was held (GK445)
    rule = registries.rule(LATE.rule, record.day or scope.as_of, record.unit)
    limit = rule.days if rule is not None else None
    if limit is None:
        return
    if (up - record.dated).days > limit:  # or there is nothing to count
        days = working_days_taken(record.dated, up, registries.calendar)
        if days is not None and days > limit:
            yield found(
                LATE,
                record,
                "published",
                published=up.isoformat(),
                days=str(days),
                dated=record.dated.isoformat(),
                limit=str(limit),
                made_up=deciding(registries.calendar, record.dated, up, limit),
            )


def other_day(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield records that went into the repository after the day on which they say they went up.

    Records brought in from elsewhere and invented ones are left alone, and so is whatever
    was there before the column began to be published from its repository.
    """
    start = scope.loaded.registries.site.history_from
    committed = scope.history.get(record.path)
    if start is None or committed is None or record.published is None:
        return
    is_brought_in = record.migrated_from is not None or record.first_published is not None
    if not record.sample and not is_brought_in and start <= record.published.day < committed:
        yield found(
            OTHER_DAY,
            record,
            "published",
            declared=record.published.day.isoformat(),
            committed=committed.isoformat(),
        )


CHECKS = (RecordCheck(LATE, late), RecordCheck(OTHER_DAY, other_day))
