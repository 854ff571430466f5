"""The paragraphs and tables of a Word file as a reader sees them, in order, each with its look."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree import ElementTree as Tree

from gongkai.importing.styles import Styles, value
from gongkai.importing.word_file import MC, W, WordFile, children

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/main}blip", "imagedata")
_RED = re.compile(r"(?P<red>[A-F0-9]{2})(?P<green>[A-F0-9]{2})(?P<blue>[A-F0-9]{2})")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_WIDTHS = {"\u3000": 2, "\t": 4}
_PLACED = 14
"""Blanks from which a line is put where it is, in half characters."""
_NO_TEXT = ("pPr", "rPr", "del", "moveFrom", "txbxContent", "drawing", "pict", "rt", "delText")


@dataclass(frozen=True)
class Line:
    """A line of text with its look; a paragraph with breaks in it has several."""

    text: str
    """Without blanks at its ends; tabs and blanks within are kept."""
    alignment: str = "left"
    points: float = 0
    """The size of its largest letters."""
    is_red: bool = False
    is_indented: bool = False
    heading: int | None = None
    """The level of a heading by its style; 0 for a title."""

    @property
    def solid(self) -> str:
        """Return the text without any blanks."""
        return re.sub(r"\s", "", self.text)

    @property
    def is_central(self) -> bool:
        """Return whether it stands in the middle, as titles do."""
        return self.alignment == "center" or self.heading == 0


@dataclass
class Block:
    """A paragraph or a table of the text, and where it stands in the tree."""

    element: Tree.Element
    parent: Tree.Element
    lines: Sequence[Line] = ()
    """Of a paragraph; empty ones are left out."""
    boxes: Sequence[Line] = ()
    """What stands in text boxes that hang on it."""
    rows: Sequence[Sequence[Sequence[Line]]] = ()
    """Of a table: rows of cells of lines."""
    has_picture: bool = False

    @property
    def is_table(self) -> bool:
        """Return whether it is a table."""
        return self.element.tag == f"{W}tbl"

    @property
    def is_frame(self) -> bool:
        """Return whether it is a table of one column that holds nothing but paragraphs."""
        tags = (f"{W}tbl", f"{W}txbxContent")
        is_flat = not any(one.tag in tags for one in self.element.iter() if one != self.element)
        return (
            self.is_table
            and is_flat
            and all(len(row) == 1 for row in self.rows)
            and not self.has_picture
        )

    @property
    def every_line(self) -> list[Line]:
        """Return all its lines, those of boxes and cells too, in the order of reading."""
        cells = [line for row in self.rows for cell in row for line in cell]
        return [*self.boxes, *self.lines, *cells]

    @property
    def is_blank(self) -> bool:
        """Return whether nothing stands in it."""
        return not self.every_line and not self.has_picture

    def drop(self) -> None:
        """Take it out of the tree."""
        self.parent.remove(self.element)


@dataclass
class Blocks:
    """Reads the blocks of a file."""

    file: WordFile
    styles: Styles = field(init=False)

    def __post_init__(self) -> None:
        self.styles = Styles(self.file.tree("styles.xml"))

    def of_body(self) -> list[Block]:
        """Return the blocks of the text, those in content controls too."""
        return list(self._of(self.file.body))

    def of_pages(self, *kinds: str) -> list[Line]:
        """Return the lines of the headers or feet of pages: some print the red header there."""
        related = sorted(self.file.related().values())
        names = [target for kind, target in related if kind in kinds]
        trees = (self.file.tree(name) for name in names)
        found = (block for tree in trees if tree is not None for block in self._of(tree))
        return [line for block in found for line in block.every_line]

    def unwrapped(self, table: Block) -> list[Block]:
        """Put the paragraphs of a table in its place, and return them."""
        at = list(table.parent).index(table.element)
        table.drop()
        found = [one for one in table.element.iter(f"{W}p") if text_of(one).strip()]
        for place, paragraph in enumerate(found, at):
            table.parent.insert(place, paragraph)
        return [self._paragraph(paragraph, table.parent) for paragraph in found]

    def _of(self, parent: Tree.Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == f"{W}p":
                yield self._paragraph(child, parent)
            elif child.tag == f"{W}tbl":
                yield self._table(child, parent)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag"):
                yield from self._of(child)

    def _paragraph(self, element: Tree.Element, parent: Tree.Element) -> Block:
        boxes = [
            line for box in _boxes(element) for inner in self._of(box) for line in inner.every_line
        ]
        has_picture = any(one.tag.endswith(_PICTURES) for one in element.iter())
        return Block(element, parent, self.lines(element), boxes, (), has_picture)

    def _table(self, element: Tree.Element, parent: Tree.Element) -> Block:
        rows = [[self._cell(cell) for cell in own(row, "tc")] for row in own(element, "tr")]
        has_picture = any(one.tag.endswith(_PICTURES) for one in element.iter())
        return Block(element, parent, rows=rows, has_picture=has_picture)

    def _cell(self, cell: Tree.Element) -> list[Line]:
        if value(cell.find(f"{W}tcPr"), "vMerge") != "restart":
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            if merged is not None:
                return []
        return [line for child in children(cell) for line in self._lines_of(child)]

    def _lines_of(self, child: Tree.Element) -> list[Line]:
        if child.tag == f"{W}p":
            return self.lines(child)
        inner = (cell for row in own(child, "tr") for cell in own(row, "tc"))
        return [line for cell in inner for line in self._cell(cell)]

    def lines(self, paragraph: Tree.Element) -> list[Line]:
        """Return the lines of a paragraph that say something."""
        pieces = list(_pieces(paragraph))
        text = "".join(said for said, _ in pieces)
        if not text.strip():
            return []
        looks = [
            self.styles.look(run, paragraph)
            for said, run in pieces
            if said.strip() and run is not None
        ]
        points = max((look.points for look in looks), default=0)
        red = bool(looks) and all(is_red(look.colour) for look in looks)
        align = self.styles.alignment(paragraph)
        indented = self.styles.is_indented(paragraph)
        level = self.styles.heading(paragraph)
        return [
            Line(said.strip(), _placed(said, align), points, red, _leads(said) or indented, level)
            for said in text.split("\n")
            if said.strip()
        ]


def own(element: Tree.Element, name: str) -> Iterator[Tree.Element]:
    """Yield the rows of a table or the cells of a row, not those of tables within."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from own(child, name)


