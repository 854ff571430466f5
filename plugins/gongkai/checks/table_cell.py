"""A finding at a cell of a table, so that a clerk with the file open can follow it: `B7`."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.checks.check import Scope
from gongkai.model.findings import Code, Finding, Phrase, SourcePlace
from gongkai.model.record import Record
from gongkai.model.tables.table import DataTable, letters_of, plain_number

CELL = "cell {cell}"
_ONE = Decimal(1)
CELL_ON_SHEET = "sheet “{sheet}”, cell {cell}"
WORDS = (CELL, CELL_ON_SHEET)
"""Where something stands in a table, for translators."""


def tables(scope: Scope) -> Iterator[tuple[Record, DataTable]]:
    """Yield every table of the records that are judged, with its record."""
    for record in scope.judged:
        for table in record.read_tables:
            yield record, table


def found_in_cell(
    code: Code, record: Record, table: DataTable, row: int, column: int, /, **details: str
) -> Finding:
    """Return a finding at a cell, by row and column from 1."""
    place = SourcePlace(table.path, row, max(column, 1))
    where = cell_phrase(table, f"{letters_of(max(column, 1))}{row}")
    said = {"cell": where, **details}
    return Finding(code, place, said, record.id, record.unit, on=record.day)


def found_in_field(
    code: Code, record: Record, table: DataTable, row: int, name: str, /, **details: str
) -> Finding:
    """Return a finding at the cell of a row in the column of a field."""
    return found_in_cell(code, record, table, *table.place_of(row, name), **details)


def cell_phrase(table: DataTable, cell: str) -> Phrase:
    """Return how a cell is named, with its sheet where the file has sheets."""
    if table.sheet:
        return Phrase(CELL_ON_SHEET, sheet=table.sheet, cell=cell)
    return Phrase(CELL, cell=cell)


def written(table: DataTable, row: int, name: str) -> str:
    """Return a cell of another table as a formula names it: `收支总表!B12`."""
    cell = table.cell(row, name)
    return f"{table.sheet or table.file}!{cell}"


def quoted(texts: Iterable[str]) -> str:
    """Return texts as a list of which each can be told from the next."""
    return "、".join(f"“{text}”" for text in texts)


def title_of(table: DataTable, name: str) -> str:
    """Return what heads the column of a field, as the clerk's file has it."""
    field = table.schema.field(name)
    return field.title.in_("zh") if field is not None else name


def with_unit(table: DataTable, name: str, value: Decimal) -> str:
    """Return a number of a column with its unit, as the clerk's file has them."""
    field = table.schema.field(name)
    unit = table.units.get(name) or (field.unit if field is not None else None) or ""
    text = plain_number(value / table.factors.get(name, _ONE))
    whole, mark, places = text.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{mark}{places}{unit}"


def cells_of(table: DataTable, name: str, rows: Iterable[int]) -> str:
    """Return the cells of a column in some rows as a spreadsheet writes them: `B4:B9,B12`."""
    if table.elsewhere:
        return ",".join(table.cell(row, name) for row in sorted(rows))
    letters = letters_of(table.columns[table.schema.places[name]] or 1)
    spans: list[list[int]] = []
    for row in sorted(rows):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ",".join(
        f"{letters}{first}" if first == last else f"{letters}{first}:{letters}{last}"
        for first, last in spans
    )
