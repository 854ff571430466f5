"""A cell as a file has it -> a value of its column's type, or why it is none."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.model.moment import YEARS
from gongkai.model.tables.schema import TableField
from gongkai.model.tables.table import CellMark, Value

_NUMBER = re.compile(r"[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_WITH_UNIT = re.compile(r"([-+]?[\d,.]+)([^\d,.\s].*)")
_IN_BRACKETS = re.compile(r"\(([\d,.]+)\)")
_CURRENCY = re.compile(r"^(?:人民币|RMB|CNY|[￥¥])+")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[-/.年]?(\d{1,2})月?(?:份)?")
_MONTH_ALONE = re.compile(r"(\d{1,2})月(?:份)?")
_MONTH_IN_WORDS = re.compile(r"(十[一二]?|[一二三四五六七八九])(?=月)")
_QUARTER = re.compile(r"(\d{4})(?:年|[-/.]?[Qq]|年?第)([1-4一二三四])?季?度?")
_QUARTER_ALONE = re.compile(r"第?([1-4一二三四])季度")
_YEAR = re.compile(r"(\d{4})年?(?:度)?")
_PLACES = Decimal("1E-9")
"""Beyond what a table prints: the rest of a binary fraction."""
_DASHES = frozenset("—–―－‐‑-")
_SLASHES = frozenset("/／")
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
_DIGITS = {sign: str(number) for number, sign in enumerate("一二三四五六七八九十", 1)}
_DIGITS |= {"十一": "11", "十二": "12"}
FACTORS: Mapping[str, Mapping[str, Decimal]] = {
    "money": {
        "元": Decimal(1),
        "千元": Decimal(1000),
        "万元": Decimal(10000),
        "百万元": Decimal(1000000),
        "亿元": Decimal(100000000),
    },
    "persons": {"人": Decimal(1), "万人": Decimal(10000)},
    "person-times": {"人次": Decimal(1), "万人次": Decimal(10000)},
    "households": {"户": Decimal(1), "万户": Decimal(10000)},
    "items": {"件": Decimal(1), "万件": Decimal(10000)},
    "land": {"亩": Decimal(1), "万亩": Decimal(10000)},
    "share": {"%": Decimal(1), "％": Decimal(1), "‰": Decimal("0.1")},
}
"""Units of one kind, each by how many of the smallest it is."""


class CellError(Exception):
    """A cell holds something else than its column does."""


class FormulaError(Exception):
    """A cell shows the error of a formula, not a value."""


def factor_between(given: str, wanted: str) -> Decimal | None:
    """Return by what a number in one unit is multiplied for another; None where it cannot be."""
    if given == wanted:
        return Decimal(1)
    for kind in FACTORS.values():
        if given in kind and wanted in kind:
            return kind[given] / kind[wanted]
    return None


def is_unit(text: str) -> bool:
    """Return whether a text in brackets behind a head is a unit that is known."""
    return any(text in kind for kind in FACTORS.values())


def mark_of(text: str) -> CellMark | None:
    """Return what a text stands for that is no value: blank, `/` or `—`; None of any other."""
    if not text:
        return CellMark.BLANK
    if len(text) > 3:
        return None
    signs = {*text}
    if signs <= _SLASHES:
        return CellMark.SLASH if len(text) == 1 else None
    return CellMark.DASH if signs <= _DASHES else None


def reader_of(
    field: TableField, missing: frozenset[str], factor: Decimal, year: int | None
) -> Callable[[Any], Value]:
    """Return what reads the cells of a column.

    `missing` are the marks that its schema allows; numbers are multiplied by `factor`; `year` is
    that of cells which name a month alone. The reader raises `CellError` or `FormulaError`.
    """
    read = _READERS[field.type]
    context = _Context(field, factor, year)

    def value(cell: Any) -> Value:
        if isinstance(cell, str):
            text = cell.strip()
            if text.startswith("#") and text in _ERRORS:
                raise FormulaError
            mark = mark_of(text) if len(text) < 4 else None
            if mark is not None and (mark is CellMark.BLANK or mark.value in missing):
                return mark
            return read(text, context)
        return read(cell, context)

    return value


class _Context:
    """What the cells of a column are read by."""

    __slots__ = ("factor", "field", "is_scaled", "year")

    def __init__(self, field: TableField, factor: Decimal, year: int | None) -> None:
        self.field = field
        self.factor = factor
        self.is_scaled = factor != 1
        self.year = year


def _string(cell: Any, context: _Context) -> Value:  # noqa: ARG001  one shape for all
    if isinstance(cell, str):
        return "\n".join(filter(None, map(str.strip, cell.splitlines()))) if "\n" in cell else cell
    if isinstance(cell, dict):
        return str(cell["d"])
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _number(cell: Any, context: _Context) -> Decimal:
    if isinstance(cell, bool | dict):
        raise CellError
    if isinstance(cell, int):
        value = Decimal(cell)
    elif isinstance(cell, float):
        value = Decimal(int(cell)) if cell.is_integer() else _rounded(cell)
    else:
        return _number_in(cell, context)
    return value * context.factor if context.is_scaled else value


def _rounded(number: float) -> Decimal:
    try:
        return Decimal(repr(number)).quantize(_PLACES).normalize()
    except ArithmeticError:
        raise CellError from None


def _number_in(text: str, context: _Context) -> Decimal:
    """Return the number that a text is: with separators, full-width, in brackets, with a unit."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.replace(" ", "").replace("−", "-")
    text = _CURRENCY.sub("", text)
    if _NUMBER.fullmatch(text):
        value = Decimal(text.replace(",", ""))
        return value * context.factor if context.is_scaled else value
    bracketed = _IN_BRACKETS.fullmatch(text)
    if bracketed and _NUMBER.fullmatch(bracketed[1]):
        return -Decimal(bracketed[1].replace(",", "")) * context.factor
    with_unit = _WITH_UNIT.fullmatch(text)
    if with_unit and _NUMBER.fullmatch(with_unit[1]):
        own = factor_between(with_unit[2], context.field.unit or "")
        if own is not None:
            return Decimal(with_unit[1].replace(",", "")) * own
    raise CellError


