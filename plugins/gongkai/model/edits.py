"""Edits: what to write where, so that a finding is mended (SARIF 2.1.0, 3.55)."""

from dataclasses import dataclass
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "gb18030"]


@dataclass(frozen=True, order=True)
class Edit:
    """The text between two places of a file, and what belongs there in its stead.

    Lines and columns count from 1, columns in characters, a byte order mark is none; the place
    behind the text is the first that stays.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, order=True)
class Recoding:
    """A file to be written anew as UTF-8 with LF line ends and without a byte order mark."""

    path: str
    encoding: Encoding
    """In what it is now."""
