"""Days and times as people write them -> as records write them."""

import re
import unicodedata
from datetime import date, time

from gongkai.model.moment import YEARS

_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_CHINESE_DAY = re.compile(
    "([一二][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]"
)
_DAYS = (
    re.compile(
        r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})(?!\d)\s*[日号]?"
    ),
    re.compile(
        r"(?P<year>\d{4})\s*(?P<sign>[-./‐-―])\s*(?P<month>\d{1,2})\s*(?P=sign)\s*"
        r"(?P<day>\d{1,2})(?!\d)"
    ),
    re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)"),
)
"""2021年7月9日, 2021.7.9 and 20210709."""
_TIME = re.compile(
    r"[\sT]*(?P<hour>\d{1,2})\s*[:时点]\s*(?:(?P<minute>\d{1,2})(?:\s*[:分]\s*(?:\d{2}秒?)?)?)?"
)


def meant_day(text: str) -> str | None:
    """Return the day that a text means, YYYY-MM-DD; None where that is not certain, or is none."""
    found = _day(_plain(text))
    return found[0] if found is not None and not found[1] else None


def meant_moment(text: str) -> str | None:
    """Return the day that a text means, with its time if it has one, YYYY-MM-DD HH:MM."""
    found = _day(_plain(text))
    if found is None:
        return None
    day, rest = found
    clock = _time(rest)
    if rest and clock is None:
        return None
    return f"{day} {clock}" if clock else day


def _plain(text: str) -> str:
    wide = unicodedata.normalize("NFKC", text).strip()
    return _CHINESE_DAY.sub(_in_digits, wide)


def _in_digits(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year.translate(_CHINESE)}年{_count(month)}月{_count(day)}日"


def _count(numerals: str) -> int:
    """Return a number below a hundred that Chinese numerals write: 九, 十, 二十一."""
    tens, ten, ones = numerals.rpartition("十")
    if not ten:
        return int(numerals.translate(_CHINESE))
    return 10 * int(tens.translate(_CHINESE) or 1) + int(ones.translate(_CHINESE) or 0)


def _day(text: str) -> tuple[str, str] | None:
    """Return the day with which a text begins, and what follows."""
    found = next((match for shape in _DAYS if (match := shape.match(text))), None)
    if found is None:
        return None
    try:
        day = date(*(int(found[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None
    return (day.isoformat(), text[found.end() :].strip()) if day.year in YEARS else None


def _time(text: str) -> str | None:
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    try:
        return time(int(found["hour"]), int(found["minute"] or 0)).strftime("%H:%M")
    except ValueError:
        return None
