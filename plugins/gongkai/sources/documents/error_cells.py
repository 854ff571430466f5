"""Cells of a workbook (.xlsx) that show the error of a formula: readers of values skip them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape

from gongkai.sources.documents.gathering import Allowance
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.sheet_cells import Place, place_named, sheet_parts

_ERROR = re.compile(rb"<(?:\w+:)?c\b([^>]*?\bt=[\"']e[\"'][^>]*)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]*)<")


def error_cells(data: bytes) -> Mapping[str, Mapping[Place, str]]:
    """Return the errors that the sheets of a workbook show, such as `#REF!`, by sheet and cell.

    Raises UnreadableError and LimitError as packages do.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}
    package = Package(data, Allowance())
    found = {name: dict(_errors(xml)) for name, xml in sheet_parts(package)}
    return {name: errors for name, errors in found.items() if errors}


def _errors(xml: bytes) -> Iterator[tuple[Place, str]]:
    for cell in _ERROR.finditer(xml):
        place, value = place_named(cell[1]), _VALUE.search(cell[2])
        if place is not None and value is not None:
            yield place, unescape(value[1].decode("utf-8", "replace"))
