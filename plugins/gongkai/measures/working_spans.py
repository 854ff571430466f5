"""Spans of working days that have more or fewer of them than their sentence says."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from gongkai.measures.stated_spans import (
    FROM_TO,
    are_left_out,
    first_and_last,
    may_be_working,
    other_lengths,
)
from gongkai.measures.stated_totals import StatedTotal
from gongkai.measures.working_days_taken import working_days_taken
from gongkai.model.working_days import WorkingDays

_DAYS = r"(?P<days>\d{1,2})个?工作日(?![内前])"
_ENDS = r"(?=[止）)。；;，,、\n]|$)"
_ANOTHER = r"(?!\s*[，,（(：:]\s*[自从即]?\s*(?:\d{4}年)?\d{1,2}月)"
"""Behind days that begin a span of their own: …至3月12日；公示期3个工作日，3月15日至3月17日."""
_BEHIND = re.compile(
    rf"{FROM_TO}止?\s*(?:[，,（(；;]?\s*(?:(?:共计?|为期|计|为|公示期|公示时间|公告期|期限)为?)|[（(])"
    rf"\s*{_DAYS}{_ENDS}{_ANOTHER}"
)
_BEFORE = re.compile(
    rf"(?:公示|公告|公示期|公示时间|公告期|公告时间|时间|期限)(?:[为共：:]|期为)?\s*{_DAYS}"
    rf"(?:[，,]\s*[自从即]?|[（(：:]\s*[自从即]?){FROM_TO}{_ENDS}"
)
_OF_SOMETHING_ELSE = re.compile(
    "(?:受理|报名|申报|征集|整改|审核|评审|申请|领取|发售)[^，,。；;\n]{0,6}$"
)
"""What says that a span is none of a notice: 受理期3月8日至3月12日，公示期3个工作日."""
_REACH = 10
"""Characters before a span in which that is looked for."""
_HALF_YEAR = timedelta(days=183)


def wrong_working_spans(
    text: str, calendar: WorkingDays, day: date | None
) -> Iterator[StatedTotal]:
    """Yield spans with another number of working days: 5个工作日（3月6日至3月14日）.

    The first day may count or not. A span without a year is of the year of `day`, that of the
    text, or of the one beside it where that is nearer; of years without a calendar nothing is said.
    """
    for span in (*_BEHIND.finditer(text), *_BEFORE.finditer(text)) if "工作日" in text else ():
        is_notice = span.re is _BEHIND and re.search("公[示告]", span[0])
        before = text[max(0, span.start() - _REACH) : span.start()]
        if is_notice and _OF_SOMETHING_ELSE.search(before):
            continue
        lengths = [_length(days, calendar) for days in _meant(span, day)]
        stated = int(span["days"])
        fits = any(taken is None or stated in (taken, taken - 1) for taken in lengths)
        if lengths and not fits:
            taken = Decimal(lengths[0] or 0)
            yield StatedTotal(span.start("shown"), span["shown"], Decimal(stated), taken)


def wrong_notice_spans(text: str, calendar: WorkingDays, day: date | None) -> Iterator[StatedTotal]:
    """Yield spans of notices that have another number of days, and of working days as well.

    公示期为7天，自5月15日至5月25日: what is no more than days may be working days, and a last day
    off is put off to the next that is none.
    """
    for span, days in other_lengths(text):
        if span["of"] not in ("天", "日") or not may_be_working(span, days, text):
            continue
        stated = int(span["days"])
        meant = _meant(span, day)
        fits = any(_fits(first, last, stated, calendar) for first, last in meant)
        if meant and not fits and not are_left_out(span, text):
            yield StatedTotal(span.start("shown"), span["shown"], Decimal(stated), Decimal(days))


def _fits(first: date, last: date, stated: int, calendar: WorkingDays) -> bool:
    """Return whether so many working days may be meant, or the last day is put off."""
    taken = _length((first, last), calendar)
    if taken is None or stated in (taken, taken - 1):
        return True
    ends = (first + timedelta(days=more) for more in (stated - 1, stated))
    return any(_length((end, last), calendar) == 1 for end in ends if end < last)


def _meant(span: re.Match[str], day: date | None) -> Sequence[tuple[date, date]]:
    """Return the days that a span may mean."""
    found = first_and_last(span, day.year if day is not None else None)
    if found is None:
        return ()
    if span["year"] or day is None or abs(found[0] - day) < _HALF_YEAR:
        return (found,)
    beside = first_and_last(span, day.year - 1 if found[0] > day else day.year + 1)
    return (found, beside) if beside is not None else (found,)


def _length(days: tuple[date, date], calendar: WorkingDays) -> int | None:
    """Return how many working days a span has; None where its calendar is not known."""
    first, last = days
    if first.year not in calendar.years:
        return None
    return working_days_taken(first - timedelta(days=1), last, calendar)
