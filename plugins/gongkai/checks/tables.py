"""Tables in Markdown, written with bars or in HTML: their cells, and where each stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.checks.reading import squeeze

_RULE = re.compile(
    r"^[ >\t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$", re.MULTILINE
)
_CELL = re.compile(r"(?:\\.|[^|\\\n])*")
_HTML_TABLE = re.compile(r"<table\b.*?(?:</table>|\Z)", re.DOTALL | re.IGNORECASE)
_HTML_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</tr>|</table>|\Z)", re.DOTALL | re.IGNORECASE)
_HTML_CELL = re.compile(
    r"<t[dh]\b[^>]*>(.*?)(?=<t[dhr]\b|</t[dhr]>|</table>|\Z)", re.DOTALL | re.IGNORECASE
)
_NO_HEAD = re.compile(r"[\dXx.,，、%/*—-]*")
"""A figure, or part of a number; 1月 is a head."""
_DEEP = 2
"""Rows below the first that may belong to a head."""


@dataclass(frozen=True)
class Cell:
    """What a reader sees in a cell, without blanks, and where it begins and ends."""

    text: str
    raw: str
    offset: int

    @property
    def end(self) -> int:
        """Return the offset behind the cell."""
        return self.offset + len(self.raw)


@dataclass(frozen=True)
class MarkdownTable:
    """A table with a head."""

    head: Sequence[Cell]
    rows: Sequence[Sequence[Cell]]
    """In the order of the text."""

    def column_of(self, offset: int) -> str:
        """Return the head of the column in which `offset` lies; nothing where it has none."""
        _, column = self._place(offset)
        return self.head[column].text if 0 <= column < len(self.head) else ""

    def words_above(self, offset: int) -> str:
        """Return what heads the column in which `offset` lies; of several rows the lowest.

        Nothing where no word stands above it: parts of a number have one head together.
        """
        row, column = self._place(offset)
        if column < 0:
            return ""
        above = (self.head, *self.rows[: min(row, _DEEP)])
        texts = (cells[column].text for cells in reversed(above) if column < len(cells))
        return next((text for text in texts if not _NO_HEAD.fullmatch(text)), "")

    def _place(self, offset: int) -> tuple[int, int]:
        """Return row and column of an offset; -1 for a column where it lies in no cell."""
        behind = bisect_right(self.rows, offset, key=lambda row: row[0].offset if row else -1)
        for number, cell in enumerate(self.rows[behind - 1] if behind else ()):
            if cell.offset <= offset < cell.end:
                return behind - 1, number
        return behind - 1, -1


def tables_in(source: str, heads: Sequence[str] = ()) -> list[MarkdownTable]:
    """Return the tables of a Markdown text, in the order of the text for each way of writing.

    With `heads`, only those of which a head has one of these words, in lower case.
    """
    found = list(_of_bars(source, heads)) if "|" in source else []
    if "<table" in source.lower():
        found += (table for table in _of_html(source) if _is_wanted(table.head, heads))
    return found


def _is_wanted(head: Sequence[Cell], heads: Sequence[str]) -> bool:
    text = "|".join(cell.text for cell in head).lower()
    return not heads or any(word in text for word in heads)


def _of_bars(source: str, heads: Sequence[str]) -> Iterator[MarkdownTable]:
    for rule in _RULE.finditer(source):
        if "|" not in rule[0]:
            continue
        start = source.rfind("\n", 0, max(rule.start() - 1, 0)) + 1
        head = _cells(source, start, rule.start() - 1) if rule.start() else []
        if len(head) < 2 or not _is_wanted(head, heads):
            continue
        rows = []
        at = rule.end() + 1
        while at < len(source):
            end = source.find("\n", at)
            end = len(source) if end < 0 else end
            if "|" not in source[at:end]:
                break
            rows.append(_cells(source, at, end))
            at = end + 1
        yield MarkdownTable(head, rows)


def _cells(source: str, start: int, end: int) -> list[Cell]:
    line = source[start:end]
    opens = line.lstrip(" >\t").startswith("|")
    at = start + line.index("|") + 1 if opens else start
    cells = []
    while at <= end:
        match = _CELL.match(source, at, end)
        raw = match[0] if match else ""
        cells.append(_cell(raw, at))
        at += len(raw) + 1
    if len(cells) > 1 and not cells[-1].raw.strip():
        cells.pop()
    return cells


def _cell(raw: str, at: int) -> Cell:
    blank = len(raw) - len(raw.lstrip())
    return Cell(squeeze(raw), raw[blank:].rstrip(), at + blank)


def _of_html(source: str) -> Iterator[MarkdownTable]:
    for table in _HTML_TABLE.finditer(source):
        rows = [
            [_cell(cell[1], cell.start(1)) for cell in _HTML_CELL.finditer(source, *row.span(1))]
            for row in _HTML_ROW.finditer(source, *table.span())
        ]
        rows = [row for row in rows if row]
        if rows:
            yield MarkdownTable(rows[0], rows[1:])
