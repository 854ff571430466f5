"""Spans of days that have another number of days, months or years than their sentence says."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain

from gongkai.measures.stated_totals import StatedTotal

_TERM = (
    r"(?:公示期|公示时间|公告期|任期|租期|租赁期|展期|工期|服务期|合同期|聘期|有效期|为期|期限"
    r"|(?:公开)?征[求集]意见(?:时间|期)?|意见征[求集](?:时间|期)|(?:报名|受理|申报)时间)限?"
)
_WEEKDAY = r"(?:\s?[（(](?:星期|周)[一二三四五六日天1-6][）)])?"
FROM_TO = (
    r"(?P<shown>(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    rf"{_WEEKDAY}起?\s*(?:至|到|—|－|-|~|～)+\s*"
    r"(?:(?P<last_year>\d{4})年)?(?:(?P<last_month>\d{1,2})月)?"
    rf"(?P<last>\d{{1,2}})日{_WEEKDAY})"
)
"""A span of days, in groups: 2021年6月1日至6月10日."""
_DAYS = r"(?P<days>\d{1,3})(?P<of>天|日|个月|年)(?![内前后多])"
_SPAN = re.compile(
    rf"{FROM_TO}(?:止\s*[，,]\s*有效期为?|止?(?:放假(?:调休)?|调休)?\s*[，,（(]?\s*"
    rf"(?:共计?|历时|(?:为期|公示期|公示时间|期限)为?)|止?(?:放假|休馆|闭馆|停课|停业|连续|持续))\s*{_DAYS}"
)
_SPAN_BEHIND = re.compile(
    rf"(?P<term>{_TERM})[为共：:]?\s*{_DAYS}(?:[，,]\s*[自从]|[（(：:]\s*[自从]?){FROM_TO}"
    r"(?=[止）)。；;，,\n]|$)"
)
"""The same behind the term: nothing may be done on those days."""
_IN_FORCE = re.compile(
    r"(?P<shown>自(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效|试行)[，,；;]\s*"
    rf"有效期限?为?{_DAYS}[，,；;]?\s*(?:有效期)?[至到](?P<last_year>\d{{4}})年(?P<last_month>\d{{1,2}})月(?P<last>\d{{1,2}})日)"
)
"""How long a document is in force: 自2022年8月1日起施行，有效期5年，至2027年7月31日."""
_NOTICE = re.compile("公|征|意见|报名|受理|申报")
_NOT_ALL_DAYS = re.compile("除外|不计|顺延|不受理|不含|扣除")
_BEHIND = 20
"""Characters behind a span in which days may be left out of it."""
_FEW = 15
"""Days up to which those of a notice may be working days; the law has 30 for opinions."""
_DAYS_OF = {"个月": (Decimal(28), Decimal(31)), "年": (Decimal(365), Decimal(366))}
"""How many days a month or a year has, at least and at most."""
_SOME_YEARS = (2021, 2024)
"""A year without a 29 February and one with it, for spans that name no year."""


def wrong_spans(text: str) -> Iterator[StatedTotal]:
    """Yield spans that are longer or shorter than is said: 6月1日至6月10日，为期8天.

    The first day may count or not; of months and years only whole ones are meant.
    """
    for span, days in other_lengths(text):
        if not may_be_working(span, days, text):
            yield StatedTotal(
                span.start("shown"), span["shown"], Decimal(span["days"]), Decimal(days)
            )


def other_lengths(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield spans that are longer or shorter than is said, with how many days they have."""
    for span in chain.from_iterable(one.finditer(text) for one in (_SPAN, _SPAN_BEHIND, _IN_FORCE)):
        lengths = _lengths(span)
        if lengths and not any(_fits(span, days, int(span["days"])) for days in lengths):
            yield span, lengths[0]


def may_be_working(span: re.Match[str], days: int, text: str) -> bool:
    """Return whether the days of a span may be working days; notices seldom say so of a few."""
    stated = int(span["days"])
    return (
        span.re is _SPAN_BEHIND
        and stated < days
        and bool(
            span["term"].startswith("公示")
            or (_NOTICE.match(span["term"]) and stated <= _FEW and span["of"] not in _DAYS_OF)
            or are_left_out(span, text)
        )
    )


def are_left_out(span: re.Match[str], text: str) -> bool:
    """Return whether the text says behind a span that not all of its days count."""
    return _NOT_ALL_DAYS.search(text, span.end(), span.end() + _BEHIND) is not None


def _fits(span: re.Match[str], days: int, stated: int) -> bool:
    """Return whether a span is as long as is said."""
    size = _DAYS_OF.get(span["of"])
    if size is None:  # of days off the first counts, too
        return stated == days or (stated == days - 1 and "放假" not in span[0])
    least, most = (stated * one for one in size)
    return least - 1 <= days <= most + 1


def first_and_last(span: re.Match[str], year: int | None) -> tuple[date, date] | None:
    """Return the days of a span that `FROM_TO` has found; `year` is meant where none is said.

    None where the calendar has no such days, or the last of them is not behind the first.
    """
    first_year = int(span["year"] or year or 0)
    month = int(span["month"])
    last_month = int(span["last_month"] or month)
    last_year = int(span["last_year"] or (first_year if last_month >= month else first_year + 1))
    try:
        first = date(first_year, month, int(span["day"]))
        last = date(last_year, last_month, int(span["last"]))
    except ValueError:
        return None
    return (first, last) if last > first else None


def _lengths(span: re.Match[str]) -> Sequence[int]:
    """Return how many days a span may have, the first and the last among them."""
    years = (None,) if span["year"] else _SOME_YEARS
    spans = (first_and_last(span, year) for year in years)
    return [(last - first).days + 1 for first, last in filter(None, spans)]
