"""Tables of records -> CSV, JSON and CSV on the Web, which say the same."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from gongkai.model.tables.table import CellMark, Unread, Value, printed
from gongkai.render.characters import allowed
from gongkai.render.tables import as_line, cell
from gongkai.render.writing import Edition
from gongkai.views.data_tables import TableColumn
from gongkai.views.datafile import DataFile
from gongkai.views.table_pages import TableData

DATATYPES = {
    "string": "string",
    "integer": "integer",
    "number": "decimal",
    "date": "date",
    "yearmonth": "gYearMonth",
    "quarter": "string",
    "year": "gYear",
}
"""The types of columns as CSV on the Web names them."""
CSVW = "http://www.w3.org/ns/csvw"


def write_table_csv(file: DataFile, data: TableData, edition: Edition) -> bytes:  # noqa: ARG001  as all writers
    """Return the table under the names of its columns; blank, `/` and `—` stay what they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.field.name for column in data.shown.columns)
    for values in data.rows:
        writer.writerow(_cell(value) for value in values)
    return out.getvalue().encode("utf-8-sig")


def write_table_json(file: DataFile, data: TableData, edition: Edition) -> bytes:  # noqa: ARG001  as above
    """Return the table as a list of objects, an object a line; a blank is `null`."""
    names = [column.field.name for column in data.shown.columns]
    lines = (
        as_line(dict(zip(names, map(plain_value, values), strict=True))) for values in data.rows
    )
    body = ",\n".join(lines)
    return f"[\n{body}\n]\n".encode() if body else b"[]\n"


def write_csvw(file: DataFile, data: TableData, edition: Edition) -> bytes:
    """Return what the columns of the CSV file mean, in the terms of CSV on the Web."""
    schema = data.shown.table.schema
    said = {
        "@context": [CSVW, {"@language": edition.html_language}],
        "url": file.address.rpartition("/")[2].replace("-metadata.json", ""),
        "dc:title": edition.say(data.shown.table.title),
        "dc:description": edition.say(schema.description),
        "dc:publisher": edition.say(data.unit),
        "dc:source": edition.say(schema.source),
        "null": list(schema.missing_values),
        "tableSchema": {
            "columns": [column_said(column, edition) for column in data.shown.columns],
            "primaryKey": list(schema.primary_key),
            "rowTitles": list(schema.row_titles),
        },
    }
    said = {key: value for key, value in said.items() if value not in ("", None)}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def column_said(column: TableColumn, edition: Edition) -> dict[str, Any]:
    """Return what a column means, in the terms of CSV on the Web."""
    field = column.field
    limits = field.constraints
    base: dict[str, Any] = {"base": DATATYPES[field.type]}
    if limits.minimum is not None:
        base["minimum"] = printed(limits.minimum)
    if limits.maximum is not None:
        base["maximum"] = printed(limits.maximum)
    said: dict[str, Any] = {
        "name": field.name,
        "titles": " ".join(edition.say(level) for level in column.levels),
        "datatype": base if len(base) > 1 else base["base"],
        "required": True if limits.required else None,
        "dc:description": edition.say(field.description) or None,
        "schema:unitText": field.unit,
    }
    return {key: value for key, value in said.items() if value is not None}


def plain_value(value: Value) -> Any:
    """Return a value as JSON has it: a number is one, a blank is null, a sign stays a sign."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if value is CellMark.BLANK:
        return None
    return value.isoformat() if isinstance(value, date) else allowed(str(value))


def _cell(value: Value) -> str:
    if isinstance(value, Decimal | CellMark) and not isinstance(value, Unread):
        return printed(value)
    return cell(allowed(printed(value)))
