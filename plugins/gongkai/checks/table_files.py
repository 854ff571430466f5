"""Files of tables that cannot be read as what they should hold, GK901 to GK912."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from gongkai.checks.check import Check, Scope
from gongkai.checks.table_cell import found_in_cell, quoted, tables, title_of
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.tables.table import Trouble

_FORM = "the sort of table in data/tables, in the terms of Frictionless Table Schema"
E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

UNREADABLE = Code(
    "GK901",
    E,
    "the table cannot be read: {why}",
    "open it in Excel, save it anew as .xlsx or “CSV UTF-8”, and put it in the place of this one",
    _FORM,
)
NOT_UTF8 = Code(
    "GK902",
    W,
    "the file is in {encoding}, not in UTF-8; it was read all the same",
    "run `gongkai fix`; or in Excel or WPS choose “Save as” and “CSV UTF-8 (comma delimited)”",
    "decision 19 of this software: records keep to a format",
)
NO_SHEET = Code(
    "GK903",
    E,
    "the workbook has no sheet “{sheet}”; it has {sheets}",
    "write “sheet: {nearest}”, or rename the sheet in the workbook",
    _FORM,
    otherwise="write one of these under “sheet”, or rename the sheet in the workbook",
)
NO_HEADER = Code(
    "GK904",
    E,
    "no row heads the columns of this sort of table: {heads}",
    "write these words above the columns, in one row or in rows below one another; if the table is "
    "of another sort, correct “of”",
    _FORM,
)
NO_ROWS = Code(
    "GK905",
    W,
    "{cell}: the table has a head and no rows below it",
    "enter the rows; if there are none, write 无 in the first one, or say so in a line below the "
    "head",
    _FORM,
)
NO_COLUMN = Code(
    "GK906",
    E,
    "{cell}: the head has no column “{column}”",
    "add it, or correct what heads it: {heads}",
    _FORM,
)
UNKNOWN_COLUMN = Code(
    "GK907",
    N,
    "{cell}: the column “{head}” belongs to no table of this sort; pages do not show it",
    "name it “{nearest}”, or take it out of the file; whoever keeps data/tables can add it to the "
    "sort",
    _FORM,
    otherwise="take it out of the file; whoever keeps data/tables can add it to the sort",
)
COLUMN_TWICE = Code(
    "GK908",
    W,
    "{cell}: a second column is headed “{column}”; it was not read",
    "keep one of them, or say in the head how they differ",
    _FORM,
)
OTHER_UNIT = Code(
    "GK910",
    E,
    "{cell}: the column is in {unit}, but “{column}” counts in {wanted}",
    "convert the numbers, or correct the unit in the head",
    _FORM,
)
TYPE = Code(
    "GK911",
    E,
    "{cell}: “{value}” under “{column}” is not {expected}",
    "correct the cell; leave it blank where nothing is known, write / where it does not apply, and "
    "— where there is no figure",
    _FORM,
)
FORMULA_ERROR = Code(
    "GK912",
    E,
    "{cell}: the formula under “{column}” shows an error, {value}",
    "fix the formula, or put the value in its place: copy, then “Paste special: values”",
    _FORM,
)
_CODES: Mapping[Trouble, Code] = {
    Trouble.UNREADABLE: UNREADABLE,
    Trouble.NOT_UTF8: NOT_UTF8,
    Trouble.NO_SHEET: NO_SHEET,
    Trouble.NO_HEADER: NO_HEADER,
    Trouble.NO_ROWS: NO_ROWS,
    Trouble.NO_COLUMN: NO_COLUMN,
    Trouble.UNKNOWN_COLUMN: UNKNOWN_COLUMN,
    Trouble.COLUMN_TWICE: COLUMN_TWICE,
    Trouble.OTHER_UNIT: OTHER_UNIT,
    Trouble.TYPE: TYPE,
    Trouble.FORMULA_ERROR: FORMULA_ERROR,
}


def _finder(trouble: Trouble) -> Callable[[Scope], Iterator[Finding]]:
    code = _CODES[trouble]

    def find(scope: Scope) -> Iterator[Finding]:
        for record, table in tables(scope):
            for fault in table.faults:
                if fault.trouble is trouble:
                    said = dict(fault.details)
                    field = table.schema.field(fault.field)
                    if field is not None:
                        said["column"] = title_of(table, field.name)
                        if trouble is Trouble.NO_COLUMN:
                            heads = (field.title.in_("zh"), *field.headers)
                            said["heads"] = quoted(heads)
                    found = found_in_cell(code, record, table, fault.row, fault.column, **said)
                    yield replace(found, edit=fault.edit)

    return find


CHECKS = tuple(Check(code, _finder(trouble)) for trouble, code in _CODES.items())
