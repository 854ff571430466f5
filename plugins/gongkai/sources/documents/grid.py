"""The cells of a file: sheets of rows, as programs show them."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows of cells from A1 on."""

    name: str
    rows: list[list[Any]]
    """Texts, numbers, true and false; a day is `{"d": "2021-03-01"}`, a number that is shown as a
    percentage or with noughts before it is that text. A blank cell is ''."""
    merged: list[tuple[int, int, int, int]]
    """First and last row, first and last column of each range of merged cells, from 0."""


@dataclass(frozen=True)
class CellGrid:
    """What a file holds."""

    sheets: list[Sheet]
    encoding: str = ""
    """Of a text: `UTF-8`, `GBK`, or what else it seems to be in."""
    is_sure: bool = False
    """Whether a text that is not UTF-8 is in that encoding for certain."""
    lack: str = ""
    """Why it could not be read, as a word of `Lack`; empty where it was."""
