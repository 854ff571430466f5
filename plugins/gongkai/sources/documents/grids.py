"""Workbooks and comma-separated files -> sheets of plain cells, by what their bytes are."""

import csv
import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from gongkai.sources.documents.error_cells import error_cells
from gongkai.sources.documents.gathering import Allowance
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.documents.limits import CELLS
from gongkai.sources.documents.number_formats import as_shown, shown_numbers
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.sheet_cells import Place, sheet_parts
from gongkai.sources.text import sure_encoding

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOM = b"\xef\xbb\xbf"
_SEPARATORS = ",;\t"
_GBK = "GBK"
_Cells = Mapping[str, Mapping[Place, str]]
"""Something that is said of cells, by sheet and cell."""


class TooManyCellsError(Exception):
    """A file holds more cells than any table does."""


def grid_of(name: str, data: bytes) -> CellGrid:
    """Return the sheets of a file. Raises what a library raises over one that is broken."""
    if data.startswith((ZIP, OLE)):
        return _workbook(data)
    return _separated(name, data)


def _workbook(data: bytes) -> CellGrid:
    shown, errors = _beside_values(data)
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets, left = [], CELLS
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            left -= sheet.total_height * sheet.total_width
            if left < 0:
                raise TooManyCellsError
            rows = [
                [_plain(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)
            ]
            for (row, column), form in shown.get(name, {}).items():
                cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
                if isinstance(cell, int | float) and not isinstance(cell, bool):
                    rows[row][column] = as_shown(cell, form)
            for (row, column), text in errors.get(name, {}).items():
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = text
            ranges = sheet.merged_cell_ranges or ()
            merged = [(a[0], b[0], a[1], b[1]) for a, b in ranges]
            sheets.append(Sheet(name, rows, merged))
    return CellGrid(sheets)


def _beside_values(data: bytes) -> tuple[_Cells, _Cells]:
    """Return what the library leaves out: how numbers are shown, and the errors of formulas."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return {}, {}
    package = Package(data, Allowance())
    sheets = dict(sheet_parts(package))
    return shown_numbers(package, sheets), error_cells(sheets)


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, time | timedelta):
        return str(cell)
    return cell


def _separated(name: str, data: bytes) -> CellGrid:
    text, encoding = _decoded(data)
    if text is None:
        return CellGrid([], encoding)
    first = text.partition("\n")[0]
    sign = "\t" if name.lower().endswith(".tsv") else max(_SEPARATORS, key=first.count)
    rows: list[list[Any]] = []
    left = CELLS
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
        left -= len(row)
        if left < 0:
            raise TooManyCellsError
        rows.append(row)
    is_sure = encoding == _GBK and sure_encoding(data) is not None
    return CellGrid([Sheet("", rows, [])], encoding, is_sure)


def _decoded(data: bytes) -> tuple[str | None, str]:
    """Return the text and its encoding; no text where it is neither UTF-8 nor GBK."""
    for encoding, said in (("utf-8", "UTF-8"), ("gb18030", _GBK)):
        try:
            return data.removeprefix(_BOM).decode(encoding), said
        except UnicodeDecodeError:
            continue
    return None, "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "a binary file"
