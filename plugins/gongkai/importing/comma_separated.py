"""A workbook that is one plain table -> CSV that Excel opens as it is."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from gongkai.sources.documents.grid import CellGrid, Sheet

_MARK = "\ufeff"
"""Without it Excel takes a file for GBK."""


def plain_table(grid: CellGrid) -> Sheet | None:
    """Return the one sheet of a workbook that is a table: a head, and rows of values below it.

    None where there are several sheets with cells, merged cells, a head with gaps, or no rows.
    """
    sheets = [sheet for sheet in grid.sheets if any(_filled(row) for row in sheet.rows)]
    if grid.lack or len(sheets) != 1 or sheets[0].merged:
        return None
    rows = [row for row in sheets[0].rows if _filled(row)]
    width = max((len(row) for row in rows), default=0)
    head = [text_of(cell) for cell in rows[0]]
    if len(rows) < 2 or len(head) < width or not all(head) or len(set(head)) < len(head):
        return None
    return Sheet(sheets[0].name, rows, [])


def as_csv(sheet: Sheet) -> bytes:
    """Return the rows of a sheet in UTF-8 with a mark and LF."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(map(text_of, row) for row in sheet.rows)
    return (_MARK + written.getvalue()).encode()


def text_of(cell: Any) -> str:
    """Return the text of a cell; a day as 2021-03-01, a whole number without a point."""
    if isinstance(cell, dict):
        return str(cell.get("d", ""))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _filled(row: Sequence[Any]) -> bool:
    return any(text_of(cell) for cell in row)
