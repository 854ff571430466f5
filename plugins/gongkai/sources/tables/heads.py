"""Where a table begins on its sheet, which column is which, and what is printed around it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from gongkai.model.tables.schema import TableField, TableSchema
from gongkai.sources.tables.head_names import HeadNames, headed, year_in

SEARCHED = 20
"""Rows in which the head of a table is looked for: title, number and unit stand above it."""
_LEAST = 2
"""Columns that a row must name to be a head: one word may stand anywhere."""
DEEPEST = 3
"""Rows of a head, one below another."""
_UNIT = re.compile(r"(?:计量|金额|货币)?单位[:：]\s*(?:人民币)?\s*([^\s,，;；)）]+)")
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]$")
_AFTER_SLASH = re.compile(r"[/／]([^/／]{1,4})$")
_ORDINAL = re.compile(r"[A-Za-z甲乙丙丁]|[0-9]{1,2}|[0-9]{1,2}=[0-9+\-*/÷×()]+|栏次|行次|序号|-|—|")


@dataclass
class ColumnHead:
    """The head of a table."""

    first: int
    """Its first row, from 0."""
    last: int
    """Its last row."""
    columns: dict[str, int]
    """The column of each field that it has, from 0, by the name of the field."""
    units: dict[str, str]
    """The unit that stands in the head of a column, by the name of the field."""
    texts: dict[int, str] = field(default_factory=dict)
    """What heads each column, from the top down, parted by slashes."""
    others: dict[int, str] = field(default_factory=dict)
    """The same of the columns that no field claims."""
    twice: dict[str, int] = field(default_factory=dict)
    """A second column that a field could be, by its name."""
    unit: str = ""
    """The unit that is printed above the table for all of it."""
    parts: dict[str, dict[int, int]] = field(default_factory=dict)
    """The columns over which the value of a field is spread, by the place of each part."""
    years: dict[str, dict[str, int]] = field(default_factory=dict)
    """The columns of each year, where years stand side by side and each is a row of the table."""


def find_head(
    rows: Sequence[Sequence[Any]],
    merged: Iterable[Sequence[int]],
    schema: TableSchema,
    year: int | None = None,
    fits: Callable[[ColumnHead], bool] = lambda _: True,
) -> ColumnHead | None:
    """Return the head of the table on a sheet; None where nothing looks like it.

    It is the rows, one or several below one another, that name most of the columns. `year` is that
    of the record, by which 2020年执行数 is the 上年执行数 of a budget for 2021. Where several forms
    stand on one sheet, `fits` tells whether the rows below a head are those of this one.
    """
    searched = len(rows) if schema.rows else SEARCHED
    filled = filled_rows(rows[: searched + DEEPEST], merged)
    names = HeadNames(schema, year)
    heading = [names.may_head(row) for row in filled]
    best: ColumnHead | None = None
    for first in range(min(len(filled), searched)):
        for depth in range(1, DEEPEST + 1):
            if first + depth > len(filled):
                break
            if not any(heading[first : first + depth]):
                continue
            head = _head(filled, first, depth, names)
            if (best is None or _rank(head) > _rank(best)) and head.columns and fits(head):
                best = head
    if best is None or not _is_enough(best, schema):
        return None
    if not schema.rows:
        best = _down_to_merged(best, filled, merged, names)
        best.last = _below_ordinals(rows, best)
    best.unit = unit_above(rows[: best.first])
    return best


def _down_to_merged(
    head: ColumnHead, rows: list[list[str]], merged: Iterable[Sequence[int]], names: HeadNames
) -> ColumnHead:
    """Return a head with the rows into which cells of it that are merged downwards reach."""
    reach = [
        bottom
        for top, bottom, left, right in merged
        if head.first <= top <= head.last < bottom and left == right and left in head.texts
    ]
    last = max(reach, default=head.last)
    if len(reach) < _LEAST or last - head.first >= DEEPEST:
        return head
    whole = _head([[*row] for row in rows], head.first, last - head.first + 1, names)
    return whole if len(whole.columns) >= len(head.columns) else replace(head, last=last)


def _rank(head: ColumnHead) -> tuple[int, int]:
    """Return how good a head is: the more columns the better, then the fewer rows."""
    spread = sum(len(parts) - 1 for parts in head.parts.values())
    beside = sum(map(len, head.years.values())) - max(map(len, head.years.values()), default=0)
    return len(head.columns) + spread + beside, head.first - head.last


def filled_rows(rows: Sequence[Sequence[Any]], merged: Iterable[Sequence[int]]) -> list[list[str]]:
    """Return rows as texts, with the text of merged cells in each of them."""
    filled = [
        [cell.strip() if isinstance(cell, str) else _said(cell) for cell in row] for row in rows
    ]
    for top, bottom, left, right in merged:
        if top >= len(filled):
            continue
        text = filled[top][left] if left < len(filled[top]) else ""
        for row in filled[top : bottom + 1]:
            row.extend([""] * (right + 1 - len(row)))
            row[left : right + 1] = [text] * (right + 1 - left)
    return filled


def _said(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if isinstance(cell, dict) else str(cell)


def _head(rows: list[list[str]], first: int, depth: int, names: HeadNames) -> ColumnHead:
    """Return what `depth` rows from `first` on are as a head."""
    head = ColumnHead(first, first + depth - 1, {}, {})
    columns = list(_levels(_carried(rows[first : first + depth])))
    years = {column: year for column, levels in columns if (year := year_in(levels))}
    base = names.base(years.values())
    later: list[tuple[int, str, int]] = []
    for column, levels in columns:
        head.texts[column] = "/".join(levels)
        year = years.get(column)
        part = names.part(levels)
        name = names.relative(levels, year, base) if year and base else None
        if part is not None:
            head.parts.setdefault(part[0], {}).setdefault(part[1], column)
            head.columns.setdefault(part[0], column)
        elif name is not None:
            _claim(head, name, column, levels)
        elif (name := names.find(levels)) is None:
            head.others[column] = head.texts[column]
        elif year is None or year == base:
            _claim(head, name, column, levels)
            if year is not None:
                head.years.setdefault(str(year), {})[name] = column
        else:
            later.append((column, name, year))
    _take_other_years(head, later, dict(columns), names)
    return head


def _levels(heads: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield each column that has a head, with its heads from the top down."""
    for column in range(len(heads[0])):
        levels: list[str] = []
        for row in heads:
            text = row[column]
            if text and (not levels or levels[-1] != text):
                levels.append(text)
        if levels:
            yield column, levels


