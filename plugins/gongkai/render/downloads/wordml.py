"""Blocks -> WordprocessingML (ISO/IEC 29500-1), written as elements, so that all is escaped."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.parts.document import DocumentPart

from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.codes import picture_of
from gongkai.render.downloads.document import (
    Block,
    Cell,
    Closing,
    Heading,
    LabelledBlocks,
    Listing,
    Pairs,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Rule,
    Run,
    ScanCode,
    TableBlock,
)
from gongkai.render.downloads.grid import placed
from gongkai.render.downloads.runs import strong
from gongkai.render.downloads.word_pictures import AsPng, drawn
from gongkai.render.downloads.word_styles import BULLETS, LEVELS, NUMBERS, STEP

_LABELS = (1900, 6940)
"""The widths of labels and of what is said under them, in twentieths of a point."""
_CODE = 22
"""The width of a code to scan, in millimetres."""
_BESIDE = 1400
"""The width of its column, in twentieths of a point."""
_ALIGNED = {"start": "left", "center": "center", "end": "right"}
_PROPERTIES = {
    "strong": ("w:b", None),
    "em": ("w:i", None),
    "del": ("w:strike", None),
    "under": ("w:u", "single"),
    "sup": ("w:vertAlign", "superscript"),
    "sub": ("w:vertAlign", "subscript"),
}
"""In the order of the schema."""


@dataclass(frozen=True)
class _Place:
    """Where blocks are placed: their indent, and how."""

    style: str = "BodyText"
    left: int = 0
    depth: int = 0
    """Lists around."""
    align: str = ""
    bold: bool = False


class BlockWriter:
    """Writes blocks into one document, whose links and list numbers it adds."""

    def __init__(self, part: DocumentPart, as_png: AsPng) -> None:
        """Take the part that holds the document's relationships, numbering and pictures.

        `as_png` draws pictures in formats that Word does not show.
        """
        self._part = part
        self._as_png = as_png
        self._numbering = part.numbering_part.element

    def write(self, parent: Element, blocks: Iterable[Block]) -> None:
        """Append blocks to the body of the document."""
        self._blocks(parent, blocks, _Place())

    def facts(self, pairs: tuple[LabelledBlocks, ...], code: ScanCode | None) -> Element:
        """Return a table of labels and what is said under each, with a code to scan beside it."""
        rows = [_row(pair) for pair in pairs]
        if code is None:
            return self._table(TableBlock(2, 0, tuple(rows)), "Facts", _LABELS)
        rows[0] = (
            *rows[0],
            Cell((replace(picture_of(code, "png"), width=_CODE),), rows=len(rows), align="end"),
        )
        widths = (_LABELS[0], _LABELS[1] - _BESIDE, _BESIDE)
        return self._table(TableBlock(3, 0, tuple(rows)), "Facts", widths)

    def paragraph(
        self, style: str, runs: Iterable[Run], left: int = 0, align: str = "", number: object = None
    ) -> Element:
        """Return a paragraph; `number` is a list's number and level."""
        element = OxmlElement("w:p")
        properties = _child(element, "w:pPr")
        _child(properties, "w:pStyle", style)
        if isinstance(number, tuple):
            numbered = _child(properties, "w:numPr")
            _child(numbered, "w:ilvl", str(number[1]))
            _child(numbered, "w:numId", str(number[0]))
        if left:
            indent = _child(properties, "w:ind")
            indent.set(qn("w:left"), str(left))
            if number is None:
                indent.set(qn("w:firstLineChars"), "0")
                indent.set(qn("w:firstLine"), "0")
        if align:
            _child(properties, "w:jc", align)
        for run in runs:
            self._run(element, run)
        return element

    def _blocks(self, parent: Element, blocks: Iterable[Block], place: _Place) -> None:
        for block in blocks:
            match block:
                case Paragraph(runs):
                    shown = strong(runs) if place.bold else runs
                    parent.append(self.paragraph(place.style, shown, place.left, place.align))
                case Heading(level, runs):
                    parent.append(self.paragraph(f"Heading{level}", runs))
                case Listing():
                    self._listing(parent, block, place)
                case Quote(inside):
                    quoted = replace(place, style=_within(place, "Quote"), left=place.left + STEP)
                    self._blocks(parent, inside, quoted)
                case Preformatted(text):
                    parent.append(self.paragraph("HTMLPreformatted", (Run(text),), place.left))
                case Rule():
                    parent.append(self._rule())
                case Closing(issuers, day):
                    for line in (*issuers, day):
                        parent.append(self.paragraph("Closing", (Run(line),)))
                case Picture():
                    parent.append(self._picture(block, place.align or "center"))
                case Pairs():
                    rows = tuple(_row(pair, bold=True) for pair in block.pairs)
                    parent.append(self._table(TableBlock(2, 0, rows), "Pairs", _LABELS))
                    parent.append(self.paragraph("Cell", ()))  # or Word joins it to the next
                case TableBlock():
                    if block.caption:
                        parent.append(self.paragraph("Caption", block.caption))
                    parent.append(self._table(block, "TableGrid"))
                    parent.append(self.paragraph("Cell", ()))  # or Word joins it to the next

    def _listing(self, parent: Element, listing: Listing, place: _Place) -> None:
        level = min(place.depth, LEVELS - 1)
        number = self._new_list(listing, level)
        left = place.left + STEP
        style = _within(place, "ListParagraph")
        inside = replace(place, style=style, left=left, depth=place.depth + 1)
        for item in listing.items:
            match item:
                case (Paragraph(runs), *rest):
                    pass
                case _:
                    runs, rest = (), list(item)
            shown = strong(runs) if place.bold else runs
            parent.append(self.paragraph(style, shown, left, number=(number, level)))
            self._blocks(parent, rest, inside)

    def _new_list(self, listing: Listing, level: int) -> int:
        """Return a new number for a list: Word counts on through all that share one."""
        number = len(self._numbering.findall(qn("w:num"))) + 1
        element = _child(self._numbering, "w:num")
        element.set(qn("w:numId"), str(number))
        _child(element, "w:abstractNumId", str(NUMBERS if listing.ordered else BULLETS))
        if listing.ordered:
            override = _child(element, "w:lvlOverride")
            override.set(qn("w:ilvl"), str(level))
            _child(override, "w:startOverride", str(listing.start))
        return number

    def _table(self, table: TableBlock, style: str, widths: tuple[int, ...] = ()) -> Element:
        element = OxmlElement("w:tbl")
        properties = _child(element, "w:tblPr")
        _child(properties, "w:tblStyle", style)
        width = _child(properties, "w:tblW")
        width.set(qn("w:w"), "5000")
        width.set(qn("w:type"), "pct")
        if table.head:
            _child(properties, "w:tblLook").set(qn("w:firstRow"), "1")
        grid = _child(element, "w:tblGrid")
        for column in range(table.columns):
            share = widths[column] if widths else 8840 // table.columns
            _child(grid, "w:gridCol").set(qn("w:w"), str(share))
        spanning: dict[int, tuple[Cell, int]] = {}
        for number, cells in enumerate(placed(table)):
            row = _child(element, "w:tr")
            if number < table.head:
                _child(_child(row, "w:trPr"), "w:tblHeader")
            begun = dict(cells)
            column = 0
            while column < table.columns:
                if column in begun:
                    cell, left = begun[column], begun[column].rows
                    self._cell(row, cell, "restart" if left > 1 else "")
                else:
                    cell, left = spanning[column]
                    self._cell(row, replace(cell, blocks=()), "continue")
                spanning[column] = (cell, left - 1)
                column += cell.columns
        return element

    def _cell(self, row: Element, cell: Cell, merged: str) -> None:
        element = _child(row, "w:tc")
        properties = _child(element, "w:tcPr")
        if cell.columns > 1:
            _child(properties, "w:gridSpan", str(cell.columns))
        if merged:
            _child(properties, "w:vMerge", merged)
        align = _ALIGNED[cell.align]
        self._blocks(element, cell.blocks, _Place("Cell", align=align, bold=cell.header))
        if element[-1].tag != qn("w:p"):
            element.append(self.paragraph("Cell", ()))

    def _picture(self, picture: Picture, align: str) -> Element:
        """Return a paragraph with the picture, or with its words where Word cannot show it."""
        run = drawn(picture, self._part, self._as_png)
        if run is None:
            return self.paragraph("BodyText", (Run(f"[{picture.alt}]"),))
        paragraph = self.paragraph("Cell", (), align=align)
        paragraph.append(run)
        return paragraph

    def _rule(self) -> Element:
        element = self.paragraph("Normal", ())
        line = OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "999999")):
            line.set(qn(f"w:{name}"), value)
        _child(element[0], "w:pBdr").append(line)
        return element

    def _run(self, parent: Element, run: Run) -> None:
        if run.href:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            name = self._part.relate_to(run.href, kind, is_external=True)
            parent = _child(parent, "w:hyperlink")
            parent.set(qn("r:id"), name)
        element = _child(parent, "w:r")
        properties = _child(element, "w:rPr")
        if run.href:
            _child(properties, "w:rStyle", "Hyperlink")
        elif "code" in run.marks:
            _child(properties, "w:rStyle", "HTMLCode")
        for mark, (tag, value) in _PROPERTIES.items():
            if mark in run.marks and properties.find(qn(tag)) is None:
                _child(properties, tag, value)
        for number, line in enumerate(printable(run.text).split("\n")):
            if number:
                _child(element, "w:br")
            for place, words in enumerate(line.split("\t")):
                if place:
                    _child(element, "w:tab")
                text = _child(element, "w:t")
                text.text = words
                text.set(qn("xml:space"), "preserve")


def _row(pair: LabelledBlocks, *, bold: bool = False) -> tuple[Cell, ...]:
    label = (Run(pair.label),)
    if pair.is_stacked:
        return (Cell((Paragraph(strong(label) if bold else label), *pair.blocks), columns=2),)
    return Cell((Paragraph(label),), header=bold), Cell(pair.blocks)


def _within(place: _Place, style: str) -> str:
    """Return a block's style; in a cell all keep that of the cell."""
    return place.style if place.style == "Cell" else style


def _child(parent: Element, tag: str, value: str | None = None) -> Element:
    child: Element = OxmlElement(tag)
    if value is not None:
        child.set(qn("w:val"), value)
    parent.append(child)
    return child
