"""The rows of a table -> typed values, with all that could not be read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from gongkai.model.findings import Word
from gongkai.model.tables.labels import bare
from gongkai.model.tables.schema import TableField, TableSchema
from gongkai.model.tables.table import CellMark, DataRow, TableFault, Trouble, Unread, Value
from gongkai.sources.tables.body import BodyRow
from gongkai.sources.tables.cells import (
    CellError,
    FormulaError,
    factor_between,
    is_unit,
    reader_of,
)
from gongkai.sources.tables.heads import ColumnHead
from gongkai.sources.tables.layout import Layout

_SHOWN = 40
"""Characters that are quoted of a cell."""
_FAULTS = 200
"""Cells of one table whose faults are kept: nobody reads on."""
_ColumnReader = tuple[int, TableField, Callable[[Any], Value]]
"""A column from 0, its field, and what reads its cells."""


@dataclass
class TableReading:
    """What was read so far of one table."""

    schema: TableSchema
    year: int | None
    columns: Sequence[int] = ()
    rows: Sequence[DataRow] = ()
    notes: tuple[str, ...] = ()
    head: int = 1
    units: dict[str, str] = field(default_factory=dict)
    factors: dict[str, Decimal] = field(default_factory=dict)
    elsewhere: Mapping[int, Mapping[str, tuple[int, int]]] = field(default_factory=dict)
    faults: list[TableFault] = field(default_factory=list)

    def report(
        self, trouble: Trouble, row: int = 1, column: int = 1, name: str = "", **details: str
    ) -> None:
        """Note that something could not be read."""
        if len(self.faults) < _FAULTS:
            self.faults.append(TableFault(trouble, row, column, details, name))


def typed_rows(
    body: Iterable[BodyRow], layouts: Sequence[Layout], head: ColumnHead, reading: TableReading
) -> Iterator[DataRow]:
    """Yield the rows with typed values; a cell that cannot be read is a fault."""
    schema = reading.schema
    missing = frozenset(schema.missing_values)
    prepared = []
    for layout in layouts:
        readers: list[_ColumnReader] = []
        for one, column in zip(schema.fields, layout.columns, strict=True):
            factor = _factor(one, head, column, reading)
            readers.append((column - 1, one, reader_of(one, missing, factor, reading.year)))
        prepared.append((layout, readers))
    for number, row in body:
        for layout, readers in prepared:
            values = _values(number, row, readers, reading)
            if any(value is not CellMark.BLANK for value in values):
                for name, value in layout.given.items():
                    values[schema.places[name]] = value
                yield DataRow(layout.first + number, values)


def _values(
    number: int, row: Sequence[Any], readers: Sequence[_ColumnReader], reading: TableReading
) -> list[Value]:
    blank, labels, width = CellMark.BLANK, reading.schema.labels, len(row)
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
            if isinstance(cell, str) and cell in labels.get(one.name, ()):
                values.append(bare(cell))  # what a total is called, in a column of months
                continue
            values.append(Unread(cell))
            expected = {"expected": Word(EXPECTED[one.type]), "value": shown(cell)}
            reading.report(Trouble.TYPE, number, column + 1, one.name, **expected)
        except FormulaError:
            values.append(Unread(cell))
            reading.report(Trouble.FORMULA_ERROR, number, column + 1, one.name, value=shown(cell))
    return values


def _factor(one: TableField, head: ColumnHead, column: int, reading: TableReading) -> Decimal:
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
    if factor is None or factor == 1:
        return Decimal(1)
    reading.units[one.name], reading.factors[one.name] = given, factor
    return factor


def shown(cell: Any) -> str:
    """Return the beginning of what stands in a cell, as findings quote it."""
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
