"""Rows of forms that are missing or unknown, and cells that nobody filled, GK940 to GK942."""

from collections.abc import Iterator

from gongkai.checks.check import Check, Scope
from gongkai.checks.table_cell import found_in_cell, found_in_field, tables
from gongkai.model.findings import Code, Finding, Severity
from gongkai.model.tables.table import CellMark, Trouble

_FORM = "the form in data/tables, which prescribes its rows"
UNKNOWN_ROW = Code(
    "GK940",
    Severity.WARNING,
    "{cell}: the form has no row “{value}”",
    "write “{nearest}”, as the form does; the figures were read as those of this row",
    _FORM,
    otherwise="take the row out, or call it as the form does; its figures were not read",
)
MISSING_ROWS = Code(
    "GK941",
    Severity.ERROR,
    "the file lacks rows that the form has: {rows}; the last row that was read is at {cell}",
    "add them, with 0 where there was nothing",
    _FORM,
)
NOT_FILLED = Code(
    "GK942",
    Severity.WARNING,
    "{cell}: nothing stands in {cells}; a blank is not 0, and nobody can tell whether a figure was "
    "forgotten",
    "write 0 where there was nothing, and / where the row does not apply",
    "the form in data/tables, which leaves no cell blank",
    rules=("R60",),
)


def unknown_row(scope: Scope) -> Iterator[Finding]:
    """Yield rows with figures that are none of the form."""
    yield from _of_rows(UNKNOWN_ROW, Trouble.UNKNOWN_ROW, scope)


def missing_rows(scope: Scope) -> Iterator[Finding]:
    """Yield rows of the form that the file lacks."""
    yield from _of_rows(MISSING_ROWS, Trouble.MISSING_ROWS, scope)


def not_filled(scope: Scope) -> Iterator[Finding]:
    """Yield rows of a form in which cells are blank, each row once."""
    for record, table in tables(scope):
        for row in table.rows if table.schema.rows else ():
            blank = [
                field.name
                for place, field in enumerate(table.schema.fields)
                if table.columns[place] and row.values[place] is CellMark.BLANK
            ]
            if blank:
                cells = "、".join(table.cell(row.number, name) for name in blank)
                yield found_in_field(NOT_FILLED, record, table, row.number, blank[0], cells=cells)


def _of_rows(code: Code, trouble: Trouble, scope: Scope) -> Iterator[Finding]:
    for record, table in tables(scope):
        for fault in table.faults:
            if fault.trouble is trouble:
                said = dict(fault.details)
                yield found_in_cell(code, record, table, fault.row, fault.column, **said)


CHECKS = (
    Check(UNKNOWN_ROW, unknown_row),
    Check(MISSING_ROWS, missing_rows),
    Check(NOT_FILLED, not_filled),
)
