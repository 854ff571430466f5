"""A table for a terminal, on which a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Iterator, Sequence

_LONGEST = 60


def table_of(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table; the first row is its head, and long values are cut."""
    cut = [[_cut(" ".join(cell.split())) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cut, strict=True)]
    for number, row in enumerate(cut):
        cells = (
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text)


def _cut(text: str) -> str:
    if _width(text) <= _LONGEST:
        return text
    while _width(text) >= _LONGEST:
        text = text[:-1]
    return f"{text}…"
