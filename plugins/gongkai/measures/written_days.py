"""Days as texts write them, in Chinese and in English, with the day of the week beside them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from gongkai.model.numbers import numeral

_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_IS_WIDE = re.compile("[０-９]")
_HAN = "〇零○一二三四五六七八九十"
_ONE = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_DAY = re.compile(
    rf"月\s?(?P<day>{_ONE})\s?[日号](?!线|院|楼|令|文|公告)"
    r"(?:\s?[（(]?\s?(?:星期|礼拜|周)(?P<week>[一二三四五六日天])"
    r"(?:\s?[）)]|(?=[，。；\s上下晚前]|$))|，\s?(?:星期|礼拜|周)(?P<apart>[一二三四五六日天])(?=，))?"
)
_BEFORE_DAY = re.compile(
    rf"(?<![\d.{_HAN}百])(?:(?P<year>\d{{4}}|[{_HAN}]{{4}})\s?年\s?)?(?P<month>{_ONE})\s?$"
)
_IN_DIGITS = re.compile(
    r"(?<![A-Za-z0-9_.:/〔\[])(?<![A-Za-z] )(?<!号)(?<!版本)(?P<year>(?:19|20)\d\d)"
    r"(?:(?<!-20\d\d)-(?:0?[1-9]|1[0-2])-|[./](?:0?[1-9]|1[0-2])[./])[0-3]?\d(?![A-Za-z0-9_./〕\]号]|-\d{1,3}(?!\d))"
)
"""2021-09-31, 2021.9.31, 2021/9/31; no part of a number or of an address."""
_NUMBER_OF = re.compile(
    r"(?:号|版本?|编码|代码|坐标|宗地|地块|批次|第|简报|[府政办发函字]) ?(?:[为是]|[（(]|[：:])? ?$"
)
_NUMBERED = re.compile(r" ?(?:期|版|批次|地块|宗地)")
"""What stands before and behind a number that looks like a day: 项目编号：2021-02-30."""
_NO_MONTH = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<month>1[3-9]|[2-9]\d|00?)月(?!\s?\d{1,2}[日号])"
)
"""A month that no year has, without a day: 2025年13月底."""
_FOLLOWS = re.compile(r"\s*(?:[、至到和及与—–~～-]|以及|——)\s*")
"""What stands between days of one year: 2022年10月8日（星期六）、10月9日（星期日）."""
_REACH = 12
"""Characters of year and month before 月."""
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = "|".join(_WEEK)
_MONTH = re.compile("|".join(_MONTHS))
_WEEKDAY_BESIDE = re.compile(
    rf"[（(，\s]*(?:星期|礼拜|周)[一二三四五六日天][\s）)]*$|^(?:{_WEEKDAY}),?\s(?:the\s)?|\s?\((?:{_WEEKDAY})\)$"
)
_BEFORE_MONTH = re.compile(
    rf"(?:\b(?P<week>{_WEEKDAY}),?\s(?:the\s)?)?"
    r"(?:(?<![\d,.–-])(?P<day>\d{1,2})(?:st|nd|rd|th)?\s)?$"
)
_BEHIND_MONTH = re.compile(
    rf"(?:\s(?P<day>\d{{1,2}}),)?(?:,?\s(?P<year>\d{{4}})\b)?(?:\s?\((?P<week>{_WEEKDAY})\))?"
)
_WEEKDAY_AND_DAY = 20
"""Characters of the day of the week and the day before a month."""
_LEAP = 2000
"""A year in which every day of the calendar is there, for days without a year."""
_NEAR = 120
"""Within how many days of the text a day without a year is that of the nearest year."""


@dataclass(frozen=True)
class WrittenDay:
    """A day in a text, whether or not the calendar has it."""

    start: int
    end: int
    shown: str
    """As the text has it."""
    year: int | None
    month: int
    day: int
    weekday: int | None
    """The day of the week that stands beside it, 0 for Monday."""

    @property
    def is_possible(self) -> bool:
        """Return whether the calendar has such a day; 29 February is one if no year is said."""
        year = _LEAP if self.year is None else self.year
        if not MINYEAR <= year <= MAXYEAR or not 1 <= self.month <= 12 or self.day < 1:
            return False
        return self.day <= monthrange(year, self.month)[1]

    @property
    def without_weekday(self) -> str:
        """Return the day as the text has it, without the day of the week."""
        return _WEEKDAY_BESIDE.sub("", self.shown)

    @property
    def in_calendar(self) -> date | None:
        """Return the day, if its year is said and the calendar has it."""
        if self.year is None or not self.is_possible:
            return None
        return date(self.year, self.month, self.day)

    def date_near(self, other: date | None) -> date | None:
        """Return the day; without a year, that of the year in which it is nearest to `other`."""
        if self.year is not None or other is None or not self.is_possible:
            return self.in_calendar
        if (self.month, self.day) == (2, 29):
            return None
        years = range(max(MINYEAR, other.year - 1), min(MAXYEAR, other.year + 1) + 1)
        days = (date(year, self.month, self.day) for year in years)
        nearest = min(days, key=lambda day: abs(day - other))
        return nearest if abs((nearest - other).days) <= _NEAR else None


def written_days(text: str) -> Iterator[WrittenDay]:
    """Yield the days that a text names, in its order, those in Chinese first.

    Those in digits alone are yielded where no calendar has them: others may be versions. So are
    months that no year has, as their first day.
    """
    if "月" in text:
        yield from _chinese(text)
        for match in _NO_MONTH.finditer(text):
            year, month = int(match["year"]), int(match["month"])
            yield WrittenDay(*match.span(), match[0], year, month, 1, None)
    for match in _IN_DIGITS.finditer(text) if "19" in text or "20" in text else ():
        year, month, of_month = map(int, re.split("[-./]", match[0]))
        written = WrittenDay(*match.span(), match[0], year, month, of_month, None)
        is_number = _NUMBER_OF.search(text, max(0, match.start() - _REACH), match.start())
        if not (written.is_possible or is_number or _NUMBERED.match(text, match.end())):
            yield written
    for match in _MONTH.finditer(text):
        day = _english(text, match)
        if day is not None:
            yield day


def _chinese(text: str) -> Iterator[WrittenDay]:
    """Yield days in Chinese; one that follows another right behind it is of the same year."""
    plain = text.translate(_WIDE) if _IS_WIDE.search(text) else text
    last: WrittenDay | None = None
    for match in _DAY.finditer(plain):
        reach = max(0, match.start() - _REACH)
        before = _BEFORE_DAY.search(plain[reach : match.start()])
        if before is None:
            continue
        start, month = reach + before.start(), _number(before["month"])
        week = match["week"] or match["apart"]
        year = _number(before["year"]) if before["year"] else None
        if year is None and last is not None and last.month <= month:
            year = last.year if _FOLLOWS.fullmatch(plain, last.end, start) else None
        last = WrittenDay(
            start,
            match.end(),
            text[start : match.end()],
            year,
            month,
            _number(match["day"]),
            min("一二三四五六日天".index(week), 6) if week else None,
        )
        yield last


def _english(text: str, month: re.Match[str]) -> WrittenDay | None:
    reach = max(0, month.start() - _WEEKDAY_AND_DAY)
    before = _BEFORE_MONTH.search(text[reach : month.start()])
    behind = _BEHIND_MONTH.match(text, month.end())
    day = (before and before["day"]) or (behind and behind["day"])
    if before is None or behind is None or not day:
        return None
    start, week = reach + before.start(), behind["week"] or before["week"]
    return WrittenDay(
        start,
        behind.end(),
        text[start : behind.end()],
        int(behind["year"]) if behind["year"] else None,
        _MONTHS.index(month[0]) + 1,
        int(day),
        _WEEK.index(week) if week else None,
    )


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else numeral(written)
