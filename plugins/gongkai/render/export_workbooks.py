"""Export tables -> Excel workbooks: the table, and what its columns mean."""

import io
from datetime import datetime
from typing import Any

from gongkai.render.environment import in_words
from gongkai.render.tables import BETWEEN, plain
from gongkai.render.workbooks import OPTIONS, sheet_name
from gongkai.render.writing import Edition
from gongkai.views import labels
from gongkai.views.datafile import DataFile
from gongkai.views.tables import ExportTable

_WIDEST, _NARROWEST = 60, 8
_MADE = datetime(2000, 1, 1)
"""The day in the file, which is the same whenever it is written."""


def write_export_workbook(file: DataFile, table: ExportTable, edition: Edition) -> bytes:
    """Return a workbook that says what the CSV of the table says, with its dictionary."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only where a workbook is written

    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"created": _MADE, "title": edition.say(file.title)})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(sheet_name(edition.say(file.title)))
        widths = [_NARROWEST] * len(table.fields)
        for place, field in enumerate(table.fields):
            sheet.write_string(0, place, edition.say(field.title) or field.key, head)
        for row, values in enumerate(table.rows, 1):
            for place, value in enumerate(values.values):
                said = _cell(plain(value, file, edition))
                if isinstance(said, str):
                    widths[place] = max(widths[place], min(_WIDEST, 2 * len(said)))
                    sheet.write_string(row, place, said, text)
                elif said is not None:
                    sheet.write(row, place, said, text)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(table.rows), 1), max(len(table.fields) - 1, 0))
        meanings = book.add_worksheet(sheet_name(in_words(labels.COLUMNS_MEAN, edition.words)))
        for row, field in enumerate(table.fields):
            kind = labels.FIELD_TYPE[field.type]
            meant = (edition.say(field.title), edition.say(kind), edition.say(field.meaning))
            for place, words in enumerate((field.key, *meant)):
                meanings.write_string(row, place, words, text)
        meanings.set_column(0, 3, 24)
    return out.getvalue()


def _cell(value: Any) -> str | int | bool | None:
    return BETWEEN.join(value) or None if isinstance(value, list) else value
