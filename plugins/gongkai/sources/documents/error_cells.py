"""Cells of a workbook (.xlsx) that show the error of a formula: readers of values skip them."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from gongkai.sources.documents.sheet_cells import Place, place_named

_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*?\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")


def error_cells(sheets: Mapping[str, bytes]) -> Mapping[str, Mapping[Place, str]]:
    """Return the errors that sheets show, such as `#REF!`, by sheet and cell."""
    found = {name: dict(_errors(xml)) for name, xml in sheets.items()}
    return {name: errors for name, errors in found.items() if errors}


def _errors(xml: bytes) -> Iterator[tuple[Place, str]]:
    for cell in _ERROR.finditer(xml):
        place, value = place_named(cell[1]), _VALUE.search(cell[2])
        if place is not None and value is not None:
            yield place, unescape(value[1].decode("utf-8", "replace"))
