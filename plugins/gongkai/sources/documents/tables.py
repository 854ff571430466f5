"""Tables of files as Markdown, so that what stands above and beside a cell is known of it."""

from collections.abc import Iterable, Sequence

from gongkai.model.file_text import LINE_END, Spot

Row = Sequence[tuple[Spot, str]]
_HEAD = 2
"""Cells with text that make a row the head of a table; above it stands a title."""
_RULE = "|---|---|\n"


def as_table(rows: Iterable[Row]) -> list[tuple[Spot, str]]:
    """Return rows as the pieces of a Markdown table, with nothing to be put between them."""
    pieces: list[tuple[Spot, str]] = []
    has_head = False
    for row in rows:
        if not row:
            continue
        cells = [(spot, f"| {_inline(text)} ") for spot, text in row]
        spot, last = cells[-1]
        ending = "|\n"
        if not has_head and sum(bool(text.strip()) for _, text in row) >= _HEAD:
            has_head = True
            ending += _RULE
        pieces += [*cells[:-1], (spot, last + ending)]
    return pieces


def as_lines(pieces: Iterable[tuple[Spot, str]]) -> list[tuple[Spot, str]]:
    """Return texts as pieces that end their lines, like those of `as_table`."""
    return [(spot, f"{text}\n") for spot, text in pieces]


def _inline(text: str) -> str:
    if "\n" in text or "\r" in text:
        text = LINE_END.join(filter(None, map(str.strip, text.splitlines())))
    return text.replace("|", "\\|") if "|" in text else text
