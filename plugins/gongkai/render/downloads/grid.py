"""Cells with spans, as HTML gives them -> a table of which every place is covered once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gongkai.render.downloads.document import Cell, Run, TableBlock

MOST_COLUMNS = 1000
"""What HTML lets a cell span at most (HTML standard, `colspan`)."""


def table(
    given: Sequence[Sequence[Cell]], head: int, caption: tuple[Run, ...] = ()
) -> TableBlock | None:
    """Return the table of these rows, or None if it has no cell.

    Spans that overlap or lead out of the table are cut, columns in which no cell begins are
    left out, and places that no cell covers are filled, as ragged rows leave some.
    """
    starts: list[list[tuple[int, Cell]]] = []
    covered: dict[int, int] = {}
    """How many more rows a column is covered from above."""
    for number, row in enumerate(given):
        placed: list[tuple[int, Cell]] = []
        taken = dict(covered)
        column = 0
        for cell in row:
            while taken.get(column, 0):
                column += 1
            width = 1
            while width < min(cell.columns, MOST_COLUMNS) and not taken.get(column + width, 0):
                width += 1
            height = max(1, min(cell.rows, len(given) - number))
            placed.append((column, replace(cell, columns=width, rows=height)))
            for spanned in range(column, column + width):
                taken[spanned] = height
            column += width
        starts.append(placed)
        covered = {column: left - 1 for column, left in taken.items() if left > 1}
    used = sorted({column for row in starts for column, _ in row})
    if not used:
        return None
    rank = {column: place for place, column in enumerate(used)}
    return TableBlock(len(used), _repeated(starts, head), _filled(starts, rank), caption)


def _filled(
    starts: Sequence[Sequence[tuple[int, Cell]]], rank: dict[int, int]
) -> tuple[tuple[Cell, ...], ...]:
    rows = []
    covered = [0] * len(rank)
    for row in starts:
        cells: dict[int, Cell] = {}
        for column, cell in row:
            place = rank[column]
            width = sum(1 for other in rank if column <= other < column + cell.columns)
            cells[place] = replace(cell, columns=width)
            covered[place : place + width] = [cell.rows] * width
        for place, left in enumerate(covered):
            if not left:
                cells[place] = Cell(())
                covered[place] = 1
        rows.append(tuple(cells[place] for place in sorted(cells)))
        covered = [left - 1 for left in covered]
    return tuple(rows)


def _repeated(starts: Sequence[Sequence[tuple[int, Cell]]], head: int) -> int:
    """Return how many rows can be repeated: none if a cell of theirs leads out of them."""
    reaches = (number + cell.rows for number in range(head) for _, cell in starts[number])
    return head if max(reaches, default=0) <= head else 0


def placed(table: TableBlock) -> Iterator[tuple[tuple[int, Cell], ...]]:
    """Yield the cells that begin in each row with their columns, counted from 0."""
    covered = [0] * table.columns
    for row in table.rows:
        cells = []
        column = 0
        for cell in row:
            while covered[column]:
                column += 1
            cells.append((column, cell))
            covered[column : column + cell.columns] = [cell.rows] * cell.columns
            column += cell.columns
        yield tuple(cells)
        covered = [left - 1 for left in covered]
