"""Times, spans, limits, shares and amounts in texts that cannot be so, GK630 to GK635."""

from collections.abc import Callable, Iterator

from gongkai.checks.check import Scope
from gongkai.checks.passages import Passage
from gongkai.checks.prose import found_in, found_in_digits, texts_of
from gongkai.checks.stated_totals import plain
from gongkai.checks.text_check import TextCheck
from gongkai.measures.contradictions import (
    Contradiction,
    backward_spans,
    impossible_shares,
    impossible_times,
    other_amounts,
    other_months,
)
from gongkai.measures.conversions import wrong_conversions
from gongkai.measures.known_days import KnownDays
from gongkai.measures.reckoned import wrong_reckonings
from gongkai.measures.reckoned_scores import wrong_scores
from gongkai.measures.stage_days import backward_stages
from gongkai.measures.stated_changes import wrong_changes, wrong_shares
from gongkai.measures.stated_differences import wrong_differences
from gongkai.measures.stated_extremes import wrong_extremes
from gongkai.measures.stated_hours import wrong_hours
from gongkai.measures.stated_portions import wrong_portions
from gongkai.measures.stated_ranks import wrong_ranks
from gongkai.measures.stated_repeats import wrong_repeats
from gongkai.measures.stated_results import wrong_results
from gongkai.measures.stated_sizes import wrong_sizes
from gongkai.measures.stated_years import wrong_years
from gongkai.model.findings import Code, Finding, Severity, Word
from gongkai.model.record import Record

_ARTICLE = "Regulation on Handling Official Documents, article 19"
NO_SUCH_TIME = Code(
    "GK630",
    Severity.WARNING,
    "no clock shows “{shown}”",
    "write the time that is meant, in 24 hours: 14:00, without 上午 or 下午",
    _ARTICLE,
)
BACKWARDS = Code(
    "GK631",
    Severity.WARNING,
    "“{shown}” ends before it begins",
    "write the two in their order, or correct the one that is wrong; if it ends in the next year "
    "or on the next day, say so",
    _ARTICLE,
)
OTHER_MONTHS = Code(
    "GK632",
    Severity.WARNING,
    "“{shown}”: it is {right}",
    "correct the day or the months, or which part of the year is meant",
    _ARTICLE,
)
NO_SUCH_SHARE = Code(
    "GK633",
    Severity.WARNING,
    "“{shown}” cannot be: {why}",
    "correct the number, or say what it is a share of or how it changed",
    _ARTICLE,
)
OTHER_AMOUNT = Code(
    "GK634",
    Severity.WARNING,
    "“{shown}”: the words say {right}",
    "find out which of the two amounts is right, and correct the other",
    _ARTICLE,
)
OTHER_RESULT = Code(
    "GK635",
    Severity.WARNING,
    "“{shown}”: the numbers before it make {made}",
    "correct the result or the number that is wrong",
    _ARTICLE,
)
WHOLE = Word("no share is more than the whole")
FALL = Word("a fall is written without a minus")
Find = Callable[[str], Iterator[Contradiction]]
_RESULTS = (
    wrong_results,
    wrong_reckonings,
    wrong_shares,
    wrong_changes,
    wrong_conversions,
    wrong_scores,
    wrong_portions,
    wrong_differences,
    wrong_hours,
    wrong_repeats,
    wrong_sizes,
    wrong_years,
)


def _of(code: Code, *finds: Find) -> TextCheck:
    def contradicts(record: Record, scope: Scope) -> Iterator[Finding]:
        for find in finds:
            for passage, one in found_in_digits(record, scope, find):
                yield _contradiction(code, passage, one)

    return TextCheck(code, contradicts)


def other_days(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield parts of a year with months of another, and days with the name of another."""
    for find in (other_months, scope.once(_days).wrongly_called):
        for passage, one in found_in_digits(record, scope, find):
            yield _contradiction(OTHER_MONTHS, passage, one)


def _days(scope: Scope) -> KnownDays:
    return KnownDays(scope.loaded.registries.wording.days)


def other_amount(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield amounts of which the words say another; those are read as they are written."""
    for passage, one in found_in(texts_of(record, scope), other_amounts):
        yield _contradiction(OTHER_AMOUNT, passage, one)


def _contradiction(code: Code, passage: Passage, one: Contradiction) -> Finding:
    right = {"right": one.right} if one.right else {}
    return passage.found(code, one.start, shown=one.shown, **right)


def no_such_share(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield shares of more than all there is, and falls with a minus."""
    for passage, one in found_in_digits(record, scope, impossible_shares):
        why = FALL if one.is_fall else WHOLE
        yield passage.found(NO_SUCH_SHARE, one.start, shown=one.shown, why=why)


def other_result(record: Record, scope: Scope) -> Iterator[Finding]:
    """Yield results that the numbers before them do not make."""
    for find in _RESULTS:
        for passage, one in found_in_digits(record, scope, find):
            yield passage.found(OTHER_RESULT, one.start, shown=one.shown, made=plain(one.reckoned))


CHECKS = (
    _of(NO_SUCH_TIME, impossible_times),
    _of(BACKWARDS, backward_spans, wrong_ranks, wrong_extremes, backward_stages),
    TextCheck(OTHER_MONTHS, other_days),
    TextCheck(NO_SUCH_SHARE, no_such_share),
    TextCheck(OTHER_AMOUNT, other_amount),
    TextCheck(OTHER_RESULT, other_result),
)
