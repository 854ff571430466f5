"""The rows below the head of a table, and the notes among and below them."""

import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.model.tables.labels import bare
from gongkai.model.tables.schema import TableSchema
from gongkai.sources.tables.cells import mark_of
from gongkai.sources.tables.heads import ColumnHead

BodyRow = tuple[int, Sequence[Any]]
"""The number of a row in the file, from 1, and its cells."""
_WORDS = (
    r"注|附注|备注|说明|填表说明|填报说明|编制说明|资料来源|数据来源|来源|统计口径|联系人|联系电话|监督电话|"
    r"填报单位|填报人|填表人|填表|填制|制表|制表人|经办人|复核|审核|审核人|单位负责人|负责人|"
    r"分管领导|单位|日期|时间|填报日期|填报时间|制表日期|Notes?"
)
_NOTE = re.compile(
    rf"(?:{_WORDS})(?:[（(][^）)]*[）)])?\s*(?:\d{{0,2}}|[一二三四五]?)\s*(?:[:：、.]|$)"
)
_FIRST = frozenset(word[0] for word in _WORDS.split("|")) | frozenset("0123456789（( ")
"""What a note may begin with: most rows are told from notes by this alone."""
_NOTE_NUMBERED = re.compile(r"(?:注|备注|说明)\s*[1-9一二三四五]")
_DAY = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}日)?")
_SENTENCE = re.compile(r"[。；！]|^本(?:表|单位|部门|局|镇|街道|级|年度|地区|区|市|县)")
_LONG = 12
"""Characters of a text by itself below a table that no row is called by."""
_CONTINUED = re.compile(
    r".{0,30}[（(【]?(?:续表|续上表|接上表|接上页|承上页|承前页|转下页|接下页|过次页|续)[0-9一二三四五]?[）)】]?"
)
_NONE = "无"
_UNIT_LINE = re.compile(r"(?:计量|金额|货币)?单位[:：]")


@dataclass(frozen=True)
class TableBody:
    """What stands below the head of a table."""

    rows: Sequence[BodyRow]
    notes: tuple[str, ...]


def body_of(
    cells: Sequence[Sequence[Any]],
    own: Sequence[Sequence[Any]],
    head: ColumnHead,
    numbers: Collection[int],
) -> TableBody:
    """Return the rows and notes below a head.

    `cells` have the texts of merged cells in each row, `own` only where they are written;
    `numbers` are the columns of numbers, from 0.
    """
    found = [
        number
        for number in range(head.last + 1, len(cells))
        if any(cell not in ("", None) for cell in own[number])
    ]
    found = _without_further_heads(found, own, own[head.first : head.last + 1])
    first = min(head.columns.values(), default=0)
    tail = _tail(found, cells, first, numbers)
    rows: list[BodyRow] = []
    notes: list[str] = []
    for place, number in enumerate(found):
        if place >= tail or is_note(own[number], numbers) or _says_none(own[number]):
            notes.append(
                " ".join(str(cell).strip() for cell in own[number] if cell not in ("", None))
            )
        else:
            rows.append((number + 1, cells[number]))
    return TableBody(rows, tuple(notes))


def _without_further_heads(
    found: Sequence[int], own: Sequence[Sequence[Any]], heads: Sequence[Sequence[Any]]
) -> list[int]:
    """Leave out the head where it is printed again, with the title and unit above it there."""
    kept: list[int] = []
    for number in found:
        if own[number] in heads:
            while kept and _is_above_head(own[kept[-1]]):
                kept.pop()
        elif not _is_continued(own[number]):
            kept.append(number)
    return kept


def _is_continued(row: Sequence[Any]) -> bool:
    texts = _texts(row) if _is_nearly_blank(row) else []
    return len(texts) == 1 and _CONTINUED.fullmatch(bare(texts[0])) is not None


def _is_above_head(row: Sequence[Any]) -> bool:
    """Return whether a row right above a head is a title, a unit or “continued”."""
    texts = [bare(text) for text in _texts(row)]
    if len(texts) != sum(cell not in ("", None) for cell in row) or len(texts) > 2:
        return False
    is_title = len(texts) == 1 and texts[0].endswith("表")
    return is_title or any(_CONTINUED.fullmatch(one) or _UNIT_LINE.match(one) for one in texts)