def _claim(head: ColumnHead, name: str, column: int, levels: Sequence[str]) -> None:
    if name in head.columns:
        head.twice.setdefault(name, column)
        return
    head.columns[name] = column
    unit = _unit_in(levels)
    if unit:
        head.units[name] = unit


def _take_other_years(
    head: ColumnHead,
    later: Iterable[tuple[int, str, int]],
    columns: Mapping[int, Sequence[str]],
    names: HeadNames,
) -> None:
    """Give the columns of other years than that of the table their place.

    Where rows are told apart by their year, each year is a row; else what this year has already is
    a column that the sort does not know.
    """
    is_spread = names.period is not None and names.period not in head.columns
    for column, name, year in later:
        if is_spread:
            head.years.setdefault(str(year), {}).setdefault(name, column)
        elif name in head.columns:
            head.others[column] = head.texts[column]
        else:
            _claim(head, name, column, columns[column])
    if not is_spread:
        head.years.clear()


def _carried(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows of a head, as long as one another, with what stands over several columns.

    Files without merged cells leave the others blank: what stands to the left goes on as long as
    something stands below.
    """
    width = max(map(len, rows))
    even = [row + [""] * (width - len(row)) for row in rows]
    for above, below in pairwise(even):
        carried = ""
        for column in range(width):
            if above[column]:
                carried = above[column] if below[column] else ""
            elif below[column]:
                above[column] = carried
            else:
                carried = ""
    return even


def _unit_in(levels: Sequence[str]) -> str:
    for level in reversed(levels):
        text = unicodedata.normalize("NFKC", level).replace(" ", "")
        found = _IN_BRACKETS.search(text) or _AFTER_SLASH.search(text)
        if found:
            return found[1].removeprefix("单位:")
    return ""


def _is_enough(head: ColumnHead, schema: TableSchema) -> bool:
    """Return whether a row names enough columns to be the head: half of all, or of the needed."""
    found, wanted = len(head.columns), len(headed(schema))
    needed = [one.name for one in schema.fields if is_needed(one, schema)]
    of_needed = sum(name in head.columns for name in needed)
    enough = found * 2 >= wanted or of_needed * 2 >= len(needed)
    return found == wanted or (found >= _LEAST and enough)


def is_needed(one: TableField, schema: TableSchema) -> bool:
    """Return whether a table cannot do without a column: a form cannot do without any.

    One of several that tell rows apart may be missing; of those that do it alone none may.
    """
    if schema.rows:
        return one.name != schema.form_field
    is_key = (one.name,) == schema.primary_key and one.type != "year"
    return (one.constraints.required and one.type != "year") or is_key


def _below_ordinals(rows: Sequence[Sequence[Any]], head: ColumnHead) -> int:
    """Return the last row of the head: a row that counts the columns belongs to it."""
    below = head.last + 1
    if below < len(rows):
        texts = [_said(cell) if not isinstance(cell, str) else cell.strip() for cell in rows[below]]
        said = [text for text in texts if text]
        numbers = [text for text in said if text.partition("=")[0].isdecimal()]
        is_run = [int(text.partition("=")[0]) for text in numbers] == list(
            range(1, len(numbers) + 1)
        )
        if len(said) > 1 and len(numbers) > 1 and is_run and all(map(_ORDINAL.fullmatch, said)):
            return below
    return head.last


def unit_above(rows: Sequence[Sequence[Any]]) -> str:
    """Return the unit that is printed above a table."""
    for row in reversed(rows):
        for cell in row:
            found = (
                _UNIT.search(unicodedata.normalize("NFKC", cell))
                if cell and isinstance(cell, str)
                else None
            )
            if found:
                return found[1].rstrip(")")
    return ""
