"""Tables of records -> Excel workbooks: the table, and what its columns mean."""

import io
from datetime import date, datetime
from decimal import Decimal

from gongkai.model.tables.table import CellMark, Value, printed
from gongkai.render.characters import allowed
from gongkai.render.environment import in_words
from gongkai.render.writing import Edition
from gongkai.views import labels
from gongkai.views.datafile import DataFile
from gongkai.views.table_pages import TableData

_WIDEST, _NARROWEST = 60, 8
_NAME = 31
"""Characters of the name of a sheet, at most."""
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""No text of a cell becomes a formula or a link."""
_MADE = datetime(2000, 1, 1)


def write_workbook(file: DataFile, data: TableData, edition: Edition) -> bytes:  # noqa: ARG001  as all writers
    """Return a workbook with the table on one sheet and its dictionary on another."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only where a record bears a table

    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        book.set_properties({"created": _MADE, "title": edition.say(data.shown.table.title)})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0.######", "valign": "top"})
        sheet = book.add_worksheet(sheet_name(edition.say(data.shown.table.title)))
        columns = data.shown.columns
        for place, column in enumerate(columns):
            words = " ".join(edition.say(level) for level in column.levels)
            unit = column.unit
            said = unit if unit is None or isinstance(unit, str) else in_words(unit, edition.words)
            sheet.write_string(0, place, f"{words} ({said})" if said else words, head)
        widths = [_NARROWEST] * len(columns)
        for row, values in enumerate(data.rows, 1):
            for place, value in enumerate(values):
                if isinstance(value, Decimal):
                    sheet.write_number(row, place, float(value), number)
                elif value is not CellMark.BLANK:
                    shown = _text(value)
                    widths[place] = max(widths[place], min(_WIDEST, 2 * len(shown)))
                    sheet.write_string(row, place, shown, text)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, max(width, 12 if columns[place].field.is_number else 0))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(data.rows), 1), max(len(columns) - 1, 0))
        meanings = book.add_worksheet(sheet_name(in_words(labels.COLUMNS_MEAN, edition.words)))
        for row, column in enumerate(columns):
            field = column.field
            words = " ".join(edition.say(level) for level in column.levels)
            kind = in_words(labels.TABLE_TYPE[field.type], edition.words)
            meaning = (field.name, words, kind, field.unit or "", edition.say(field.description))
            for place, part in enumerate(meaning):
                meanings.write_string(row, place, part, text)
        meanings.set_column(0, 4, 24)
    return out.getvalue()


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else allowed(printed(value))


def sheet_name(title: str) -> str:
    """Return a title as the name of a sheet: without what none may hold, and no longer."""
    return title.translate(_NOT_IN_NAMES).strip()[:_NAME] or "table"
