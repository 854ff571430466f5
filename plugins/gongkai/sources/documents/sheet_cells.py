"""The sheets of a workbook (.xlsx) and the names of their cells: what readers of values skip."""

import re
from collections.abc import Iterator

from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import read_events, relations
from gongkai.sources.documents.xml import EventKind

Place = tuple[int, int]
"""Row and column, from 0."""
_MAIN = "xl/workbook.xml"
_NAME = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")


def sheet_parts(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each sheet and its XML."""
    if _MAIN not in package:
        return
    parts = relations(package, _MAIN)
    for kind, element, given in read_events(Gathering(), package, _MAIN):
        if kind is EventKind.START and element == "sheet":
            part = parts.get(given.get("id", ""), ("", ""))[1]
            if part in package:
                yield given.get("name", ""), package.read(part)


def place_named(attributes: bytes) -> Place | None:
    """Return the place of a cell by the attributes of its element, `r="B7"` among them."""
    name = _NAME.search(attributes)
    if name is None:
        return None
    column = 0
    for letter in name[1]:
        column = column * 26 + letter - ord("A") + 1
    return int(name[2]) - 1, column - 1
