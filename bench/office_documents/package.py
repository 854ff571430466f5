"""The package around a paper: page, styles, tables, fixed times."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from office_documents import shapes
from office_documents.inline import Look

if TYPE_CHECKING:
    from office_documents.paper import Paper

MADE = datetime(2021, 6, 1, 9, 0, 0)  # Word writes no zone
ZIPPED = (1980, 1, 1, 0, 0, 0)
IDS = {
    "Normal": "a",
    "Heading1": "1",
    "Heading2": "2",
    "Heading3": "3",
    "Title": "a5",
    "TableGrid": "a7",
}
STYLED = {"Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Heading 3": ""}


def fonts(style: Any, name: str, size: float, latin: str) -> None:
    """Give a style its fonts."""
    style.font.name = latin
    style.font.size = Pt(size)
    style.font.bold = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    held = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        held.attrib.pop(qn(f"w:{part}"), None)
    held.set(qn("w:eastAsia"), name)


def indent(paragraph: Any, letters: int = 2) -> None:
    """Indent the first line by letters, as Word's dialogue does."""
    held = paragraph._p.get_or_add_pPr().get_or_add_ind()
    held.set(qn("w:firstLineChars"), str(letters * 100))
    held.set(qn("w:firstLine"), str(letters * 320))


def rule(
    paragraph: Any, side: str, color: str = shapes.RED, size: int = 18, kind: str = "single"
) -> None:
    """Draw a line at one side of a paragraph."""
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    held = paragraph._p.get_or_add_pPr()
    held.insert_element_before(shapes.border(side, color, size, kind), *after)


def page(document: Any, look: Look) -> None:
    """Set page, styles, header and footer."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    styles = document.styles
    if look.styles == "none":
        fonts(styles["Normal"], "宋体", 10.5, look.latin)
    else:
        fonts(styles["Normal"], look.body, look.size, look.latin)
    styles["Normal"].paragraph_format.line_spacing = Pt(28)
    styles["Normal"].paragraph_format.space_after = Pt(0)
    if look.styles == "word":
        for name, font in STYLED.items():
            fonts(styles[name], font or look.body, look.size, look.latin)
        title = styles["Title"]
        fonts(title, look.head, 22, look.latin)
        for line in list(title.element.iter(qn("w:pBdr"))):
            line.getparent().remove(line)
    if look.styles == "own":
        for name, font in (("公文正文", ""), ("公文一级标题", "黑体"), ("公文二级标题", "楷体")):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            fonts(style, font or look.body, look.size, look.latin)
        fonts(styles.add_style("公文标题", WD_STYLE_TYPE.PARAGRAPH), look.head, 22, look.latin)
    if look.header:
        section.header.paragraphs[0].text = look.header
    if look.footer:
        foot(section.footer.paragraphs[0], look.footer)


def foot(paragraph: Any, form: str) -> None:
    """Write the page number."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, after = {"dash": ("— ", " —"), "page": ("第", "页")}.get(form, ("", ""))
    paragraph.add_run(before)
    for part in shapes.field("PAGE", "1", form == "simple"):
        paragraph._p.append(part)
    paragraph.add_run(after)


def table(document: Any, rows: list[list[str]]) -> tuple[Any, list[list[str]]]:
    """Make a table with its merged cells; give it and its texts, repeated where merged."""
    made = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    truth = [list(row) for row in rows]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    reach: dict[tuple[int, int], tuple[int, int]] = {}
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            source = {"<": (y, x - 1), "^": (y - 1, x)}.get(text, (y, x))
            held = owner.get(source, (y, x))
            owner[y, x] = held
            reach[held] = (y, x)
            truth[y][x] = rows[held[0]][held[1]]
    for start, end in reach.items():
        if start != end:
            made.cell(*start).merge(made.cell(*end))
    return made, truth


def picture(bars: list[int], color: bytes = shapes.BLUE) -> io.BytesIO:
    """Give a small picture as a file."""
    return io.BytesIO(shapes.png(240, 120, bars, color))


def rename(document: Any, ids: Mapping[str, str] = IDS) -> None:
    """Give the styles the ids of a Chinese Word, or others."""
    for style in document.styles.element.iter(qn("w:style")):
        held = style.get(qn("w:styleId"))
        style.set(qn("w:styleId"), ids.get(held, held))
    used = [document.styles.element, document.element, document.sections[0].footer._element]
    used.append(document.part.numbering_part.element)
    for root in used:
        for name in ("pStyle", "tblStyle", "basedOn", "next", "link"):
            for node in root.iter(qn(f"w:{name}")):
                held = node.get(qn("w:val"))
                node.set(qn("w:val"), ids.get(held, held))


def zipped(data: bytes, target: Path) -> None:
    """Write a zip again with fixed times."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIPPED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, source.read(name))


def save(paper: Paper, target: Path) -> None:
    """Write the document of a paper, the same bytes each time."""
    document = paper.doc
    if paper.writer.notes:
        shapes.add_footnotes(document, paper.writer.notes)
    if paper.look.chinese_ids:
        rename(document)
    about = document.core_properties
    about.author = about.last_modified_by = "示例区"
    about.title = about.comments = ""
    about.created = about.modified = MADE
    held = io.BytesIO()
    document.save(held)
    zipped(held.getvalue(), target)
