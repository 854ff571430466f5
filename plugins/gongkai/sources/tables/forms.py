"""The rows of a form on its sheet: which is which, by what stands before its figures."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gongkai.model.nearest import nearest
from gongkai.model.tables.schema import FormRow, TableSchema
from gongkai.sources.tables.head_names import normal
from gongkai.sources.tables.heads import ColumnHead

_BORDERS = str.maketrans("：", ":")


@dataclass
class FormBody:
    """The rows of a form as a sheet has them. One sheet may hold several forms."""

    rows: list[tuple[int, Sequence[Any], FormRow]] = field(default_factory=list)
    """Number in the file from 1, cells, and which row of the form it is."""
    unknown: list[tuple[int, str, FormRow | None]] = field(default_factory=list)
    """Rows with figures that have no name of the form: number, what stands before them, and the
    row as which they were read, if any."""
    missing: list[FormRow] = field(default_factory=list)
    """Rows that are not there."""


def form_body(cells: Sequence[Sequence[Any]], head: ColumnHead, schema: TableSchema) -> FormBody:
    """Return the rows of a form below its head, up to the last that belongs to it.

    A row whose name is nearly that of one which is missing is read as that one.
    """
    first, names = first_figure(head), _names(schema.rows)
    found: list[tuple[int, Sequence[Any], str, FormRow | None]] = []
    last = 0
    is_over = False
    for number, texts, row in _before_figures(cells, head.last + 1, first):
        counts = any(map(_counts, row[first:]))
        known = _named(texts, names) or (_only(schema) if not (texts or last) else None)
        if known is not None and (counts or texts):
            found.append((number, row, "", known))
            last, is_over = len(found), False
        elif not counts:
            is_over = last > 0
        elif texts and not is_over:
            found.append((number, row, texts[-1], None))
    return _body(found, last, schema)


def _body(
    found: Sequence[tuple[int, Sequence[Any], str, FormRow | None]], last: int, schema: TableSchema
) -> FormBody:
    """Return what rows are of the form; behind its `last` one another form may begin."""
    body = FormBody()
    there = {known.name for _, _, _, known in found if known is not None}
    body.missing = [row for row in schema.rows if row.name not in there]
    for place, (number, row, text, known) in enumerate(found):
        meant = known or _nearest(text, body.missing)
        if meant is not None:
            body.rows.append((number, row, meant))
        if known is None and (meant is not None or place < last):
            body.unknown.append((number, text, meant))
        if meant in body.missing:
            body.missing.remove(meant)
    return body


def _nearest(text: str, rows: Sequence[FormRow]) -> FormRow | None:
    """Return the row that a text seems to mean; None where none is close."""
    endings = [_ending(row.title.in_("zh")) for row in rows]
    found = nearest(text, endings)
    return rows[endings.index(found)] if found is not None else None


def first_figure(head: ColumnHead) -> int:
    """Return the first column with figures, from 0; what stands to the left names the rows."""
    return min(head.columns.values())


def begins(cells: Sequence[Sequence[Any]], head: ColumnHead, schema: TableSchema) -> bool:
    """Return whether the first figures below a head are those of the form; of other tables, yes."""
    if not schema.rows:
        return True
    names = _names(schema.rows)
    for _, texts, row in _before_figures(cells, head.last + 1, first_figure(head)):
        if any(map(_counts, row[first_figure(head) :])):
            known = _named(texts, names) if texts else _only(schema)
            return known is not None or bool(texts and _nearest(texts[-1], schema.rows))
    return False


def _only(schema: TableSchema) -> FormRow | None:
    """Return the row of a form that has no other: its name may be left out."""
    return schema.rows[0] if len(schema.rows) == 1 else None


def _before_figures(
    cells: Sequence[Sequence[Any]], start: int, first: int
) -> Iterator[tuple[int, list[str], Sequence[Any]]]:
    """Yield each row that is not blank with the texts before its figures, from left to right.

    What is merged downwards, or stands in the first of several rows alone, holds for all of them.
    """
    carried: list[str] = []
    for number in range(start, len(cells)):
        row = cells[number]
        if not any(cell not in ("", None) for cell in row):
            continue
        own = [cell.strip() if isinstance(cell, str) else "" for cell in row[:first]]
        named = [place for place, text in enumerate(own) if text and not text.isdecimal()]
        if named:
            left = [*carried, *[""] * first][: named[0]]
            carried = [*left, *own[named[0] : named[-1] + 1]]
        yield number + 1, [text for text in carried if text] if named else [], row


def _names(rows: Sequence[FormRow]) -> Mapping[str, FormRow]:
    """Return the rows by what may stand before them, whole or in the cell nearest the figures."""
    found: dict[str, FormRow] = {}
    ends: dict[str, FormRow] = {}
    times: Counter[str] = Counter()
    for row in rows:
        for text in filter(None, (row.title.zh, row.title.en, *row.headers, row.name)):
            found.setdefault(normal(text), row)
            end = normal(_ending(text))
            times[end] += ends.get(end) is not row
            ends.setdefault(end, row)
    return {end: row for end, row in ends.items() if times[end] == 1} | found


def _ending(title: str) -> str:
    """Return what stands in the cell nearest the figures."""
    return title.translate(_BORDERS).rpartition(":")[2].strip()


def _named(texts: Sequence[str], names: Mapping[str, FormRow]) -> FormRow | None:
    parts = [normal(text) for text in texts]
    paths = ("".join(parts[start:]) for start in range(len(parts)))
    return next((names[path] for path in paths if path in names), None)


def _counts(cell: Any) -> bool:
    """Return whether a cell holds a figure."""
    if isinstance(cell, str):
        return any(character.isdecimal() for character in cell)
    return isinstance(cell, int | float)
