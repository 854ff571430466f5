"""The words by which the columns of a table are measured, so that none runs into the next."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass

from gongkai.render.downloads.document import Cell, LabelledBlocks, Run, TableBlock
from gongkai.render.downloads.grid import placed

LONGEST_WORD = 28
"""Letters; a longer word is broken anywhere (document.typ)."""
LONGEST_LINE = 48
"""Letters, or half as many Chinese characters; a longer line makes no column wider."""
LOW = 240
"""Letters in a cell that is no higher than a part of a sheet, however narrow its column."""
HALF = 22
"""Letters in half a line of the box of facts, beside the label."""
_WORD = re.compile("[^\\s\u2e80-\uffef]+")
_WHOLE = 8
"""Letters: what is as short stays on one line, as four Chinese characters do."""
_HAN = "\u2e7f"
"""All characters after it are as wide as they are high."""


@dataclass(frozen=True)
class GridColumn:
    """What a column must hold, and what it would hold on one line."""

    word: str = ""
    line: str = ""


def is_short(pair: LabelledBlocks) -> bool:
    """Return whether half a line holds what is said under a label."""
    return not pair.is_stacked and sum(map(_width, _texts(pair.blocks))) <= HALF


def fits_a_sheet(cells: Iterable[Cell]) -> bool:
    """Return whether a row is low enough to stand on one sheet, and is not cut in two."""
    return all(sum(map(_width, _texts(cell.blocks))) <= LOW for cell in cells)


def columns(table: TableBlock) -> tuple[GridColumn, ...]:
    """Return the longest word and the longest line of each column."""
    found = [GridColumn()] * table.columns
    for row in placed(table):
        for place, cell in row:
            if cell.columns == 1:
                for text in _texts(cell.blocks):
                    found[place] = _longer(found[place], text)
    return tuple(found)


def _longer(column: GridColumn, text: str) -> GridColumn:
    lines = text.split("\n")
    words = [word[:LONGEST_WORD] for line in lines for word in _WORD.findall(line)]
    whole = [line if _width(line) <= _WHOLE else line[:2] for line in lines if line > _HAN]
    return GridColumn(
        max([column.word, *words, *whole], key=_width),
        max([column.line, *(line[:LONGEST_LINE] for line in lines)], key=_width)[:LONGEST_LINE],
    )


def _width(line: str) -> int:
    return sum(2 if char > _HAN else 1 for char in line)


def _texts(value: object) -> Iterator[str]:
    """Yield the words of each paragraph below a value of the tree of blocks."""
    if isinstance(value, tuple):
        if value and all(isinstance(item, Run) for item in value):
            yield "".join(run.text for run in value)
        else:
            for item in value:
                yield from _texts(item)
    elif is_dataclass(value):
        for given in vars(value).values():
            yield from _texts(given)
