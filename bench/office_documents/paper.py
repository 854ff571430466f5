"""A paper: written into a Word document and, by the same calls, into its truth."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from office_documents import package, shapes, words
from office_documents.inline import Face, Look, Writer

ALIGN = {
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "spread": WD_ALIGN_PARAGRAPH.DISTRIBUTE,
}
HEADS = ("黑体", "楷体_GB2312", "", "")
LEVELS = [
    ("chineseCounting", "%1、", "nothing"),
    ("chineseCounting", "（%2）", "nothing"),
    ("decimal", "%3.", "nothing"),
    ("decimal", "（%4）", "nothing"),
]


class Paper:
    """One document and its truth; the calls follow the page from top to bottom."""

    def __init__(self, file: str, kind: str, look: Look, refused: str = "") -> None:
        self.file, self.kind, self.look, self.refused = file, kind, look, refused
        self.doc: Any = Document()
        self.writer = Writer(self.doc, look.split)
        self.fields: dict[str, Any] = {}
        self.paragraphs: list[str] = []
        self.after: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.notes: list[str] = []
        self.beside: list[str] = []  # attachments in files of their own
        self.boxes: list[str] = []
        self.signed = False
        self.shapes = 100  # pictures are numbered from 1
        self.counts = [0, 0, 0, 0]
        self.lists = 40
        self.levels = LEVELS
        package.page(self.doc, look)
        self.numbered(LEVELS)

    # What every part is made of

    def face(self, font: str = "", size: float = 0, bold: bool = False, color: str = "") -> Face:
        """Give a font, the body's unless told."""
        if self.look.styles != "none" and not (font or size or color):
            return Face(bold=bold)
        look = self.look
        return Face(font or look.body, size or look.size, bold, color, look.latin)

    def line(self, text: str, face: Face, align: str = "", style: str = "") -> Paragraph:
        """Write a paragraph that is not part of the text."""
        paragraph = self.doc.add_paragraph(style=style or None)
        if align:
            paragraph.alignment = ALIGN[align]
        self.writer.write(paragraph, text, face)
        return paragraph

    def shape(self) -> int:
        """Count a drawing and give its number."""
        self.shapes += 1
        return self.shapes

    def keep(self, text: str) -> None:
        """Keep a paragraph of the text for the truth."""
        text = words.plain(text)
        if text:
            (self.after if self.signed else self.paragraphs).append(text)

    def indent(self, paragraph: Paragraph, text: str) -> str:
        """Indent a paragraph in the manner of the office; give the text with its blanks."""
        if self.look.indent == "spaces":
            return "\u3000\u3000" + text
        if self.look.indent == "blanks":
            return "    " + text
        if self.look.indent == "chars":
            package.indent(paragraph)
        return text

    # The text

    def body(self, block: str) -> None:
        """Write a block of paragraphs.

        "# " to "#### " begin typed headings, "1> " to "4> " automatic numbers, "= " centres,
        "| " is not indented; all else are plain paragraphs.
        """
        for text in words.lines(block):
            mark, _, rest = text.partition(" ")
            if mark in ("#", "##", "###", "####"):
                self.heading(len(mark), rest)
            elif len(mark) == 2 and mark[0] in "1234" and mark[1] == ">":
                self.auto(int(mark[0]), rest)
            elif mark == "=":
                self.line(rest, self.face("黑体"), "center")
                self.keep(rest)
            elif mark == "|":
                self.line(rest, self.face())
                self.keep(rest)
            else:
                self.plain(text)

    def plain(self, text: str) -> Paragraph:
        """Write one paragraph."""
        own = "公文正文" if self.look.styles == "own" else ""
        paragraph = self.line("", self.face(), style=own)
        self.writer.write(paragraph, self.indent(paragraph, text), self.face())
        self.keep(text)
        return paragraph

    def heading(self, level: int, text: str, number: str = "") -> Paragraph:
        """Write a heading whose number is typed, or was put before by the caller."""
        style = ""
        face = self.face(HEADS[level - 1], bold=level == 3)
        if self.look.styles == "word" and level < 4:
            style, face = f"Heading {level}", Face()
        elif self.look.styles == "own" and level < 3:
            style, face = f"公文{words.DIGITS[level]}级标题", Face()
        paragraph = self.line("", face, style=style)
        if not number:
            text = self.indent(paragraph, text)
        self.writer.write(paragraph, text, face)
        self.keep(number + text)
        return paragraph

    def numbered(self, levels: list[tuple[str, str, str]]) -> None:
        """Begin a list of automatic numbers."""
        self.lists += 1
        self.levels = levels
        self.counts = [0] * 4
        shapes.numbering(self.doc, levels, self.lists, self.look.style_numbers)

    def auto(self, level: int, text: str) -> None:
        """Write a paragraph that Word numbers."""
        at = level - 1
        self.counts[at] += 1
        for below in range(level, len(self.levels)):
            if "条" not in self.levels[below][1]:
                self.counts[below] = 0
        number = self.levels[at][1]
        for place, (form, _, _) in enumerate(self.levels):
            count = self.counts[place]
            shown = words.numeral(count) if form.startswith("chinese") else str(count)
            number = number.replace(f"%{place + 1}", shown)
        paragraph = self.heading(level if self.levels is LEVELS else 4, text, number)
        styled = self.look.style_numbers and level < 4
        target = paragraph.style.element if styled else paragraph._p
        held = target.get_or_add_pPr().get_or_add_numPr()
        held.get_or_add_ilvl().val = at
        held.get_or_add_numId().val = self.lists

    def table(self, block: str, caption: str = "", size: float = 12, bold: bool = True) -> Any:
        """Write a table: a row a line, "<" joins a cell to its left, "^" to the one above."""
        if caption:
            self.line(caption, self.face("黑体"), "center")
            self.keep(caption)
        rows = [[cell.strip() for cell in row.split("|")] for row in words.lines(block)]
        table, truth = package.table(self.doc, rows)
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                if text in ("<", "^"):
                    continue
                paragraph = table.cell(y, x).paragraphs[0]
                paragraph.alignment = ALIGN["center"]
                face = self.face("宋体" if y else "黑体", size, bold and not y)
                self.writer.write(paragraph, text, face)
        self.tables.append([[words.plain(cell) for cell in row] for row in truth])
        return table

    def picture(self, bars: list[int], caption: str = "") -> None:
        """Put a small picture into the text, with a line under it."""
        paragraph = self.line("", self.face(), "center")
        paragraph.add_run().add_picture(package.picture(bars), width=Mm(90))
        if caption:
            self.line(caption, self.face("楷体_GB2312", 14), "center")
            self.keep(caption)

    def text_box(self, text: str) -> None:
        """Put a floating box beside the text; what it says is no paragraph of the text."""
        paragraph = self.line("", self.face())
        self.boxes.append(text)
        face = Face("楷体_GB2312", 12).xml()
        paragraph._p.append(shapes.box(self.shape(), text, face, "left"))

    def new_page(self) -> None:
        """Begin a new page in the manner of the office; "before" is a matter of the label."""
        if self.look.new_page == "section":
            self.doc.add_section()
        elif self.look.new_page == "run":
            self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def gap(self, lines: int = 1) -> None:
        """Leave empty lines, as clerks do."""
        for _ in range(lines):
            self.doc.add_paragraph()

    # An attachment or the text that a notice issues, after the signature

    def annex(self, label: str, *title: str, signed: bool = True) -> None:
        """Begin an attachment inside the same document, on a new page."""
        self.signed = signed
        self.numbered(LEVELS)
        self.new_page()
        begun = self.look.new_page != "before"
        for line, face, align in (
            (label, self.face("黑体"), "left"),
            *((line, self.face(self.look.head, 22), "center") for line in title),
        ):
            if not line:
                continue
            paragraph = self.line(line, face, align)
            paragraph.paragraph_format.space_after = Pt(6)
            if not begun:
                paragraph.paragraph_format.page_break_before = begun = True
        if label:
            self.keep(label)
        if title:
            self.keep("".join(title))

    # The files

    def save(self, folder: Path) -> None:
        """Write the document."""
        package.save(self, folder / self.file)

    def truth(self) -> dict[str, Any]:
        """Give what a reader should find in the document."""
        truth: dict[str, Any] = {"file": self.file}
        if self.refused:
            truth["refused"] = self.refused
        truth |= {"kind": self.kind, "fields": self.fields}
        truth |= {"paragraphs": self.paragraphs, "tables": self.tables}
        if self.beside:
            truth["attachments_files"] = self.beside
        return truth

    def more(self) -> dict[str, Any]:
        """Give what stands in the document and has no place in the truth."""
        more = {"after_signature": self.after, "footnotes": self.writer.notes}
        more["text_boxes"] = self.boxes
        return {"file": self.file} | {name: held for name, held in more.items() if held}
