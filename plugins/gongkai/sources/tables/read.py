"""One table of a record: its file's cells -> typed rows, with all that could not be read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gongkai.model.file_text import Lack
from gongkai.model.findings import Word
from gongkai.model.nearest import nearest
from gongkai.model.tables.schema import TableField, TableFile, TableSchema
from gongkai.model.tables.table import (
    CellMark,
    DataRow,
    DataTable,
    TableFault,
    Trouble,
    Unread,
    Value,
    bare,
)
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.tables.cells import (
    CellError,
    FormulaError,
    factor_between,
    is_unit,
    reader_of,
)
from gongkai.sources.tables.forms import begins, first_figure, form_body
from gongkai.sources.tables.heads import ColumnHead, find_head, is_needed, is_note, normal

_SHOWN = 40
"""Characters that are quoted of a cell."""
_FAULTS = 200
"""Cells of one table whose faults are kept: nobody reads on."""


@dataclass
class _Reading:
    """What was read so far of one table."""

    schema: TableSchema
    faults: list[TableFault] = field(default_factory=list)

    def report(
        self, trouble: Trouble, row: int = 1, column: int = 1, name: str = "", **details: str
    ) -> None:
        if len(self.faults) < _FAULTS:
            self.faults.append(TableFault(trouble, row, column, details, name))


def read_table(
    grid: CellGrid,
    schema: TableSchema,
    named: TableFile,
    *,
    path: str,
    key: str,
    mark: str,
    year: int | None = None,
) -> DataTable:
    """Return the table that `named` names, as its file has it; what is wrong is among its faults.

    `year` is that of cells which name a month alone.
    """
    reading = _Reading(schema)
    rows: list[DataRow] = []
    columns: list[int] = [0] * len(schema.fields)
    notes: tuple[str, ...] = ()
    sheet = _sheet(grid, named, reading)
    if sheet is not None:
        cells = _without_gaps(sheet)
        head = find_head(
            cells,
            sheet.merged,
            schema,
            lambda found: not schema.rows or begins(cells, found, schema),
        )
        if head is None:
            heads = "、".join(one.title.in_("zh") for one in schema.fields)
            reading.report(Trouble.NO_HEADER, heads=heads)
        else:
            columns = [head.columns.get(one.name, -1) + 1 for one in schema.fields]
            _judge_head(head, reading)
            if schema.rows:
                rows = _form(cells, head, columns, reading, year)
            else:
                body, notes = _body(cells, sheet, head)
                rows = _typed(body, head, columns, reading, year)
            if not rows and not notes:
                reading.report(Trouble.NO_ROWS, head.last + 1)
    return DataTable(
        key,
        schema,
        named.title or schema.title,
        path,
        named.file,
        sheet.name if sheet is not None else named.sheet or "",
        mark,
        tuple(columns),
        tuple(rows),
        notes,
        tuple(reading.faults),
    )


def _sheet(grid: CellGrid, named: TableFile, reading: _Reading) -> Sheet | None:
    if grid.encoding == "GBK":
        reading.report(Trouble.NOT_UTF8, encoding=grid.encoding)
    if not grid.sheets:
        why = Word(Lack[grid.lack]) if grid.lack else Word(Lack.UNKNOWN)
        reading.report(Trouble.UNREADABLE, why=why)
        return None
    if named.sheet is None:
        return grid.sheets[0]
    found = next((one for one in grid.sheets if one.name == named.sheet), None)
    if found is None:
        names = [one.name for one in grid.sheets]
        near = nearest(named.sheet, names)
        details = {"sheet": named.sheet, "sheets": "、".join(names)}
        details |= {"nearest": near} if near else {}
        reading.report(Trouble.NO_SHEET, 1, 1, "", **details)
    return found


def _without_gaps(sheet: Sheet) -> list[list[Any]]:
    """Return the rows with the texts of merged cells in each row that they span.

    Numbers stay in the first: one that is printed for several rows counts once.
    """
    rows = [["" if cell is None else cell for cell in row] for row in sheet.rows]
    for top, bottom, left, right in sheet.merged:
        text = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        if left == right and isinstance(text, str) and text:
            for row in rows[top + 1 : bottom + 1]:
                row.extend([""] * (left + 1 - len(row)))
                row[left] = text
    return rows


def _judge_head(head: ColumnHead, reading: _Reading) -> None:
    """Report what is wrong with the columns."""
    schema = reading.schema
    row = head.last + 1
    forbidden = [normal(word) for word in schema.forbidden]
    left = first_figure(head) if schema.rows else 0
    for column, text in head.others.items():
        if column < left:
            continue  # it stands over the names of the rows of a form
        words = normal(text.rpartition("/")[2])
        if any(word in normal(text) for word in forbidden):
            reading.report(Trouble.FORBIDDEN_COLUMN, row, column + 1, head=text)
        elif words not in _ORDINALS:
            lacking = [one for one in schema.fields if one.name not in head.columns]
            near = nearest(text, [one.title.in_("zh") for one in lacking])
            details = {"head": text} | ({"nearest": near} if near else {})
            reading.report(Trouble.UNKNOWN_COLUMN, row, column + 1, **details)
    for name, column in head.twice.items():
        reading.report(Trouble.COLUMN_TWICE, row, column + 1, name)
    for one in schema.fields:
        if one.name not in head.columns and is_needed(one, schema):
            reading.report(Trouble.NO_COLUMN, row, 1, one.name)


_ORDINALS = frozenset({"序号", "编号", "no.", "no", "行次", "备注", "说明", "remarks"})
"""Heads of columns that may stand in any table: they count its rows, or say more of them."""


def _body(
    cells: Sequence[Sequence[Any]], sheet: Sheet, head: ColumnHead
) -> tuple[list[tuple[int, Sequence[Any]]], tuple[str, ...]]:
    """Return the rows below the head, with their numbers from 1, and the notes below them."""
    first = [*cells[head.first]]
    rows: list[tuple[int, Sequence[Any]]] = []
    notes: list[str] = []
    for number in range(head.last + 1, len(cells)):
        own, row = sheet.rows[number], cells[number]
        if not any(cell not in ("", None) for cell in own):
            continue
        if notes or is_note(own):
            notes.append(" ".join(str(cell).strip() for cell in own if cell not in ("", None)))
        elif list(row) != first:  # the head printed again at the top of a page
            rows.append((number + 1, row))
    return rows, tuple(notes)


def _form(
    cells: Sequence[Sequence[Any]],
    head: ColumnHead,
    columns: list[int],
    reading: _Reading,
    year: int | None,
) -> list[DataRow]:
    """Return the rows of a form under the names that they have there; `columns` gets theirs."""
    schema = reading.schema
    place = schema.places[schema.primary_key[0]]
    columns[place] = first_figure(head)
    body = form_body(cells, head, schema)
    if not body.rows:
        return []
    for number, text, near in body.unknown:
        details = {"value": _shown(text)}
        details |= {"nearest": near.title.in_("zh")} if near is not None else {}
        reading.report(Trouble.UNKNOWN_ROW, number, columns[place] or 1, "", **details)
    if body.missing:
        titles = "；".join(row.title.in_("zh") for row in body.missing)
        last = body.rows[-1][0]
        reading.report(Trouble.MISSING_ROWS, last, columns[place] or 1, "", rows=titles)
    named = {number: row.title.in_("zh") for number, _, row in body.rows}
    found = _typed([(number, row) for number, row, _ in body.rows], head, columns, reading, year)
    return [
        DataRow(one.number, [*one.values[:place], named[one.number], *one.values[place + 1 :]])
        for one in found
    ]


def _typed(
    body: Sequence[tuple[int, Sequence[Any]]],
    head: ColumnHead,
    columns: Sequence[int],
    reading: _Reading,
    year: int | None,
) -> list[DataRow]:
    """Return the rows with typed values; a cell that cannot be read is a fault."""
    schema = reading.schema
    missing = frozenset(schema.missing_values)
    readers: list[tuple[int, TableField, Callable[[Any], Value]]] = []
    for one, column in zip(schema.fields, columns, strict=True):
        factor = _factor(one, head, column, reading)
        readers.append((column - 1, one, reader_of(one, missing, factor, year)))
    blank, labels = CellMark.BLANK, schema.labels
    rows = []
    for number, row in body:
        width = len(row)
        values: list[Value] = []
        for column, one, read in readers:
            if not 0 <= column < width:
                values.append(blank)
                continue
            cell = row[column]
            if cell == "":
                values.append(blank)
                continue
            try:
                values.append(read(cell))
            except CellError:
                if isinstance(cell, str) and bare(cell) in labels.get(one.name, ()):
                    values.append(bare(cell))  # what a total is called, in a column of months
                    continue
                values.append(Unread(cell))
                expected = {"expected": Word(EXPECTED[one.type]), "value": _shown(cell)}
                reading.report(Trouble.TYPE, number, column + 1, one.name, **expected)
            except FormulaError:
                values.append(Unread(cell))
                reading.report(
                    Trouble.FORMULA_ERROR, number, column + 1, one.name, value=_shown(cell)
                )
        if any(value is not blank for value in values):
            rows.append(DataRow(number, values))
    return rows


def _factor(one: TableField, head: ColumnHead, column: int, reading: _Reading) -> Decimal:
    """Return by what the numbers of a column are multiplied to be in its unit."""
    if not (one.is_number and one.unit and column):
        return Decimal(1)
    own = head.units.get(one.name, "")
    given = own if factor_between(own, one.unit) is not None else ""
    if not given and head.unit and factor_between(head.unit, one.unit) is not None:
        given = head.unit
    if is_unit(own) and factor_between(own, one.unit) is None:
        reading.report(
            Trouble.OTHER_UNIT, head.last + 1, column, one.name, unit=own, wanted=one.unit
        )
    factor = factor_between(given, one.unit) if given else None
    return Decimal(1) if factor is None else factor


def _shown(cell: Any) -> str:
    text = str(cell["d"] if isinstance(cell, dict) else cell).strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


EXPECTED: Mapping[str, str] = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "date": "a day, such as 2021-03-01",
    "yearmonth": "a month, such as 2021-03",
    "quarter": "a quarter, such as 2021-Q1",
    "year": "a year, such as 2021",
}
"""What a column holds, as findings say it."""
WORDS = tuple(EXPECTED.values())
"""The same, for translators."""
