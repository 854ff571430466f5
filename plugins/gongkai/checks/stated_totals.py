"""Numbers of a sentence that do not agree with each other, GK628, GK629 and GK636."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from gongkai.checks.check import Scope
from gongkai.checks.prose import found_in_digits
from gongkai.checks.text_check import TextCheck
from gongkai.measures.stated_spans import wrong_spans
from gongkai.measures.stated_totals import wrong_totals
from gongkai.measures.working_spans import wrong_notice_spans, wrong_working_spans
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.record import Record

_ARTICLE = "Regulation on Handling Official Documents, article 19"
OTHER_TOTAL = Code(
    "GK628",
    Severity.WARNING,
    "“{shown}”: its parts make {made}",
    "correct the sum or the part that is wrong; if a part is counted twice on purpose, say so in "
    "the sentence",
    _ARTICLE,
)
OTHER_DAYS = Code(
    "GK629",
    Severity.WARNING,
    "“{shown}” is {days} days",
    "correct how long it is said to be, or the day that is wrong",
    _ARTICLE,
)
OTHER_WORKING_DAYS = Code(
    "GK636",
    Severity.WARNING,
    "“{shown}” has {days} working days, {said} are said",
    "correct how long it is said to be, or the day that is wrong; working days are those of "
    "data/calendars/",
    _ARTICLE,
)


def other_total(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield sums of which the parts make another number."""
    for passage, one in found_in_digits(record, scope, wrong_totals):
        yield passage.found(OTHER_TOTAL, one.start, shown=one.shown, made=plain(one.reckoned))


def other_days(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield spans with another number of days than they have."""
    calendar = scope.loaded.registries.calendar
    of_notices = partial(wrong_notice_spans, calendar=calendar, day=record.dated or record.day)
    for find in (wrong_spans, of_notices):
        for passage, one in found_in_digits(record, scope, find):
            yield passage.found(OTHER_DAYS, one.start, shown=one.shown, days=plain(one.reckoned))


def other_working_days(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield spans with another number of working days than is said."""
    calendar = scope.loaded.registries.calendar
    find = partial(wrong_working_spans, calendar=calendar, day=record.dated or record.day)
    for passage, one in found_in_digits(record, scope, find):
        details = {"days": plain(one.reckoned), "said": plain(one.stated)}
        yield passage.found(OTHER_WORKING_DAYS, one.start, shown=one.shown, **details)


def plain(number: Decimal) -> str:
    """Return a number without zeros behind its last digit."""
    return f"{number.normalize():f}"


CHECKS = (
    TextCheck(OTHER_TOTAL, other_total),
    TextCheck(OTHER_DAYS, other_days),
    TextCheck(OTHER_WORKING_DAYS, other_working_days),
)
