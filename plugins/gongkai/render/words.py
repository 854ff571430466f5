"""How dates, sizes and texts are written in each language."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from markupsafe import Markup, escape

from gongkai.model.language import HTML_LANGUAGE, Language
from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.model.tables.schema import FieldType
from gongkai.model.tables.table import Value, printed
from gongkai.views.blocks import Range

_DAY = re.compile(r"(?<![\w.:/-])\d{4}-\d\d-\d\d(?![\w/-])", re.ASCII)
"""A day as data have it, which is no part of a name, a path or a key."""
_PERIOD = re.compile(r"(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))", re.ASCII)
_LONG = 10_000
"""The least number that is hard to read without separators."""


@lru_cache(maxsize=4096)
def write_day(day: date, language: Language) -> str:
    """Return a date in words: 8 May 2021, 2021年5月8日."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return format_date(day, "d MMMM y", locale="en_GB")


@lru_cache(maxsize=4096)
def write_short_day(day: date, language: Language) -> str:
    """Return a date in few letters: 8 Sept 2021, 2021年9月8日."""
    if language == "zh":
        return write_day(day, language)
    return format_date(day, "d MMM y", locale="en_GB")


@lru_cache(maxsize=4096)
def write_period(period: str, language: Language) -> str:
    """Return a month or quarter in words: March 2021, Q1 2021; 2021年3月, 2021年第1季度."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return period
    year, quarter, month = found.groups()
    if quarter:
        return f"{year}年第{quarter}季度" if language == "zh" else f"Q{quarter} {year}"
    first = date(int(year), int(month), 1)
    if language == "zh":
        return f"{first.year}年{first.month}月"
    return format_date(first, "MMMM y", locale="en_GB")


def with_days(text: str, language: Language) -> str:
    """Return a text of a report with its days in words, as pages have them."""

    def write(found: re.Match[str]) -> str:
        try:
            return write_day(date.fromisoformat(found[0]), language)
        except ValueError:  # no calendar has it
            return found[0]

    return _DAY.sub(write, text)


def write_moment(moment: date | Moment, language: Language) -> str:
    """Return a day in words, with the time where it is known."""
    if isinstance(moment, Moment):
        return f"{write_day(moment.day, language)} {moment.time}".strip()
    return write_day(moment, language)


def write_range(found: Range, language: Language) -> str:
    """Return the first and the last of some days or years."""
    ends = (found.first, found.last)
    return " – ".join(str(e) if isinstance(e, int) else write_moment(e, language) for e in ends)


def range_element(found: Range, language: Language) -> Markup:
    """Return the same with a `<time>` element for each day."""
    ends = (found.first, found.last)
    words = (str(e) if isinstance(e, int) else time_element(e, language) for e in ends)
    return Markup(" – ").join(words)


def time_element(
    moment: date | Moment | None, language: Language, *, short: bool = False
) -> Markup:
    """Return a `<time>` element, or nothing without a date; `short` is for narrow cells."""
    if moment is None:
        return Markup("")
    day, time = (moment.day, moment.time) if isinstance(moment, Moment) else (moment, "")
    stamp = f"{day.isoformat()} {time}".strip()
    words = write_short_day(day, language) if short else write_day(day, language)
    shown = f"{words} {time}".strip()
    return Markup('<time datetime="{}">{}</time>').format(stamp, shown)


def language_attribute(text: object, language: Language) -> Markup:
    """Return ` lang="..."` for an element whose text is in another language than the page."""
    if not isinstance(text, LocalText) or text.language(language) == language:
        return Markup("")
    return Markup(' lang="{}"').format(HTML_LANGUAGE[text.language(language)])


def local_element(text: LocalText | None, language: Language) -> Markup:
    """Return the text in `language`, marked with its own language where it is another."""
    if text is None:
        return Markup("")
    had = text.language(language)
    words = escape(text.in_(language))
    if had == language:
        return words
    return Markup('<span lang="{}">{}</span>').format(HTML_LANGUAGE[had], words)


def write_value(
    value: Value, language: Language, places: int = 0, kind: FieldType = "string"
) -> str:
    """Return what stands in a cell of a table of that kind: a number with separators of thousands.

    It has `places` decimal places at least. Days and periods are in words.
    """
    if isinstance(value, date):
        return write_short_day(value, language)
    if kind in ("yearmonth", "quarter") and isinstance(value, str):
        return write_period(value, language)
    if isinstance(value, Decimal):
        least = -value.as_tuple().exponent if value.is_finite() else 0  # type: ignore[operator]
        return f"{value:,.{max(places, 0)}f}" if least <= places else f"{value:,f}"
    return printed(value)


def value_element(
    value: Value, language: Language, places: int = 0, kind: FieldType = "string"
) -> Markup:
    """Return the same for a page: what is in words has its value with it, to be sorted by."""
    plain, words = printed(value), write_value(value, language, places, kind)
    if words != plain and (isinstance(value, date) or kind == "yearmonth"):
        return Markup('<time datetime="{}">{}</time>').format(plain, words)
    if words != plain and kind == "quarter":
        return Markup('<data value="{}">{}</data>').format(plain, words)
    return escape(words)


def write_count(found: int | str) -> str:
    """Return a number with separators of thousands from five digits on: no year has as many.

    What fills a message may be words, which stay as they are.
    """
    return f"{found:,}" if isinstance(found, int) and abs(found) >= _LONG else str(found)


def write_size(size: int) -> str:
    """Return a file size: 34 kB, 1.2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"
