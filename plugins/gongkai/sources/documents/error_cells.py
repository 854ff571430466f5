"""Cells of a workbook (.xlsx) that show the error of a formula: readers of values skip them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

from gongkai.sources.documents.gathering import Allowance, Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import read_events, relations
from gongkai.sources.documents.xml import EventKind

Place = tuple[int, int]
"""Row and column, from 0."""
_MAIN = "xl/workbook.xml"
_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*?\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_NAME = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")


def error_cells(data: bytes) -> Mapping[str, Mapping[Place, str]]:
    """Return the errors that the sheets of a workbook show, such as `#REF!`, by sheet and cell.

    Raises UnreadableError and LimitError as packages do.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    package = Package(data, Allowance())
    found = {}
    for sheet, part in _sheets(package):
        if part in package:
            errors = dict(_errors(package.read(part)))
            if errors:
                found[sheet] = errors
    return found


def _sheets(package: Package) -> Iterator[tuple[str, str]]:
    if _MAIN not in package:
        return
    parts = relations(package, _MAIN)
    for kind, element, given in read_events(Gathering(), package, _MAIN):
        if kind is EventKind.START and element == "sheet":
            yield given.get("name", ""), parts.get(given.get("id", ""), ("", ""))[1]


def _errors(xml: bytes) -> Iterator[tuple[Place, str]]:
    for cell in _ERROR.finditer(xml):
        name, value = _NAME.search(cell[1]), _VALUE.search(cell[2])
        if name is not None and value is not None:
            column = 0
            for letter in name[1]:
                column = column * 26 + letter - ord("A") + 1
            yield (int(name[2]) - 1, column - 1), unescape(value[1].decode("utf-8", "replace"))
