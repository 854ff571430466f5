"""Hours of a day from one to another that are more or fewer than is said."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.measures.sentences import sentence_around
from gongkai.measures.stated_totals import StatedTotal

_PART = "凌晨|早上|上午|中午|下午|晚上|晚|当日|当天|次日|翌日"
_CLOCK = (
    rf"(?P<_part>{_PART})?(?P<_hour>\d{{1,2}})"
    r"(?:[:：](?P<_minute>[0-5]\d)|[时点](?:(?P<_minutes>[0-5]?\d)分|(?P<_half>半))?)"
)
_FIRST, _LAST = (_CLOCK.replace("?P<", f"?P<{which}") for which in ("first", "last"))
_HOURS = re.compile(
    rf"(?<![\d:：.第])(?P<shown>{_FIRST}\s?(?:至|到|—|－|–|-|~|～)+\s?{_LAST}"
    r"止?[，,（(]?(?:共计?|合计|历时|时长|持续(?:时间)?|连续)(?:[为是]|停[水电气]|播出|作业|施工)?"
    r"(?P<hours>\d{1,2}(?:\.\d)?)个?(?P<more>半)?小时)"
)
_TO = re.compile(
    r"(?:[:：]\d\d|[时点半分])\s?(?:至|到|—|－|–|-|~|～)+\s?(?:[\u4e00-\u9fff]{2})?\d{1,2}[:：时点]"
)
_NOT_ALL = re.compile(
    "每[天日周场晚]|休息|午休|除外|不含|扣除|其中|[约近]|两天|分别|\\d天|左右|错峰|间歇|轮流"
)
"""What says that not all of the hours count, or that they come more than once."""
_HALF_DAY, _DAY = 12, 24
_SIXTY = 60
_NOON = _HALF_DAY * _SIXTY
_REST = 3
"""Hours of the longest rest at noon."""


def wrong_hours(text: str) -> Iterator[StatedTotal]:
    """Yield hours that are not what is between the two times: 14:00至16:30，共3小时.

    A time without 上午 or 下午 may be either, and the last may be that of the next day.
    """
    for match in _HOURS.finditer(text) if "小时" in text else ():
        sentence = sentence_around(text, *match.span())
        if _NOT_ALL.search(sentence) or len(_TO.findall(sentence)) > 1:
            continue
        stated = Decimal(match["hours"]) + (Decimal("0.5") if match["more"] else 0)
        first, last = _minutes(match, "first_"), _minutes(match, "last_")
        made = [
            Decimal((last - first + more * _SIXTY) % (_DAY * _SIXTY)) / _SIXTY
            for more in (0, _HALF_DAY)
        ]
        # People rest at noon: 8:30至17:00，共8小时 may leave that out.
        may_rest = first < _NOON < last - _SIXTY and made[0] - _REST <= stated < made[0]
        if stated not in made and not may_rest and abs(stated - made[0]) < _HALF_DAY:
            yield StatedTotal(match.start("shown"), match["shown"], stated, made[0])


def _minutes(match: re.Match[str], which: str) -> int:
    """Return how many minutes after midnight a time is."""
    hour = int(match[f"{which}hour"])
    part = match[f"{which}part"] or ""
    if part in ("下午", "晚上", "晚") and hour < _HALF_DAY:
        hour += _HALF_DAY
    half = _SIXTY // 2 if match[f"{which}half"] else 0
    return hour * _SIXTY + int(match[f"{which}minute"] or match[f"{which}minutes"] or half)
