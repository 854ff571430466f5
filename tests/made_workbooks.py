"""Workbooks made for tests, as Excel saves them: merged heads, hidden columns, formats."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol

Rows = Sequence[Sequence[Any]]


def workbook(
    sheets: Mapping[str, Rows],
    *,
    merged: Sequence[str] = (),
    hidden: Sequence[str] = (),
    hidden_sheets: Sequence[str] = (),
    formats: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook of sheets by name.

    `merged` are ranges of its first sheet (`A1:D1`), `hidden` columns of it (`C:C`), `formats`
    number formats of its cells (`C3`). A text that begins with = is a formula, and shows what
    stands behind a `~`.
    """
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        made = {code: book.add_format({"num_format": code}) for code in (formats or {}).values()}
        for place, (name, rows) in enumerate(sheets.items()):
            sheet = book.add_worksheet(name)
            own = {xl_cell_to_rowcol(cell): made[code] for cell, code in (formats or {}).items()}
            own = own if place == 0 else {}
            for row, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    _write(sheet, row, column, value, own.get((row, column)))
            for span in merged if place == 0 else ():
                first, last = map(xl_cell_to_rowcol, span.split(":"))
                sheet.merge_range(*first, *last, rows[first[0]][first[1]])
            for span in hidden if place == 0 else ():
                sheet.set_column(span, None, None, {"hidden": True})
            if name in hidden_sheets:
                sheet.hide()
    return out.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    if isinstance(value, str) and value.startswith("="):
        formula, _, shown = value.partition("~")
        sheet.write_formula(row, column, formula, form, float(shown) if shown else 0)
    elif value != "" or form is not None:
        sheet.write(row, column, value, form)
