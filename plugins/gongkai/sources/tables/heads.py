"""Where a table begins on its sheet, which column is which, and what is printed around it."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from gongkai.model.tables.schema import TableField, TableSchema

SEARCHED = 20
"""Rows in which the head of a table is looked for: title, number and unit stand above it."""
_LEAST = 2
"""Columns that a row must name to be a head: one word may stand anywhere."""
DEEPEST = 3
"""Rows of a head, one below another."""
_UNIT = re.compile(r"(?:计量|金额|货币)?单位[:：]\s*(?:人民币)?\s*([^\s,，;；)）]+)")
_IN_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]$")
_YEAR = re.compile(r"^(?:19|20)\d\d年度?")
_AFTER_SLASH = re.compile(r"[/／]([^/／]{1,4})$")
_NOTE = re.compile(
    r"(?:注|备注|附注|说明|资料来源|数据来源|来源|填表说明|填报单位|填报人|填表人|制表|审核|单位负责人|Note)"
    r"s?\s*[:：1-9一二三]?"
)
_ORDINAL = re.compile(r"[A-Za-z甲乙丙丁]|[0-9]{1,2}|[0-9]{1,2}=[0-9+\-*/÷×()]+|栏次|行次|序号|-|—|")
_SIGNS = re.compile(r"[\s　:：，,。．·、“”\"'‘’《》〈〉*＊_]+")


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
    others: dict[int, str] = field(default_factory=dict)
    """What heads the columns that no field claims."""
    twice: dict[str, int] = field(default_factory=dict)
    """A second column that a field could be, by its name."""
    unit: str = ""
    """The unit that is printed above the table for all of it."""


def find_head(
    rows: Sequence[Sequence[Any]],
    merged: Iterable[Sequence[int]],
    schema: TableSchema,
    fits: Callable[[ColumnHead], bool] = lambda _: True,
) -> ColumnHead | None:
    """Return the head of the table on a sheet; None where nothing looks like it.

    It is the rows, one or several below one another, that name most of the columns. Where several
    forms stand on one sheet, `fits` tells whether the rows below a head are those of this one.
    """
    searched = len(rows) if schema.rows else SEARCHED
    filled = _filled(rows[: searched + DEEPEST], merged)
    names = _names(_figures(schema))
    best: ColumnHead | None = None
    for first in range(min(len(filled), searched)):
        for depth in range(1, DEEPEST + 1):
            if first + depth > len(filled):
                break
            head = _head(filled, first, depth, names)
            if (best is None or _rank(head) > _rank(best)) and head.columns and fits(head):
                best = head
    if best is None or not _is_enough(best, schema):
        return None
    if not schema.rows:
        best.last = _below_ordinals(rows, best)
    best.unit = _unit_above(rows[: best.first])
    return best


def _figures(schema: TableSchema) -> Sequence[TableField]:
    """Return the columns that are told by their heads: in a form all but that of the rows."""
    return [one for one in schema.fields if one.name != schema.form_field]


def _rank(head: ColumnHead) -> tuple[int, int]:
    """Return how good a head is: the more columns the better, then the fewer rows."""
    return len(head.columns), head.first - head.last


def is_note(row: Sequence[Any]) -> bool:
    """Return whether a row below a table says something about it."""
    texts = [str(cell).strip() for cell in row if cell not in ("", None)]
    return bool(texts) and len(texts) <= 3 and _NOTE.match(texts[0]) is not None


def normal(text: str) -> str:
    """Return the head of a column as it is compared: without blanks, signs, year and unit."""
    text = _SIGNS.sub("", unicodedata.normalize("NFKC", text))
    bracket = _IN_BRACKETS.search(text)
    text = (text[: bracket.start()] if bracket else text).lower()
    return _YEAR.sub("", text) or text  # 2021年预算数 is the 预算数 of a year


def _names(fields: Iterable[TableField]) -> Mapping[str, str]:
    """Return the fields by everything that may head them."""
    found: dict[str, str] = {}
    for one in fields:
        title = one.title
        for head in (title.zh, title.en, *one.headers, one.name):
            if head:
                found.setdefault("/".join(map(normal, head.split("/"))), one.name)
    return found


def _filled(rows: Sequence[Sequence[Any]], merged: Iterable[Sequence[int]]) -> list[list[str]]:
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


def _head(rows: list[list[str]], first: int, depth: int, names: Mapping[str, str]) -> ColumnHead:
    """Return what `depth` rows from `first` on are as a head."""
    head = ColumnHead(first, first + depth - 1, {}, {})
    heads = _carried(rows[first : first + depth])
    for column in range(len(heads[0])):
        levels: list[str] = []
        for row in heads:
            text = row[column]
            if text and (not levels or levels[-1] != text):
                levels.append(text)
        if not levels:
            continue
        name = _named(levels, names)
        if name is None:
            head.others[column] = "/".join(levels)
        elif name in head.columns:
            head.twice.setdefault(name, column)
        else:
            head.columns[name] = column
            unit = _unit_in(levels)
            if unit:
                head.units[name] = unit
    return head


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


def _named(levels: Sequence[str], names: Mapping[str, str]) -> str | None:
    """Return the field that a column is by its heads: all of them, the last, or the first."""
    parts = [part for part in map(normal, levels) if part]  # a unit may stand by itself
    paths = ["/".join(parts[start:]) for start in range(len(parts))]
    return next((names[path] for path in paths if path in names), None)


def _unit_in(levels: Sequence[str]) -> str:
    for level in reversed(levels):
        text = unicodedata.normalize("NFKC", level).replace(" ", "")
        found = _IN_BRACKETS.search(text) or _AFTER_SLASH.search(text)
        if found:
            return found[1].removeprefix("单位:")
    return ""


def _is_enough(head: ColumnHead, schema: TableSchema) -> bool:
    """Return whether a row names enough columns to be the head: half of all, or of the needed."""
    found, wanted = len(head.columns), len(_figures(schema))
    needed = [one.name for one in schema.fields if is_needed(one, schema)]
    of_needed = sum(name in head.columns for name in needed)
    enough = found * 2 >= wanted or of_needed * 2 >= len(needed)
    return found == wanted or (found >= _LEAST and enough)


def is_needed(one: TableField, schema: TableSchema) -> bool:
    """Return whether a table cannot do without a column: a form cannot do without any."""
    if schema.rows:
        return one.name != schema.form_field
    return one.constraints.required or one.name in schema.primary_key


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


def _unit_above(rows: Sequence[Sequence[Any]]) -> str:
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
