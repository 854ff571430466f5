"""Columns that no table may have: what they hold of persons is not for the public (R92, R93).

A file is published whole, so all of its sheets are read, whichever of them is a table.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from gongkai.model.tables.schema import TableSchema
from gongkai.model.tables.table import ForbiddenColumn
from gongkai.sources.documents.grid import CellGrid, Sheet
from gongkai.sources.tables.head_names import letters_in
from gongkai.sources.tables.heads import ColumnHead

_MORE = 6
"""Characters that may stand around a word in a head: 户主身份证号码（必填）."""
_LONGEST = 20
"""Characters of the longest head in a row of heads."""
_BELOW = 3
"""Rows below a head in which something of its column stands."""
_NO_HEAD = re.compile(r"[A-Za-z]*[-+\d\s/.:%*xX()]*\d[-+\d\s/.:%*xX()A-Za-z]*|.*[，。；《》：:].*")
"""A number, a code, a sentence, a law, a label before its value: rows with them are no heads."""


class ForbiddenWords:
    """The words that must head no column in the files of a sort of table."""

    def __init__(self, schema: TableSchema, always: Sequence[str]) -> None:
        """Take the words of a sort, and those that are `always` forbidden."""
        self._words = {letters_in(word): word for word in (*schema.forbidden, *always)}
        heads = [head for one in schema.fields for head in (one.title.in_("zh"), *one.headers)]
        heads += [head.rpartition("/")[2] for head in heads]
        self._own = {letters_in(head) for head in heads}
        self._any = re.compile("|".join(map(re.escape, self._words)) or r"(?!)")

    def word_in(self, head: str) -> str | None:
        """Return the word that a head holds; None where the sort itself has such a column."""
        letters = letters_in(head)
        if letters in self._own or self._any.search(letters) is None:
            return None
        found = (self._any.search(one) for one in letters.split("/") if one not in self._own)
        return next((self._words[one[0]] for one in found if one is not None), None)

    def may_stand_in(self, row: Sequence[Any]) -> bool:
        """Return whether a row holds such a word at all: what most rows cost."""
        text = "".join([cell for cell in row if isinstance(cell, str)])
        return self._any.search("".join(text.split()).lower()) is not None


def forbidden_columns(
    grid: CellGrid, sheet: Sheet | None, head: ColumnHead | None, words: ForbiddenWords
) -> Iterator[ForbiddenColumn]:
    """Yield the forbidden columns of a file, of which `sheet` is read as a table with `head`."""
    if sheet is not None and head is not None:
        yield from dict.fromkeys(_in_head(sheet, head, words))
    for one in grid.sheets:
        is_read = one is sheet and head is not None
        known = range(head.first, head.last + 1) if is_read and head is not None else ()
        for number, row in enumerate(one.rows):
            if number not in known and words.may_stand_in(row):
                yield from _in_row(one, number, words)


def _in_head(sheet: Sheet, head: ColumnHead, words: ForbiddenWords) -> Iterator[ForbiddenColumn]:
    """Yield the columns of a table, each at the cell of its head in which the word stands.

    One word may stand over several columns.
    """
    for column, text in head.texts.items():
        word = words.word_in(text)
        if word is None:
            continue
        row, place = head.last, column
        for number in range(head.first, head.last + 1):
            cells = sheet.rows[number]
            filled = (n for n in range(min(column, len(cells) - 1), -1, -1) if cells[n] != "")
            at = next(filled, None)
            if at is not None and letters_in(word) in letters_in(str(cells[at])):
                row, place = number, at
        yield ForbiddenColumn(sheet.name, row + 1, place + 1, word)


def _in_row(sheet: Sheet, number: int, words: ForbiddenWords) -> Iterator[ForbiddenColumn]:
    """Yield what heads a column in a row of any sheet: short words with something below them."""
    row = sheet.rows[number]
    texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
    is_of_texts = not any(isinstance(cell, int | float | dict) for cell in row)
    if not is_of_texts or any(_is_no_head(text) for text in texts):
        return
    for column, cell in enumerate(row):
        word = words.word_in(cell) if isinstance(cell, str) else None
        if word is None:
            continue
        more = len(letters_in(cell)) - len(letters_in(word))
        is_title = len(texts) == 1 and column == 0 and more > 0
        is_head = more <= _MORE and not is_title
        if is_head and _has_below(sheet.rows[number + 1 : number + 1 + _BELOW], column):
            yield ForbiddenColumn(sheet.name, number + 1, column + 1, word)


def _is_no_head(text: str) -> bool:
    return len(text) > _LONGEST or _NO_HEAD.fullmatch(text) is not None


def _has_below(rows: Sequence[Sequence[Any]], column: int) -> bool:
    cells = (row[column] for row in rows if column < len(row))
    return any(cell not in ("", None) for cell in cells)
