"""Attached lists (CSV) as tables on the page of their record, as far as a page goes.

Their cells are those that the gate has judged; nothing is read anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.model.catalog import Catalog
from gongkai.model.file_text import LINE_END, FileText, Where
from gongkai.model.record import Record
from gongkai.views.attached import AttachedFile, attached_files

MOST_ROWS, MOST_COLUMNS = 100, 30
"""What a page shows of a list; the file has all of it."""
_FORMS = ("CSV", "TSV")
_END = re.compile(r"\|\n(\|(---\|)+\n)?$")
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?%?", re.ASCII)


@dataclass(frozen=True)
class AttachedTable:
    """A list beside a record; rows are as long as its head."""

    file: AttachedFile
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int
    """Its rows in all, shown or not."""

    @property
    def has_more(self) -> bool:
        """Return whether the file has rows that are not shown."""
        return self.count > len(self.rows)

    @property
    def numbers(self) -> frozenset[int]:
        """Return the places of columns that hold nothing but numbers."""
        columns = zip(*self.rows, strict=True)
        return frozenset(n for n, cells in enumerate(columns) if all(map(_NUMBER.fullmatch, cells)))


def attached_tables(record: Record, catalog: Catalog) -> Iterator[AttachedTable]:
    """Yield the lists beside a record that are not its own tables, as those have a form."""
    own = {named.file for named in record.tables}
    for file in attached_files(record, catalog):
        if file.form in _FORMS and file.attachment.file not in own:
            lines = _lines(file.file.read)
            wide = max(map(len, lines), default=0)
            head = next((n for n, line in enumerate(lines) if len([*filter(None, line)]) > 1), None)
            if head is None or head + 1 == len(lines) or wide > MOST_COLUMNS:
                continue
            rows = [tuple(line + [""] * (wide - len(line))) for line in lines[head:]]
            yield AttachedTable(file, rows[0], tuple(rows[1 : MOST_ROWS + 1]), len(rows) - 1)


def _lines(read: FileText) -> list[list[str]]:
    """Return the cells of a list, line by line, without what stands between them."""
    found: dict[int, list[str]] = {}
    for extract in read.extracts:
        for spot, text in extract.spans():
            if spot.where is Where.CELL_OF_LINE and spot.within is None:
                cell = _END.sub("", text).removeprefix("| ").strip()
                plain = cell.replace("\\|", "|").replace(LINE_END, " ")
                found.setdefault(int(dict(spot.names)["line"]), []).append(plain)
    return [found[line] for line in sorted(found)]
