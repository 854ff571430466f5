"""Edits: what to write where, so that a finding is fixed (SARIF 2.1.0, 3.55)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "gb18030"]
_LINE_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


@dataclass(frozen=True, order=True)
class Edit:
    """The text between two places of a file, and what belongs there in its stead.

    Lines and columns count from 1, columns in characters; a byte order mark is none. The second
    place is right behind the text.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, order=True)
class Swap:
    """A part of the value at a place, and what belongs in its stead."""

    wrong: str
    right: str
    nth: int = 0
    """How often the wrong part stands in the value before this one."""


@dataclass(frozen=True, order=True)
class Recoding:
    """A file to be written anew as UTF-8 with LF line ends."""

    path: str
    encoding: Encoding
    """In what it is now."""
    with_mark: bool = False
    """Whether it gets a byte order mark: without one Excel takes a CSV file for GBK."""

    def of(self, data: bytes) -> str:
        """Return the text of the file, with the mark where it gets one.

        Raises UnicodeDecodeError where it is in another encoding.
        """
        return (_BOM if self.with_mark else "") + recoded(data, self.encoding)


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, list[Edit]]:
    """Return a text with the edits made, and which were: of two that overlap only the first is.

    All else stays as it is, line ends too. An edit of a place that is not there is not made.
    """
    starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
    mark = text.startswith(_BOM)

    def offset(line: int, column: int) -> int:
        if line > len(starts):
            return len(text) + 1
        return starts[line - 1] + column - 1 + (mark and line == 1)

    pieces: list[str] = []
    made: list[Edit] = []
    behind = 0
    for edit in sorted(set(edits)):
        begin, end = offset(edit.line, edit.column), offset(edit.end_line, edit.end_column)
        if behind <= begin <= end <= len(text):
            pieces += (text[behind:begin], edit.text)
            made.append(edit)
            behind = end
    return "".join((*pieces, text[behind:])), made


def recoded(data: bytes, encoding: Encoding) -> str:
    """Return a file in `encoding` as a text with LF line ends and without a byte order mark.

    Raises UnicodeDecodeError where it is in another.
    """
    return _LINE_END.sub("\n", data.decode(encoding).removeprefix(_BOM))
