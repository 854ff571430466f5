"""Tables -> CSV (RFC 4180, with a byte order mark) and JSON, which say the same."""

import csv
import io
import json
from datetime import date
from typing import Any

from gongkai.model.language import LocalText
from gongkai.model.scalars import Moment
from gongkai.render.signs import allowed
from gongkai.render.writing import Edition
from gongkai.views.datafile import DataFile
from gongkai.views.page import Label
from gongkai.views.tables import Link, Table, Value

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
BETWEEN = "; "
"""Stands between the items of a list in one cell."""


def write_csv(file: DataFile, table: Table, edition: Edition) -> bytes:
    """Return the table with a heading; a byte order mark tells spreadsheets that it is UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.key for field in table.fields)
    writer.writerows([cell(plain(v, file, edition)) for v in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def write_json(file: DataFile, table: Table, edition: Edition) -> bytes:
    """Return the table as a list of objects, an object a line; a blank is `null`."""
    keys = [field.key for field in table.fields]
    lines = (
        as_line(dict(zip(keys, (plain(v, file, edition) for v in row), strict=True)))
        for row in table.rows
    )
    body = ",\n".join(lines)
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


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
        case Link():
            return edition.origin.link(value.address, file.address)
        case tuple():
            return [plain(item, file, edition) for item in value]