def _integer(cell: Any, context: _Context) -> Decimal:
    value = _number(cell, context)
    if value != value.to_integral_value():
        raise CellError
    return value


def _date(cell: Any, context: _Context) -> date:  # noqa: ARG001  one shape for all
    if isinstance(cell, dict):
        return _of_a_record(date.fromisoformat(cell["d"]))
    text = _text(cell)
    found = _DAY.fullmatch(text)
    parts = found.groups() if found else (text[:4], text[4:6], text[6:])
    if not found and not (len(text) == 8 and text.isdecimal()):
        raise CellError
    try:
        return _of_a_record(date(*map(int, parts)))
    except ValueError:
        raise CellError from None


def _of_a_record(day: date) -> date:
    """Return a day of a year that records are of; 9999-12-31 is what says that there is none."""
    if day.year not in YEARS:
        raise CellError
    return day


def _yearmonth(cell: Any, context: _Context) -> str:
    if isinstance(cell, dict):
        return str(cell["d"])[:7]
    text = _MONTH_IN_WORDS.sub(lambda found: _DIGITS[found[1]], _text(cell))
    found, alone = _MONTH.fullmatch(text), _MONTH_ALONE.fullmatch(text)
    year, month = found.groups() if found else (context.year, alone[1] if alone else 0)
    if not year or not 1 <= int(month) <= 12:
        raise CellError
    return f"{year}-{int(month):02}"


def _quarter(cell: Any, context: _Context) -> str:
    text = _text(cell)
    found, alone = _QUARTER.fullmatch(text), _QUARTER_ALONE.fullmatch(text)
    year, quarter = found.groups() if found else (context.year, alone[1] if alone else None)
    if not year or not quarter:
        raise CellError
    return f"{year}-Q{_DIGITS.get(quarter, quarter)}"


def _year(cell: Any, context: _Context) -> str:  # noqa: ARG001  one shape for all
    found = _YEAR.fullmatch(_text(cell))
    if not found:
        raise CellError
    return found[1]


def _text(cell: Any) -> str:
    if isinstance(cell, bool | dict):
        raise CellError
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    return text if text.isascii() else unicodedata.normalize("NFKC", text).replace(" ", "")


_READERS: Mapping[str, Callable[[Any, _Context], Value]] = {
    "string": _string,
    "number": _number,
    "integer": _integer,
    "date": _date,
    "yearmonth": _yearmonth,
    "quarter": _quarter,
    "year": _year,
}
