"""How a workbook (.xlsx) shows numbers: as a percentage, or with noughts before a code.

The library that reads values says nothing of their formats. A reader sees the format.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import read_events
from gongkai.sources.documents.sheet_cells import Place, place_named
from gongkai.sources.documents.xml import EventKind

_STYLES = "xl/styles.xml"
_BUILT_IN = {"9": "0%", "10": "0.00%"}
"""The formats for percentages that every workbook has."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
"""What a format prints as it is, and conditions: a percent sign in quotes multiplies nothing."""
_NOUGHTS = re.compile("0{2,20}")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\bs=[\"'](\d+)[\"'][^>/]*>")
_PERCENT = "%"


def shown_numbers(
    package: Package, sheets: Mapping[str, bytes]
) -> Mapping[str, Mapping[Place, str]]:
    """Return by sheet the cells whose numbers are shown otherwise, each with its format.

    The format is `%`, or as many noughts as a code has digits. Raises UnreadableError and
    LimitError as packages do.
    """
    formats = _formats(package) if _STYLES in package else {}
    if not formats:
        return {}
    return {name: dict(_cells(xml, formats)) for name, xml in sheets.items()}


def as_shown(number: float, form: str) -> str | float:
    """Return what a reader sees of a number, with all its digits: `23.5%`, `0601`."""
    if form == _PERCENT:
        percent = format((Decimal(repr(number)) * 100).normalize(), "f")
        return f"{percent}%"
    is_code = number >= 0 and number == int(number)
    return f"{int(number):0{len(form)}}" if is_code else number


def _formats(package: Package) -> Mapping[bytes, str]:
    """Return the formats that matter by the number of the style, as cells name it."""
    codes = dict(_BUILT_IN)
    styles: list[str] = []
    within = ""
    for kind, element, given in read_events(Gathering(), package, _STYLES):
        if kind is EventKind.END:
            within = "" if element == within else within
        elif kind is EventKind.START:
            if element == "numFmt":
                codes[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif element == "cellXfs":
                within = element
            elif element == "xf" and within:
                styles.append(given.get("numFmtId", ""))
    forms = (_form(codes.get(number, "")) for number in styles)
    return {str(place).encode(): form for place, form in enumerate(forms) if form}


def _form(code: str) -> str:
    """Return what a format does to a number: its part for numbers above nought says it."""
    first = _LITERAL.sub("", code.partition(";")[0])
    if _PERCENT in first:
        return _PERCENT
    return first if _NOUGHTS.fullmatch(first) else ""


def _cells(xml: bytes, formats: Mapping[bytes, str]) -> Iterator[tuple[Place, str]]:
    for cell in _CELL.finditer(xml):
        form, place = formats.get(cell[1]), place_named(cell[0])
        if form is not None and place is not None:
            yield place, form
