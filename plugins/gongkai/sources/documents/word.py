"""Word files (.docx): the text as it is shown, as it was before changes, and all around it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import ALTERNATIVES, attributes, beside, read_events
from gongkai.sources.documents.tables import as_lines, as_table
from gongkai.sources.documents.xml import Event, EventKind

_AROUND = {
    "header": Where.HEADER,
    "footer": Where.FOOTER,
    "footnotes": Where.FOOTNOTE,
    "endnotes": Where.ENDNOTE,
    "comments": Where.COMMENT,
}
_NOTES = ("footnote", "endnote", "comment")
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_BOX = "txbxContent"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CHOICES = {"listItem": ("displayText",), "listEntry": ("val",), "default": ("val",)}
_OFF = ("0", "false", "off")
_LEGIBLE = 4
"""Half-points from which a letter can be read."""


def read_word(gathering: Gathering, package: Package, main: str) -> set[str]:
    """Take in the parts that hold text; return their names."""
    read = set()
    for part in package.names:
        folder, _, name = part.rpartition("/")
        stem = name.removesuffix(".xml")
        around = _AROUND.get(stem.rstrip("0123456789"))
        if part == main or (folder == "word" and stem != name and around is not None):
            number = stem.lstrip("abcdefghijklmnopqrstuvwxyz") or "1"
            _Story(gathering, around, number).read(read_events(gathering, package, part))
            read.add(part)
    return read


@dataclass
class _Paragraph:
    """The text of a paragraph, in each of the ways in which it can be read."""

    spot: Spot
    number: int
    is_in_cell: bool
    shown: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """As it was before tracked changes."""
    inserted: list[str] = field(default_factory=list)
    unhidden: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    has_deleted: bool = False
    has_hidden: bool = False

    def apart(self) -> Iterable[tuple[Spot, str]]:
        """Yield the ways of reading it beside the one that is shown."""
        if self.has_deleted or self.inserted:
            old = self.before if self.has_deleted else self.inserted
            yield self.beside(Where.DELETED), "".join(old)
        if self.has_hidden:
            yield self.beside(Where.HIDDEN_TEXT), "".join(self.unhidden)
        yield self.beside(Where.FIELD), "".join(self.fields)

    def beside(self, where: Where) -> Spot:
        """Return a place in the paragraph, which may lie in a header or a note."""
        spot = Spot.at(where, number=self.number)
        is_main = self.spot.where in (Where.PARAGRAPH, Where.TEXT_BOX)
        return spot if is_main else replace(spot, within=self.spot)


@dataclass
class _Table:
    """A table that is being read: rows of cells of texts."""

    number: int
    rows: list[list[list[str]]] = field(default_factory=list)

    def row(self) -> None:
        self.rows.append([])

    def cell(self) -> None:
        if not self.rows:
            self.row()
        self.rows[-1].append([])

    def put(self, text: str) -> None:
        if not self.rows or not self.rows[-1]:
            self.cell()
        self.rows[-1][-1].append(text)

    def stretches(self) -> list[tuple[Spot, str]]:
        return as_table(
            [(self.spot(row, column), "\n".join(cell)) for column, cell in enumerate(cells, 1)]
            for row, cells in enumerate(self.rows, 1)
        )

    def spot(self, row: int, column: int) -> Spot:
        return Spot.at(Where.TABLE, table=self.number, row=row, column=column)


class _Story:
    """Reads a part: the main text, a header, the comments."""

    def __init__(self, gathering: Gathering, where: Where | None, number: str) -> None:
        self.gathering = gathering
        self.where = where
        self.number = number
        """Of the header, or of the note or comment at hand."""
        self.paragraphs, self.counted = 0, count(1)
        self.path: list[str] = []
        self.open: list[_Paragraph] = []
        self.tables: list[_Table] = []
        self.is_hidden = False
        """Whether the run at hand is."""
        self.stretches: list[tuple[Spot, str]] = []
        self.apart: list[tuple[Spot, str]] = []
        """What is not part of the running text."""

    def read(self, found: Iterable[Event]) -> None:
        """Take in all of a part; what was read stands, whatever comes."""
        try:
            for kind, value, given in found:
                if kind is EventKind.TEXT:
                    self.text(value, self.path[-1])
                elif kind is EventKind.START:
                    self.path.append(value)
                    self.start(value, given)
                else:
                    self.path.pop()
                    self.end(value)
        finally:
            while self.open:
                self.close(self.open.pop())
            for table in self.tables:
                self.stretches += table.stretches()
            self.gathering.add_all(self.stretches, between="")
            for spot, text in self.apart:
                self.gathering.add(text, spot)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "p":
            self.open.append(self.paragraph())
        elif name == "tbl":
            self.tables.append(_Table(next(self.counted)))
        elif name == "tr" and self.tables:
            self.tables[-1].row()
        elif name == "tc" and self.tables:
            self.tables[-1].cell()
        elif name == "r":
            self.is_hidden = False
        elif name in _CHARACTERS and self.path[-2:-1] == ["r"]:
            self.text(_CHARACTERS[name], "t")
        elif name in ("vanish", "webHidden") and self.path[-3:-1] == ["r", "rPr"]:
            self.is_hidden |= given.get("val") not in _OFF
        elif given:
            self.notice(name, given)

    def notice(self, name: str, given: Mapping[str, str]) -> None:
        """Look at attributes: who wrote a note, what is hidden, what stands for a picture."""
        if name in _NOTES:
            self.number = given.get("id", self.number)
        if given.get("author"):
            self.apart.append((Spot.at(Where.PROPERTY, name=f"{name} author"), given["author"]))
        if name == "sz" and self.path[-3:-1] == ["r", "rPr"]:
            size = given.get("val", "")
            self.is_hidden |= size.isdecimal() and int(size) < _LEGIBLE
        if "instr" in given and self.open:
            self.open[-1].fields.append(given["instr"])
        shown = _CHOICES.get(name, ALTERNATIVES)
        self.apart += ((Spot.at(Where.ALTERNATIVE), text) for text in attributes(given, shown))
        within = None if self.where is None else Spot.at(self.where, number=self.number)
        for spot, text in beside(given, (*shown, "author", "instr"), within):
            self.apart.append((Spot.at(Where.BOOKMARK) if name == "bookmarkStart" else spot, text))

    def paragraph(self) -> _Paragraph:
        in_box = _BOX in self.path
        in_cell = bool(self.tables) and not in_box
        if not in_box and not in_cell:
            self.paragraphs += 1
        number = self.paragraphs
        if self.where is not None:
            spot = Spot.at(self.where, number=self.number)
        else:
            spot = Spot.at(Where.TEXT_BOX if in_box else Where.PARAGRAPH, number=number)
        return _Paragraph(spot, number, in_cell)

    def text(self, text: str, name: str) -> None:
        if not self.open:
            return
        paragraph = self.open[-1]
        if name in ("instrText", "delInstrText"):
            paragraph.fields.append(text)
        elif name in ("t", "delText"):
            is_deleted = name == "delText" or not _DELETED.isdisjoint(self.path)
            is_inserted = not _INSERTED.isdisjoint(self.path)
            paragraph.has_deleted |= is_deleted
            paragraph.has_hidden |= self.is_hidden
            if is_inserted and not is_deleted:
                paragraph.inserted.append(text)
            else:
                paragraph.before.append(text)
            if not is_deleted:
                paragraph.unhidden.append(text)
                if not self.is_hidden:
                    paragraph.shown.append(text)

    def end(self, name: str) -> None:
        if name == "p" and self.open:
            self.close(self.open.pop())
        elif name == "tbl" and self.tables:
            self.stretches += self.tables.pop().stretches()

    def close(self, paragraph: _Paragraph) -> None:
        shown = "".join(paragraph.shown)
        if paragraph.is_in_cell and self.tables:
            self.tables[-1].put(shown)
        else:
            self.stretches += as_lines([(paragraph.spot, shown)])
        self.apart += paragraph.apart()
