"""The text of an attachment, whatever its format, and where in the file each part of it stands."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.model.findings import Phrase, SourcePlace


class Where(StrEnum):
    """A kind of place in a file; the value is its message id."""

    TEXT = "in the text"
    NAME = "in its name"
    LINE = "line {line}"
    CELL_OF_LINE = "line {line}, column {column}"
    PAGE = "page {page}"
    PARAGRAPH = "paragraph {number}"
    TABLE = "table {table}, row {row}, column {column}"
    TEXT_BOX = "text box at paragraph {number}"
    FIELD = "field code in paragraph {number}"
    DELETED = "paragraph {number}, tracked change"
    HIDDEN_TEXT = "paragraph {number}, hidden text"
    HEADER = "header {number}"
    FOOTER = "footer {number}"
    FOOTNOTE = "footnote {number}"
    ENDNOTE = "endnote {number}"
    COMMENT = "comment {number}"
    DRAWN = "text {number} in the picture"
    SOURCE = "line {line} of the picture's source"
    ALTERNATIVE = "alternative text of a picture"
    LINK = "target of a link"
    PART = "part “{part}” of the file"
    UNSEEN_PART = "unseen part “{part}” of the file"
    CELL = "sheet {sheet}, cell {cell}"
    CELL_ON_HIDDEN_SHEET = "hidden sheet {sheet}, cell {cell}"
    CELL_IN_HIDDEN_ROW = "sheet {sheet}, cell {cell} in a hidden row"
    CELL_IN_HIDDEN_COLUMN = "sheet {sheet}, cell {cell} in a hidden column"
    COMMENT_ON_CELL = "sheet {sheet}, comment on cell {cell}"
    FORMULA = "sheet {sheet}, formula in cell {cell}"
    OF_SHEET = "sheet {sheet}, outside its cells"
    NAME_OF_SHEET = "name of sheet {sheet}"
    DEFINED_NAME = "defined name {name}"
    UNUSED = "text that no cell shows"
    SLIDE = "slide {slide}"
    HIDDEN_SLIDE = "hidden slide {slide}"
    NOTES = "notes to slide {slide}"
    COMMENT_ON_SLIDE = "comment on slide {slide}"
    ANNOTATION = "page {page}, annotation"
    OLD_ANNOTATION = "annotation that no page shows any more"
    FORM_FIELD = "form field {name}"
    BOOKMARK = "bookmark"
    PROPERTY = "property {name}"
    MEMBER = "member {name}"
    EMBEDDED = "embedded file {name}"
    BESIDE = "words that are not shown, “{name}”"
    ARCHIVE_COMMENT = "comment on the archive"
    MEMBER_COMMENT = "comment on member {name}"
    BEHIND = "behind the end of the file"
    OLD_VERSION = "earlier version that the file keeps"


HIDDEN = frozenset(
    {
        Where.DELETED,
        Where.HIDDEN_TEXT,
        Where.COMMENT,
        Where.UNSEEN_PART,
        Where.CELL_ON_HIDDEN_SHEET,
        Where.CELL_IN_HIDDEN_ROW,
        Where.CELL_IN_HIDDEN_COLUMN,
        Where.COMMENT_ON_CELL,
        Where.UNUSED,
        Where.HIDDEN_SLIDE,
        Where.NOTES,
        Where.COMMENT_ON_SLIDE,
        Where.ANNOTATION,
        Where.OLD_ANNOTATION,
        Where.BEHIND,
        Where.OLD_VERSION,
    }
)
"""Places that nobody sees who only opens the file and prints it."""


VISIBLE = frozenset(
    {
        Where.LINE,
        Where.CELL_OF_LINE,
        Where.PAGE,
        Where.PARAGRAPH,
        Where.TABLE,
        Where.TEXT_BOX,
        Where.HEADER,
        Where.FOOTER,
        Where.FOOTNOTE,
        Where.ENDNOTE,
        Where.CELL,
        Where.SLIDE,
    }
)
"""Places whose text everybody sees who opens the file."""

LINE_END = "\u2028"
"""Stands in a cell of a table for the end of a line, which would end its row."""
INSIDE = "{outer}, {inner}"
"""Of a place in a file that lies in another."""


@dataclass(frozen=True)
class Spot:
    """A place in a file."""

    where: Where
    names: tuple[tuple[str, str], ...] = ()
    """What its message is filled with."""
    within: "Spot | None" = None
    """The embedded file or member in which it lies."""

    @classmethod
    def at(cls, where: Where, **names: object) -> "Spot":
        """Return the place of which `names` fill the message."""
        return cls(where, tuple((name, str(value)) for name, value in names.items()))

    def phrase(self) -> Phrase:
        """Return the place in words, from the outermost file to the place itself."""
        place = Phrase(self.where, **dict(self.names))
        return (
            place
            if self.within is None
            else Phrase(INSIDE, outer=self.within.phrase(), inner=place)
        )

    @property
    def is_hidden(self) -> bool:
        """Return whether it is not seen when the file is opened."""
        if self.where is Where.BESIDE:  # programs write names there by themselves
            return False
        return self.where in HIDDEN or (self.within is not None and self.within.is_hidden)

    @property
    def is_visible(self) -> bool:
        """Return whether everybody sees it who opens the file, or a file in an archive."""
        outer = self.within
        while outer is not None and outer.where is Where.MEMBER:
            outer = outer.within
        return self.where in VISIBLE and outer is None


@dataclass(frozen=True)
class Extract:
    """A stretch of text that is read in one piece; tables stand in it as Markdown."""

    text: str
    spots: tuple[tuple[int, Spot], ...]
    """The offset at which each place begins; the first is 0."""

    def spot(self, offset: int) -> Spot:
        """Return the place of an offset."""
        return self.spots[max(bisect_right(self.spots, offset, key=lambda at: at[0]) - 1, 0)][1]

    def spans(self) -> Iterator[tuple[Spot, str]]:
        """Yield each place with its text."""
        for number, (start, spot) in enumerate(self.spots):
            behind = self.spots[number + 1][0] if number + 1 < len(self.spots) else len(self.text)
            yield spot, self.text[start:behind]


class Lack(StrEnum):
    """Why a file, or a part of it, could not be read; the value is a message id."""

    BROKEN = "it is damaged, or not what its name says"
    PASSWORD = "it is protected with a password"  # noqa: S105  a message
    OLD_FORMAT = "its format keeps text where programs of others hardly find it"
    UNKNOWN = "nothing here reads its format"
    TOO_LARGE = "it is larger than {limit} MB"
    UNPACKED = "it unpacks to more than {limit} MB"
    TOO_LONG = "it takes more than {limit} seconds"
    TOO_MUCH_MEMORY = "it takes more than {limit} MB of memory"
    TOO_MUCH_TEXT = "it holds more than {limit} million characters"
    TOO_DEEP = "files are packed into it more than {limit} deep"
    ENCODING = "the encoding of its text is not known"
    IN_PART = "a part of it is damaged"
    FAILED = "the program that reads it came to grief over it"


@dataclass(frozen=True)
class Lacking:
    """Something that was not read, and where."""

    lack: Lack
    limit: int = 0
    spot: Spot | None = None


@dataclass(frozen=True)
class FileText:
    """What was read of a file."""

    extracts: tuple[Extract, ...] = ()
    lacking: tuple[Lacking, ...] = ()
    pages: int | None = None
    """How many pages a PDF has."""
    pictured: int = 0
    """How many of its pages are pictures without text; 1 for a document that is a picture."""

    def visible(self, limit: int) -> str:
        """Return what everybody sees who opens the file: `limit` characters at most, on one line.

        Nothing of an old format, which does not say what is seen.
        """
        old = {one.spot for one in self.lacking if one.lack is Lack.OLD_FORMAT}
        found: list[str] = []
        length = 0
        for extract in self.extracts:
            for spot, text in extract.spans():
                if spot.is_visible and spot.within not in old and length <= limit:
                    plain = " ".join(_TABLE.sub(_cell, _WRAPPED.sub("", text)).split())
                    found += [plain] if plain else []
                    length += len(plain) + 1
        return " ".join(found)[:limit]


_WRAPPED = re.compile(r"(?<=[\u3000-\u9fff])[ \t]*\r?\n[ \t]*(?=[\u3000-\u9fff])")
"""The end of a line within Chinese text, which has no blanks between words."""
_TABLE = re.compile(r"\|(?:---\|)+|\\?\|")


def _cell(found: re.Match[str]) -> str:
    """Return what a character of a Markdown table stands for."""
    return "|" if found[0] == "\\|" else " "


@dataclass(frozen=True)
class Attached:
    """A file beside the records, as it was read."""

    path: str
    digest: str
    """SHA-256 of its bytes, in hexadecimal digits."""
    text: FileText
    record: str | None = None
    """The id of the record that lists it, if one does."""
    place: SourcePlace | None = None
    """Where that record lists it."""
    is_scan: bool = False
    """Whether the record says that it is a scan."""


def joined(spots: Sequence[tuple[Spot, str]], between: str = "\n") -> Extract:
    """Return texts that follow each other as one extract."""
    parts, starts, at = [], [], 0
    for spot, text in spots:
        starts.append((at, spot))
        parts.append(text)
        at += len(text) + len(between)
    return Extract(between.join(parts), tuple(starts))
