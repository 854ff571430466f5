"""How dates, sizes and texts are written in each language."""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date
from markupsafe import Markup, escape

from gongkai.model.language import Language, LocalText
from gongkai.model.scalars import Moment
from gongkai.model.tables.table import Value, printed
from gongkai.views.blocks import Range

HTML_LANGUAGE: dict[Language, str] = {"en": "en", "zh": "zh-CN"}


@lru_cache(maxsize=4096)
def write_day(day: date, language: Language) -> str:
    """Return a date in words: 8 May 2021, 2021年5月8日."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return format_date(day, "d MMMM y", locale="en_GB")


@lru_cache(maxsize=4096)
def write_short_day(day: date, language: Language) -> str:
    """Return a date in few letters: 8 May 2021, 2021-05-08."""
    return day.isoformat() if language == "zh" else format_date(day, "d MMM y", locale="en_GB")


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


def write_value(value: Value, places: int = 0) -> str:
    """Return what stands in a cell of a table: a number with separators of thousands.

    It has `places` decimal places at least.
    """
    if isinstance(value, Decimal):
        least = -value.as_tuple().exponent if value.is_finite() else 0  # type: ignore[operator]
        return f"{value:,.{max(places, 0)}f}" if least <= places else f"{value:,f}"
    return printed(value)


def write_size(size: int) -> str:
    """Return a file size: 34 kB, 1.2 MB."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"