def _leads(said: str) -> bool:
    return said[:1] in "\u3000\t "


def _placed(said: str, alignment: str) -> str:
    """Return how a line is aligned; many blanks before it put it where others are aligned."""
    before = said[: len(said) - len(said.lstrip())]
    width = sum(_WIDTHS.get(sign, 1) for sign in before)
    return "center" if width >= _PLACED and alignment in ("left", "both") else alignment


def is_red(colour: str) -> bool:
    """Return whether a colour is some red."""
    found = _RED.fullmatch(colour)
    if found is None:
        return False
    red, green, blue = (int(found[name], 16) for name in ("red", "green", "blue"))
    return red > 0x90 and max(green, blue) < red // 2


def text_of(paragraph: Tree.Element) -> str:
    """Return the text of a paragraph, without that of boxes that hang on it."""
    return "".join(said for said, _ in _pieces(paragraph))


def _pieces(
    element: Tree.Element, run: Tree.Element | None = None
) -> Iterator[tuple[str, Tree.Element | None]]:
    """Yield each piece of text with its run; what is deleted, a field's code or a box is none."""
    for child in element:
        name = child.tag.rpartition("}")[2]
        if child.tag in (f"{W}t", f"{_M}t"):
            yield child.text or "", run
        elif child.tag == f"{W}r":
            yield from _pieces(child, child)
        elif name in _SIGNS and child.tag.startswith(W):
            if child.get(f"{W}type") not in ("page", "column"):
                yield _SIGNS[name], run
        elif name == "sym" and child.tag.startswith(W):
            yield symbol(child), run
        elif name not in _NO_TEXT and child.tag != f"{MC}AlternateContent":
            yield from _pieces(child, run)


def symbol(element: Tree.Element) -> str:
    """Return the character of a symbol; one of a font of its own has none."""
    code = element.get(f"{W}char", "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if not 0xE000 <= number <= 0xF8FF else ""


def _boxes(element: Tree.Element) -> Iterator[Tree.Element]:
    """Yield the contents of text boxes, of two ways to draw one the first that has any."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            ways = [list(_boxes(way)) for way in child]
            yield from next(filter(None, ways), [])
        else:
            yield from _boxes(child)
