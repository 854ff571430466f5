"""One table of a record: its file's cells -> typed rows, with all that could not be read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from gongkai.model.edits import Recoding
from gongkai.model.file_text import Lack
from gongkai.model.findings import Word
from gongkai.model.nearest import nearest
from gongkai.model.tables.schema import TableFile, TableSchema
from gongkai.model.tables.table import DataRow, DataTable, TableFault, Trouble
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.tables.body import LabelPlaces, body_of
from gongkai.sources.tables.forbidden import ForbiddenWords, forbidden_columns
from gongkai.sources.tables.forms import begins, first_figure, form_body
from gongkai.sources.tables.head_names import normal
from gongkai.sources.tables.heads import ColumnHead, find_head, is_needed
from gongkai.sources.tables.layout import Layout, cells_beside, joined_parts, layouts_of
from gongkai.sources.tables.turned import TurnedTable, turned_table
from gongkai.sources.tables.typed import TableReading, shown, typed_rows


def read_table(
    grid: CellGrid,
    schema: TableSchema,
    named: TableFile,
    *,
    path: str,
    key: str,
    mark: str,
    year: int | None = None,
    forbidden: Sequence[str] = (),
) -> DataTable:
    """Return the table that `named` names, as its file has it; what is wrong is among its faults.

    `year` is that of the record: of cells which name a month alone, and of heads that say 上年;
    `forbidden` are words that head no column of any sort of table, beside those of its own.
    """
    reading = TableReading(schema, year, [0] * len(schema.fields))
    words = ForbiddenWords(schema, forbidden)
    if grid.encoding == "GBK":
        recoding = Recoding(path, "gb18030", with_mark=True) if grid.is_sure else None
        details = {"encoding": grid.encoding}
        reading.faults.append(TableFault(Trouble.NOT_UTF8, details=details, edit=recoding))
    sheet = _sheet(grid, named, reading)
    head = None
    if sheet is not None:
        cells = _without_gaps(sheet)
        head = find_head(
            cells, sheet.merged, schema, year, lambda found: begins(cells, found, schema)
        )
        turned = turned_table(cells, schema, year)
        if turned is not None and (head is None or len(turned.head.columns) > len(head.columns)):
            head = None
            _read_turned(turned, words, reading)
        elif head is None:
            heads = "、".join(one.title.in_("zh") for one in schema.fields)
            reading.report(Trouble.NO_HEADER, heads=heads)
        elif schema.rows:
            _read_form(head, cells, words, reading)
        else:
            _read_below(head, cells, sheet.rows, words, reading)
    return DataTable(
        key,
        schema,
        named.title or schema.title,
        path,
        named.file,
        sheet.name if sheet is not None else named.sheet or "",
        mark,
        tuple(reading.columns),
        tuple(reading.rows),
        reading.notes,
        tuple(reading.faults),
        reading.head,
        reading.units,
        reading.factors,
        reading.elsewhere,
        tuple(forbidden_columns(grid, sheet, head, words)),
    )


def _read_below(
    head: ColumnHead,
    cells: Sequence[Sequence[Any]],
    own: Sequence[Sequence[Any]],
    words: ForbiddenWords,
    reading: TableReading,
) -> None:
    """Read what stands below a head."""
    schema = reading.schema
    layouts = layouts_of(head, schema, reading.year)
    reading.columns, reading.head = layouts[-1].columns, head.last + 1
    _judge_head(head, layouts, words, reading)
    is_number = [one.is_number for one in schema.fields]
    numbers = {
        column - 1
        for layout in layouts
        for column, counts in zip(layout.columns, is_number, strict=True)
        if column and counts
    }
    body = body_of(cells, own, head, numbers)
    joined = joined_parts(body.rows, head)
    labelled = LabelPlaces(schema, head).put(joined)
    reading.rows = [*typed_rows(labelled, layouts, head, reading)]
    reading.notes = body.notes
    reading.elsewhere = cells_beside([row.number for row in reading.rows], layouts, head, schema)
    if not reading.rows and not reading.notes:
        reading.report(Trouble.NO_ROWS, head.last + 1)


def _read_form(
    head: ColumnHead,
    cells: Sequence[Sequence[Any]],
    words: ForbiddenWords,
    reading: TableReading,
) -> None:
    """Read the rows of a form under the names that they have there."""
    schema = reading.schema
    place = schema.places[schema.primary_key[0]]
    columns = [head.columns.get(one.name, -1) + 1 for one in schema.fields]
    columns[place] = first_figure(head)
    layouts = [Layout(tuple(columns))]
    reading.columns, reading.head = columns, head.last + 1
    _judge_head(head, layouts, words, reading)
    body = form_body(cells, head, schema)
    if not body.rows:
        reading.report(Trouble.NO_ROWS, head.last + 1)
        return
    for number, text, near in body.unknown:
        details = {"value": shown(text)}
        details |= {"nearest": near.title.in_("zh")} if near is not None else {}
        reading.report(Trouble.UNKNOWN_ROW, number, columns[place] or 1, "", **details)
    if body.missing:
        titles = "；".join(row.title.in_("zh") for row in body.missing)
        last = body.rows[-1][0]
        reading.report(Trouble.MISSING_ROWS, last, columns[place] or 1, "", rows=titles)
    named = {number: row.title.in_("zh") for number, _, row in body.rows}
    found = typed_rows(((number, row) for number, row, _ in body.rows), layouts, head, reading)
    reading.rows = [
        DataRow(one.number, [*one.values[:place], named[one.number], *one.values[place + 1 :]])
        for one in found
    ]


def _read_turned(turned: TurnedTable, words: ForbiddenWords, reading: TableReading) -> None:
    """Read a table that lies on its side, and say where its cells are in the file."""
    before = len(reading.faults)
    _read_below(turned.head, turned.cells, turned.cells, words, reading)
    names = [one.name for one in reading.schema.fields]
    reading.elsewhere = {
        row.number: {
            name: turned.place(row.number, column)
            for name, column in zip(names, reading.columns, strict=True)
            if column
        }
        for row in reading.rows
    }
    for number, fault in enumerate(reading.faults[before:], before):
        row, column = turned.place(fault.row, fault.column)
        reading.faults[number] = replace(fault, row=row, column=column)
    reading.head = turned.top + 1


def _sheet(grid: CellGrid, named: TableFile, reading: TableReading) -> Sheet | None:
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


def _judge_head(
    head: ColumnHead, layouts: Sequence[Layout], words: ForbiddenWords, reading: TableReading
) -> None:
    """Report what is wrong with the columns; one that is forbidden is not named."""
    schema = reading.schema
    row = head.last + 1
    left = first_figure(head) if schema.rows else 0
    for column, text in head.others.items():
        if column < left:
            continue  # it stands over the names of the rows of a form
        is_usual = normal(text.rpartition("/")[2]) in _ORDINALS
        if not is_usual and words.word_in(text) is None:
            lacking = [one for one in schema.fields if one.name not in head.columns]
            near = nearest(text, [one.title.in_("zh") for one in lacking])
            details = {"head": text} | ({"nearest": near} if near else {})
            reading.report(Trouble.UNKNOWN_COLUMN, row, column + 1, **details)
    for name, column in head.twice.items():
        reading.report(Trouble.COLUMN_TWICE, row, column + 1, name)
    known = {*head.columns, *layouts[-1].given}
    for one in schema.fields:
        if one.name not in known and is_needed(one, schema):
            reading.report(Trouble.NO_COLUMN, row, 1, one.name)
    if not schema.rows and not known & {*schema.primary_key}:
        reading.report(Trouble.NO_COLUMN, row, 1, schema.primary_key[0])


_ORDINALS = frozenset(
    {"序号", "编号", "no.", "no", "行次", "年度", "年份", "备注", "说明", "remarks"}
)
"""Heads of columns that may stand in any table: they count its rows, or say more of them."""