def _tail(
    found: Sequence[int], cells: Sequence[Sequence[Any]], first: int, numbers: Collection[int]
) -> int:
    """Return from which of the rows on only notes stand.

    `first` is the first column of the table. What stands in a cell that is merged downwards belongs
    to each row, so that the last of its rows is none.
    """
    tail, most = len(found), 2 if numbers else 1
    for place in range(len(found) - 1, -1, -1):
        row = cells[found[place]]
        if _has_number(row, numbers):
            break
        if is_note(row, numbers) or _is_sentence(row, first):
            tail = place
        elif len(_texts(row)) > most:
            break
    return tail


def is_note(row: Sequence[Any], numbers: Collection[int]) -> bool:
    """Return whether a row says something about the table: it begins with 注： or the like."""
    begins = next((cell for cell in row if cell not in ("", None)), "")
    if not isinstance(begins, str) or begins[:1] not in _FIRST:
        return False
    texts = _texts(row)
    if not texts or _has_number(row, numbers):
        return False
    first = unicodedata.normalize("NFKC", bare(texts[0]))
    if _NOTE.match(first):
        return True
    return len(texts) <= 2 and bool(_NOTE_NUMBERED.match(first) or _DAY.fullmatch(first))


def _is_sentence(row: Sequence[Any], first: int) -> bool:
    texts = _texts(row)
    if len(texts) != 1 or not any(cell not in ("", None) for cell in row[: first + 1]):
        return False
    return len(bare(texts[0])) > _LONG or _SENTENCE.search(bare(texts[0])) is not None


def _says_none(row: Sequence[Any]) -> bool:
    """Return whether a row only says 无: what stands beside it is 无, 0 or nothing."""
    if _NONE not in row:
        return False
    texts = [str(cell).strip() for cell in row if cell not in ("", None)]
    return texts[0] == _NONE and all(_is_nothing(text) for text in texts)


def _is_nothing(text: str) -> bool:
    return text == _NONE or mark_of(text) is not None or not text.strip("0.")


def _has_number(row: Sequence[Any], numbers: Collection[int]) -> bool:
    return any(
        column < len(row)
        and (
            isinstance(row[column], int | float)
            or (
                isinstance(row[column], str)
                and any(map(str.isdecimal, row[column][:3]))
                and len(row[column]) < 20
            )
        )
        for column in numbers
    )


def _is_nearly_blank(row: Sequence[Any]) -> bool:
    return sum(cell not in ("", None) for cell in row) == 1


def _texts(row: Sequence[Any]) -> list[str]:
    return [text for cell in row if isinstance(cell, str) and (text := cell.strip())]


class LabelPlaces:
    """Puts what a row with a sum is called into the column where the sort has it.

    Offices write 合计 into the first column, or merge it over several: over 科目编码 and 科目名称,
    over 序号 and 村名.
    """

    def __init__(self, schema: TableSchema, head: ColumnHead) -> None:
        """Take the columns that a file has."""
        numbers = [
            head.columns[one.name]
            for one in schema.fields
            if one.is_number and one.name in head.columns
        ]
        last = min(numbers, default=max((*head.texts, 0)) + 1)
        self._labels: Mapping[int, Container[str]] = {
            head.columns[name]: labels
            for name, labels in schema.labels.items()
            if name in head.columns
        }
        self._others = [column for column in range(last) if column not in self._labels]

    def put(self, rows: Iterable[BodyRow]) -> Iterator[BodyRow]:
        """Yield the rows, those with sums with what they are called where it is looked for."""
        for number, row in rows:
            yield number, self._put(row)

    def _put(self, row: Sequence[Any]) -> Sequence[Any]:
        for column, labels in self._labels.items():
            if column < len(row) and row[column] not in ("", None):
                continue
            for other in self._others:
                text = row[other] if other < len(row) else ""
                if isinstance(text, str) and text and text in labels:
                    moved = [*row, *[""] * (column + 1 - len(row))]
                    moved[column], moved[other] = text, ""
                    return moved
        return row
