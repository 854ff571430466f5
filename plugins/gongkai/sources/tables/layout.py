"""How the rows of a table lie in its file: one to a row, or a year beside another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.model.tables.schema import TableSchema
from gongkai.sources.tables.body import BodyRow
from gongkai.sources.tables.head_names import year_key
from gongkai.sources.tables.heads import ColumnHead

_FURTHER = 10_000_000
"""More than the rows of any file: rows beside others are numbered from here on."""


@dataclass(frozen=True)
class Layout:
    """Where the cells of a row of the table are in a row of the file."""

    columns: tuple[int, ...]
    """The column of each field, from 1; 0 where there is none."""
    given: Mapping[str, str] = field(default_factory=dict)
    """What the head says for all rows, by the name of the field."""
    first: int = 0
    """What is added to the number of a row, so that rows beside one another have their own."""


def layouts_of(head: ColumnHead, schema: TableSchema, year: int | None) -> list[Layout]:
    """Return how the rows of a table lie: in several ways where several years are side by side.

    A table without a column of years is one of the year that its head or else its record names.
    """
    name = year_key(schema)
    if name is None or name in head.columns:
        return [Layout(_columns(head.columns, schema))]
    years = head.years or ({str(year): {}} if year is not None else {})
    spread = {field for columns in years.values() for field in columns}
    shared = {field: column for field, column in head.columns.items() if field not in spread}
    found = [
        Layout(_columns(shared | columns, schema), {name: one}, place * _FURTHER)
        for place, (one, columns) in enumerate(sorted(years.items()))
    ]
    return found or [Layout(_columns(head.columns, schema))]


def _columns(columns: Mapping[str, int], schema: TableSchema) -> tuple[int, ...]:
    return tuple(columns.get(one.name, -1) + 1 for one in schema.fields)


def cells_beside(
    numbers: Sequence[int], layouts: Sequence[Layout], head: ColumnHead, schema: TableSchema
) -> Mapping[int, Mapping[str, tuple[int, int]]]:
    """Return the cells of rows that lie beside others, row and column from 1, by field."""
    if len(layouts) < 2:
        return {}
    found = {}
    for number in numbers:
        layout = next(one for one in reversed(layouts) if number > one.first)
        cells = {
            one.name: (number - layout.first, column)
            for one, column in zip(schema.fields, layout.columns, strict=True)
            if column
        }
        first = min((column for _, column in cells.values()), default=1)
        found[number] = cells | dict.fromkeys(layout.given, (head.first + 1, first))
    return found


def joined_parts(rows: Sequence[BodyRow], head: ColumnHead) -> Iterator[BodyRow]:
    """Yield the rows with values that are spread over several columns joined in the first.

    A row may leave out the parts that it shares with the one above, or give them again.
    """
    spread = {name: parts for name, parts in head.parts.items() if len(parts) > 1}
    if not spread:
        yield from rows
        return
    above: dict[str, list[str]] = {}
    for number, row in rows:
        cells = [
            *row,
            *[""] * (max(map(max, (p.values() for p in spread.values()))) + 1 - len(row)),
        ]
        for name, parts in spread.items():
            texts = [_text(cells[column]) for _, column in sorted(parts.items())]
            deepest = max((place for place, text in enumerate(texts) if text), default=-1)
            before = above.get(name, [])
            filled = [
                text or (before[place] if place < min(deepest, len(before)) else "")
                for place, text in enumerate(texts)
            ]
            if deepest >= 0:
                above[name] = filled
            cells[head.columns[name]] = _joined(filled)
        yield number, cells


def _text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return str(cell).strip()


def _joined(parts: Sequence[str]) -> str:
    """Return a code whose parts each stand by themselves, or each with those before it."""
    code = ""
    for part in parts:
        is_whole = len(part) > len(code) > 0 and part.startswith(code)
        is_short = code and part.isdecimal() and len(part) == 1  # 01 that is kept as a number
        code = part if is_whole else code + (part.zfill(2) if is_short else part)
    return code
