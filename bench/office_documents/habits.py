"""Habits of real offices that the standard does not know: WPS, templates, pictures as heads."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from office_documents import package, shapes, words
from office_documents.inline import WHO, Face, Look, run_xml
from office_documents.office import Office
from office_documents.paper import ALIGN

PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
CUSTOM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Properties xmlns="{PROPERTIES}/custom-properties" xmlns:vt="{PROPERTIES}/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer">'
    "<vt:lpwstr>2052-11.8.2.12085</vt:lpwstr></property></Properties>"
)
APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Properties xmlns="{PROPERTIES}/extended-properties">'
    "<Template>Normal.dotm</Template><Application>WPS Office_11.8.2.12085_F1E327BC-269C-435d-"
    "A152-05C5408002CA</Application><DocSecurity>0</DocSecurity></Properties>"
)
WPS_IDS = {"Normal": "1", "Heading1": "2", "Heading2": "3", "Heading3": "4", "Title": "6"}
WPS_IDS |= {"公文正文": "27", "公文标题": "28", "公文一级标题": "29", "公文二级标题": "31"}
WPS_NAMES = {
    "公文正文": "正文首行缩进 21",
    "公文标题": "样式 标题 + 居中",
    "公文一级标题": "列出段落1",
    "公文二级标题": "p0",
}


class Bureau(Office):
    """An office with habits of its own."""

    def __init__(
        self, file: str, kind: str, look: Look, refused: str = "", wps: bool = False
    ) -> None:
        super().__init__(file, kind, look, refused)
        self.wps = wps

    # Heads

    def head_picture(self, in_header: bool = False) -> None:
        """Put a picture where the red head would stand, in the text or in the page header."""
        place = self.doc.sections[0].header if in_header else self.doc
        paragraph = place.add_paragraph()
        paragraph.alignment = ALIGN["center"]
        bars = package.picture([90, 40, 90, 60, 90, 30, 90], b"\xff\x00\x00")
        paragraph.add_run().add_picture(bars, width=Mm(150))

    def head_form(self, text: str, number: str, right: str = "", corner: str = "") -> None:
        """Write head and number into one table with a red line under it, as a template has it."""
        table = self.doc.add_table(3 if corner else 2, 2)
        if corner:
            self.writer.write(table.cell(0, 0).paragraphs[0], corner, self.face("黑体"))
        at = len(table.rows) - 2
        cell: Any = table.cell(at, 0).merge(table.cell(at, 1)).paragraphs[0]
        cell.alignment = ALIGN["center"]
        face = Face(self.look.head, 38, color=shapes.RED, latin=self.look.latin)
        self.writer.write(cell, text, face)
        self.writer.write(table.cell(at + 1, 0).paragraphs[0], number, self.face())
        self.fields["number"] = words.normal_number(number)
        if right:
            table.cell(at + 1, 1).paragraphs[0].alignment = ALIGN["right"]
            self.writer.write(table.cell(at + 1, 1).paragraphs[0], right, self.face())
        for cell in table.rows[-1].cells:
            line = f'<w:bottom w:val="single" w:sz="24" w:space="0" w:color="{shapes.RED}"/>'
            cell._tc.get_or_add_tcPr().append(shapes.element(f"<w:tcBorders>{line}</w:tcBorders>"))
        self.gap()

    def spread_title(self, text: str) -> None:
        """Write a short title with blanks between its letters; the truth has none."""
        self.title("\u3000".join(text))
        self.fields["title"] = text

    def to_lines(self, *parts: str) -> None:
        """Write the addressees over several paragraphs."""
        self.fields["addressees"] = words.offices("".join(parts))
        for part in parts:
            self.line(part, self.face())

    # The note of the attachments

    def note_line(self, *titles: str, end: str = "") -> None:
        """Write all attachments in one line."""
        self.fields["attachments"] = list(titles)
        text = "；".join(f"{at}.{title}" for at, title in enumerate(titles, 1))
        paragraph = self.line("", self.face())
        self.writer.write(paragraph, self.indent(paragraph, f"附件：{text}{end}"), self.face())

    def note_hanging(self, *titles: str, dot: str = ".", gap: str = "") -> None:
        """Write the attachments with hanging indents, so that long titles stand in a block."""
        self.fields["attachments"] = list(titles)
        self.gap()
        for at, title in enumerate(titles, 1):
            label = f"附{gap}件：" if at == 1 else ""
            paragraph = self.line(f"{label}{at}{dot}{title}", self.face())
            hang = 5 if at == 1 else 2
            held = paragraph.paragraph_format
            held.left_indent = Pt(self.look.size * 7)
            held.first_line_indent = Pt(-self.look.size * hang)

    def note_list(self, *titles: str) -> None:
        """Write the word 附件 and under it a list that Word numbers."""
        self.fields["attachments"] = list(titles)
        self.line("附件：", self.face())
        self.numbered([("decimal", "%1.", "tab")])
        for title in titles:
            held = self.line(title, self.face())._p.get_or_add_pPr().get_or_add_numPr()
            held.get_or_add_ilvl().val = 0
            held.get_or_add_numId().val = self.lists

    # The end

    def beside_text(self, text: str, align: str = "", size: float = 0) -> None:
        """Write a line after the text, such as who typed and who read it."""
        self.signed = True
        self.line(text, self.face(size=size), align)
        self.keep(text)

    def opened_above(self, text: str, value: str, align: str = "right") -> None:
        """Write whether the document is public above the title."""
        self.fields["openness"] = value
        self.line(text, self.face("楷体_GB2312", 14), align)

    def printed(self, by: str, day: str, form: str, copies: str = "", lead: str = "抄送：") -> None:
        """Write the imprint with the date first, the word 印发 by the office, or labels."""
        self.signed = True
        self.fields |= {"printed_by": by, "printed_on": day}
        shown = words.date_text(day)
        face = self.face(size=14)
        if copies:
            self.fields["copies_to"] = words.offices(copies.rstrip("。").replace("；", "，"))
            package.rule(self.line(f"{lead}{copies}", face), "top", "000000", 8)
        text = {
            "date first": f"{shown}\u3000\u3000{by}印发",
            "office": f"{by}印发\u3000\u3000\u3000{shown}",
            "day": f"{by}\u3000\u3000印发日期：{shown}",
            "labels": f"印发单位：{by}↵印发日期：{shown}",
        }[form]
        package.rule(self.line(text, face), "bottom", "000000", 8)

    # What may be seen or not

    def moved(self, text: str, mark: str) -> None:
        """Write a sentence that was moved here (to) or away from here (from)."""
        tag = "moveTo" if mark == "to" else "moveFrom"
        paragraph = self.line("", self.face())
        run = run_xml(text, self.face())
        self.writer.changes += 1
        xml = f'<w:{tag} w:id="{900 + self.writer.changes}" {WHO}>{run}</w:{tag}>'
        paragraph._p.append(shapes.element(xml))
        if mark == "to":
            self.keep(text)

    def hidden_style(self, text: str) -> None:
        """Write a paragraph in a style that hides it."""
        style = self.doc.styles.add_style("拟稿说明", WD_STYLE_TYPE.PARAGRAPH)
        style.font.hidden = True
        self.line(text, Face(), style=style.name)

    def remark(self, cell: Any, said: str) -> None:
        """Comment on what stands in a cell."""
        run = cell.paragraphs[0].runs[0]
        comment = self.doc.add_comment(run, text=said, author="张某某", initials="张")
        comment._comment_elm.set(qn("w:date"), "2021-05-10T09:00:00Z")

    def shown_anyway(self, text: str) -> None:
        """Write a paragraph that says of itself that it is not hidden, and a hidden empty one."""
        paragraph = self.plain(text)
        for run in paragraph.runs:
            run.font.hidden = False
        empty = self.doc.add_paragraph()._p.get_or_add_pPr()
        empty.append(shapes.element("<w:rPr><w:vanish/></w:rPr>"))

    def setting(self, xml: str) -> None:
        """Add a setting of the document, at the place of its kind."""
        held = self.doc.settings.element
        held.find(qn("w:defaultTabStop")).addprevious(shapes.element(xml))

    def repeat(self, table: Any, rows: int = 1) -> None:
        """Let Word repeat the first rows of a table on each page, and not break a row."""
        for at, row in enumerate(table.rows):
            held = row._tr.get_or_add_trPr()
            held.append(shapes.element("<w:cantSplit/>"))
            if at < rows:
                held.append(shapes.element("<w:tblHeader/>"))

    # The file

    def save(self, folder: Path) -> None:
        """Write the document, in the names that WPS gives if it is WPS that saved it."""
        if self.wps:
            for style in self.doc.styles.element.iter(qn("w:style")):
                name = style.find(qn("w:name"))
                name.set(qn("w:val"), WPS_NAMES.get(name.get(qn("w:val")), name.get(qn("w:val"))))
            package.rename(self.doc, WPS_IDS)
            held = self.doc.part.package
            kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
            part = Part(PackURI("/docProps/custom.xml"), kind, CUSTOM.encode(), held)
            held.relate_to(part, f"{PROPERTIES}/relationships/custom-properties")
            for part in held.iter_parts():
                if part.partname == "/docProps/app.xml":
                    part._blob = APP.encode()
        super().save(folder)

    def again(self, table: Any, at: int) -> None:
        """Repeat the head of a table by hand before a row, as clerks do at the end of a page."""
        table.rows[at]._tr.addprevious(copy.deepcopy(table.rows[0]._tr))
        self.tables[-1].insert(at, list(self.tables[-1][0]))
