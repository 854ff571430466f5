"""Tables -> CSV (RFC 4180, with a byte order mark) and JSON, which say the same."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.model.local_text import LocalText
from gongkai.model.moment import Moment
from gongkai.render.characters import allowed
from gongkai.render.environment import message_text
from gongkai.render.writing import Edition
from gongkai.views.datafile import DataFile
from gongkai.views.page import Label
from gongkai.views.tables import ExportTable, FileValue, FindingText, LinkValue, TableRow, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
BETWEEN = "; "
"""Stands between the items of a list in one cell."""


@dataclass(frozen=True)
class PrintedRow:
    """One row in both forms, which are made of the same values."""

    cells: list[str]
    line: str


def write_csv(file: DataFile, table: ExportTable, edition: Edition) -> bytes:
    """Return the table with a heading; a byte order mark shows spreadsheets that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.key for field in table.fields)
    writer.writerows(_print(row, file, table, edition).cells for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def write_json(file: DataFile, table: ExportTable, edition: Edition) -> bytes:
    """Return the table as a list of objects, an object a line; a blank is `null`."""
    body = ",\n".join(_print(row, file, table, edition).line for row in table.rows)
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def _print(row: TableRow, file: DataFile, table: ExportTable, edition: Edition) -> PrintedRow:
    """Return a row, printed once for all files at the same depth."""
    key = (row, file.address.count("/"))
    found = edition.printed.get(key)
    if not isinstance(found, PrintedRow):
        values = [plain(value, file, edition) for value in row.values]
        keys = (field.key for field in table.fields)
        line = as_line(dict(zip(keys, values, strict=True)))
        found = PrintedRow([cell(value) for value in values], line)
        edition.printed[key] = found
    return found


def as_line(value: Any) -> str:
    """Return JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cell(value: Any) -> str:
    """Return a plain value as the text of a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return cell(BETWEEN.join(value))
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def plain(value: Value, file: DataFile, edition: Edition) -> Any:
    """Return a value as JSON has it, in the edition's words; an empty text is a blank."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return allowed(value) or None
        case Moment():
            return str(value)
        case date():
            return value.isoformat()
        case Label() | LocalText():
            return edition.say(value) or None
        case FindingText():
            return allowed(message_text(value, edition.words))
        case LinkValue():
            there = edition.is_there(value.address)
            return edition.origin.link(value.address, file.address) if there else None
        case FileValue():
            return edition.origin.link_to_file(value.address, file.address)
        case tuple():
            plain_items = (plain(item, file, edition) for item in value)
            return [item for item in plain_items if item is not None]
