"""Files of tables with columns on persons that must not exist, GK523: they stop the build."""

from collections.abc import Iterable

from gongkai.checks.check import place_of
from gongkai.checks.leaks import COLUMN_INSIDE
from gongkai.model.file_text import Spot, Where
from gongkai.model.findings import Finding
from gongkai.model.record import Record
from gongkai.model.tables.table import ForbiddenColumn, letters_of


def find_forbidden_columns(records: Iterable[Record]) -> list[Finding]:
    """Return every such column, once for each file, where the record names the file."""
    found: dict[tuple[str, ForbiddenColumn], Finding] = {}
    for record in records:
        for table in record.read_tables:
            for column in table.forbidden:
                place = place_of(record, f"{table.mark}.file")
                details = {
                    "file": table.file,
                    "mark": column.word,
                    "where": _spot(column).phrase(),
                }
                finding = Finding(COLUMN_INSIDE, place, details, record.id, record.unit)
                found.setdefault((table.path, column), finding)
    return list(found.values())


def _spot(column: ForbiddenColumn) -> Spot:
    if column.sheet:
        cell = f"{letters_of(column.column)}{column.row}"
        return Spot.at(Where.CELL, sheet=column.sheet, cell=cell)
    return Spot.at(Where.CELL_OF_LINE, line=column.row, column=column.column)
