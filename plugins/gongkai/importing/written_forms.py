"""Dates and numbers as official documents print them (GB/T 9704), a line at a time."""

import re
import unicodedata
from datetime import date

from gongkai.model.numbers import numeral, standard_form

_DAY = re.compile(
    r"(?P<year>\d{4}|[〇○零一二三四五六七八九0O]{4})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
)
_PLAIN_DAY = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_PERIOD = re.compile(
    r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日起?(?:至|到|[-—－–~]+)"
    r"(?:(?P<last_year>\d{4})年)?(?:(?P<last_month>\d{1,2})月)?(?P<last_day>\d{1,2})日"
)
_ZEROS = str.maketrans("○Ｏ零0O", "〇〇〇〇〇")
_ORDER = re.compile(r"\(?第(?P<order>\d{1,5}|[一二三四五六七八九十百]+)[号期次]\)?")
_YEARLY = re.compile(
    r"\(?(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})年第?(?P<order>\d{1,5}|[一二三四五六七八九十百]+)[号期次]\)?"
)
_NUMBER = re.compile(
    r"(?P<prefix>[\u4e00-\u9fff()]{2,20}?)[\[〔(]?(?P<year>(?:19|20)\d\d)[\]〕)](?P<rest>第?\d{1,5})(?P<sign>号?)"
)
_BARE = re.compile(r"[\[(](?P<year>(?:19|20)\d\d)[\])](?P<rest>第?\d{1,5})(?P<sign>[号期次])")
"""The number of minutes, which has no prefix."""
_BRACKETS = str.maketrans("［﹝〖【{〔", "[[[[[[") | str.maketrans("］﹞〗】}〕", "]]]]]]")


def plain(text: str) -> str:
    """Return a text in one width and without blanks."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def read_day(text: str) -> date | None:
    """Return the day that the whole of a text is; None if it is none, or none that exists."""
    said = plain(text).strip("()。")
    found = _DAY.fullmatch(said) or _PLAIN_DAY.fullmatch(said)
    return _day(found) if found is not None else None


def day_at_end(text: str) -> tuple[str, date] | None:
    """Return what stands before a day that ends a line, and the day; None if none does."""
    said = unicodedata.normalize("NFKC", text).rstrip(" 。")
    solid = re.sub(r"\s+", " ", said)
    matches = [one for one in _DAY.finditer(solid.replace(" ", "")) if one]
    joined = solid.replace(" ", "")
    if not matches or matches[-1].end() != len(joined):
        return None
    day = _day(matches[-1])
    return (joined[: matches[-1].start()], day) if day is not None else None


def _day(found: re.Match[str]) -> date | None:
    year, month, day = (_value(found[name]) for name in ("year", "month", "day"))
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else numeral(written.translate(_ZEROS))


def read_document_number(text: str) -> str | None:
    """Return the document number that a text is, in the form of the standard; None if it is none.

    Orders and announcements have 第12号 or 2021年第3号, which are kept as they are printed.
    """
    said = plain(text).translate(_BRACKETS).strip("。")
    if said.startswith("(") and said.endswith(")") and said[1:].find("(") <= said[1:].find(")"):
        said = said[1:-1]
    found = _NUMBER.fullmatch(said)
    if found is not None:
        form = standard_form(f"{found['prefix']}[{found['year']}]{found['rest']}号")
        if form is not None:
            form = form.replace("(", "（").replace(")", "）")
            return form if found["sign"] else form.removesuffix("号")
    bare = _BARE.fullmatch(said)
    if bare is not None:
        return f"〔{bare['year']}〕{bare['rest']}{bare['sign']}"
    if _YEARLY.fullmatch(said) or _ORDER.fullmatch(said):
        return said.strip("()")
    return None


def is_serial(text: str) -> bool:
    """Return whether a number has no prefix: 第12号, 2021年第3号."""
    return bool(_ORDER.fullmatch(plain(text)) or _YEARLY.fullmatch(plain(text)))


def period_in(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of the one period that a text names."""
    found = {_period(one) for one in _PERIOD.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _period(found: re.Match[str]) -> tuple[date, date] | None:
    year = int(found["year"])
    try:
        first = date(year, int(found["month"]), int(found["day"]))
        month = int(found["last_month"] or found["month"])
        last = date(int(found["last_year"] or year), month, int(found["last_day"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None
