"""The sums that a table prints, each with the rows that it is the sum of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gongkai.measures.tables.parts import part_rows
from gongkai.measures.tables.rounding import rounding
from gongkai.model.tables.labels import level_of
from gongkai.model.tables.table import CellMark, DataRow, DataTable, Unread, printed
from gongkai.model.tables.totals import Total


@dataclass(frozen=True)
class TotalState:
    """One printed sum: its cell, the number that stands there, and what its rows add up to."""

    row: int
    """The number of its row in the file."""
    field: str
    """The name of its column."""
    printed: Decimal
    summed: Decimal
    rows: tuple[int, ...]
    """The rows that are summed, by their numbers in the file."""
    tolerance: Decimal

    @property
    def closes(self) -> bool:
        """Return whether the two numbers are the same, but for rounding that is allowed."""
        return abs(self.printed - self.summed) <= self.tolerance


def total_states(table: DataTable) -> Iterator[TotalState]:
    """Yield every printed sum of a table whose rows can be read, each cell once.

    In a form that lacks a row to be summed there is nothing to compare a sum with.
    """
    seen: set[tuple[int, str]] = set()
    for state in _states(table):
        if (state.row, state.field) not in seen:
            seen.add((state.row, state.field))
            yield state


def _states(table: DataTable) -> Iterator[TotalState]:
    for total in table.schema.totals:
        names = total.where.get(table.schema.form_field or "", ())
        if table.schema.rows and any(table.form_row(name) is None for name in names):
            continue
        if total.of == "children":
            for row, parts in _families(table, total):
                yield from _of(table, total, row, [parts])
        elif total.of == "numbered":
            for row, parts in _numbered(table, total):
                yield from _of(table, total, row, [parts])
        else:
            yield from _labelled(table, total)


def is_labelled(table: DataTable, row: DataRow) -> bool:
    """Return whether a row holds a sum or a balance: what it is called says so."""
    places, labels = table.schema.places, table.schema.labels
    return any(printed(row.values[places[name]]) in texts for name, texts in labels.items())


def is_group(table: DataTable, row: DataRow) -> bool:
    """Return whether a row is the sum of a group, such as a unit: it has only that of its key.

    That can be said of keys of which the file has three or more columns.
    """
    places = (table.schema.places[name] for name in table.schema.primary_key)
    values = [row.values[place] for place in places if table.columns[place]]
    if len(values) < _COLUMNS_OF_GROUPS or values[0] is CellMark.BLANK:
        return False
    is_alone = all(value is CellMark.BLANK for value in values[1:])
    return is_alone and any(isinstance(value, Decimal) for value in row.values)


_COLUMNS_OF_GROUPS = 3


def _labelled(table: DataTable, total: Total) -> Iterator[TotalState]:
    """Yield the sums of rows that are told by what they are called."""
    sums = {row.number for row in table.rows_where(total.row) if _has_number(table, total, row)}
    if not sums:
        return
    kept = {row.number for row in table.rows_where(total.where)} if total.where else None
    apart = {row.number for row in table.rows if _is_apart(table, total, row)}
    parts, perhaps = part_rows(table, next(iter(total.row)), total.fields, apart)
    details: list[DataRow] = []
    begun: DataRow | None = None
    is_first = total.of == "above" and _are_totals_first(table, sums, apart)
    for row in table.rows:
        if row.number not in apart:
            if row.number not in parts and (kept is None or row.number in kept):
                details.append(row)
            continue
        if is_first:
            if begun is not None:
                yield from _of(table, total, begun, _ways(table, total, details, perhaps))
            begun, details = (row if row.number in sums else None), []
        elif total.of in ("above", "so-far") and row.number in sums:
            yield from _of(table, total, row, _ways(table, total, details, perhaps))
            details = [] if total.of == "above" else details
    if begun is not None:
        yield from _of(table, total, begun, _ways(table, total, details, perhaps))
    if total.of in ("all", "top"):
        ways = _ways(table, total, details, perhaps)
        for row in table.rows:
            if row.number in sums:
                yield from _of(table, total, row, ways)


def _are_totals_first(table: DataTable, sums: Collection[int], apart: Collection[int]) -> bool:
    """Return whether sums stand over their rows: nothing that they could sum is above the first."""
    first = min(sums)
    return all(row.number in apart for row in table.rows if row.number < first)


def _is_apart(table: DataTable, total: Total, row: DataRow) -> bool:
    places, labels = table.schema.places, table.schema.labels
    return any(printed(row.values[places[name]]) in labels[name] for name in total.row)


def _ways(
    table: DataTable, total: Total, details: Sequence[DataRow], perhaps: Collection[int]
) -> list[list[DataRow]]:
    """Return which of some rows are summed: the ways in which offices print what lies below others.

    Rows with codes below those of others do not count; nor do those that are numbered one level
    deeper. Rows without a number may belong to the numbered one above them, and `perhaps` others
    to the one above that.
    """
    top = _top(table, total, details) if total.code else [*details]
    name = next(iter(total.row))
    place = table.schema.places[name]
    levels = [(level_of(printed(row.values[place])), row) for row in top]
    kept: list[DataRow] = []
    above: list[int] = []
    for level, row in levels:
        if level is not None:
            above = [one for one in above if one < level]
            if not above:
                kept.append(row)
            if _has_number(table, total, row):
                above.append(level)
        else:
            kept.append(row)
    numbered = {row.number for level, row in levels if level is not None}
    only = [row for row in kept if row.number in numbered]
    ways = [kept]
    if 1 < len(only) < len(kept):
        ways.append(only)
    if any(row.number in perhaps for row in kept):
        ways.append([row for row in kept if row.number not in perhaps])
    return ways


def _has_number(table: DataTable, total: Total, row: DataRow) -> bool:
    return any(isinstance(table.value(row, name), Decimal) for name in total.fields)


def _of(
    table: DataTable, total: Total, row: DataRow, ways: Iterable[Sequence[DataRow]]
) -> Iterator[TotalState]:
    """Yield the sums of a row, in the first way in which each closes, else in the first of all."""
    for name in total.fields:
        states = [state for parts in ways if (state := _state(table, total, row, name, parts))]
        if states:
            yield next((state for state in states if state.closes), states[0])


def _state(
    table: DataTable, total: Total, row: DataRow, name: str, parts: Sequence[DataRow]
) -> TotalState | None:
    stands = table.value(row, name)
    values = [(part.number, table.value(part, name)) for part in parts]
    if not isinstance(stands, Decimal) or any(isinstance(v, Unread) for _, v in values):
        return None
    numbers = [(number, value) for number, value in values if isinstance(value, Decimal)]
    if not numbers:
        return None
    summed = sum((value for _, value in numbers), Decimal(0))
    allowed = rounding(table, name, [stands, *(value for _, value in numbers)])
    tolerance = max(total.tolerance or Decimal(0), allowed)
    rows = tuple(number for number, _ in numbers)
    return TotalState(row.number, name, stands, summed, rows, tolerance)


def _codes(table: DataTable, total: Total, rows: Iterable[DataRow]) -> list[tuple[str, DataRow]]:
    place = table.schema.places[total.code or ""]
    found = ((printed(row.values[place]), row) for row in rows)
    return [(code, row) for code, row in found if code.isalnum() and code.isascii()]


def _top(table: DataTable, total: Total, details: Sequence[DataRow]) -> list[DataRow]:
    """Return the rows below no other; all of them, where no row has a code."""
    coded = _codes(table, total, details)
    if not coded:
        return list(details)
    codes = {code for code, _ in coded}
    top = {row.number for code, row in coded if _parent(code, codes) is None}
    return [row for row in details if row.number in top]


def _families(table: DataTable, total: Total) -> Iterator[tuple[DataRow, list[DataRow]]]:
    """Yield each row with those whose codes lie below its own, and below no other between.

    Where codes come again, as for each unit of a department, a row belongs to the last one above.
    """
    coded = _codes(table, total, table.rows)
    codes = {code for code, _ in coded}
    if len(codes) < len(coded):
        yield from _families_in_order(coded)
        return
    below: dict[str, list[DataRow]] = {}
    for code, row in coded:
        parent = _parent(code, codes)
        if parent is not None:
            below.setdefault(parent, []).append(row)
    for code, row in coded:
        if code in below:
            yield row, below[code]


def _families_in_order(
    coded: Sequence[tuple[str, DataRow]],
) -> Iterator[tuple[DataRow, list[DataRow]]]:
    last: dict[str, list[DataRow]] = {}
    found: list[tuple[DataRow, list[DataRow]]] = []
    for code, row in coded:
        parent = _parent(code, {*last})
        if parent is not None:
            last[parent].append(row)
        last[code] = []
        found.append((row, last[code]))
    yield from ((row, below) for row, below in found if below)


def _parent(code: str, codes: set[str]) -> str | None:
    shorter = (code[:length] for length in range(len(code) - 1, 0, -1))
    return next((one for one in shorter if one in codes), None)


def _numbered(table: DataTable, total: Total) -> Iterator[tuple[DataRow, list[DataRow]]]:
    """Yield each numbered row with those below it that are numbered one level deeper."""
    place = table.schema.places[total.code or ""]
    open_rows: list[tuple[int, DataRow, list[tuple[int, DataRow]]]] = []
    for row in table.rows:
        text = printed(row.values[place])
        level = level_of(text)
        if level is None:
            if text and is_labelled(table, row):
                yield from map(_outermost, open_rows)
                open_rows = []
            continue
        yield from (_outermost(one) for one in reversed(open_rows) if one[0] >= level)
        open_rows = [one for one in open_rows if one[0] < level]
        for _, _, below in open_rows:
            below.append((level, row))
        open_rows.append((level, row, []))
    yield from map(_outermost, open_rows)


def _outermost(
    found: tuple[int, DataRow, list[tuple[int, DataRow]]],
) -> tuple[DataRow, list[DataRow]]:
    _, row, below = found
    least = min((level for level, _ in below), default=0)
    return row, [one for level, one in below if level == least]
