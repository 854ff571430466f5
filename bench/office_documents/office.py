"""The fixed parts of an official document: red head, number, title, signature, imprint."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from office_documents import package, shapes, words
from office_documents.inline import Face, run_xml
from office_documents.paper import ALIGN, Paper


class Office(Paper):
    """A paper with the calls for what GB/T 9704 lays down."""

    def mark(self, text: str) -> None:
        """Write a mark in the corner, such as a copy number or a degree of secrecy."""
        self.line(text, self.face("黑体"), "left")

    def head(self, text: str, form: str = "text", size: float = 36) -> None:
        """Write the red head; lines of several offices are parted by a line end."""
        face = Face(self.look.head, size, color=shapes.RED, latin=self.look.latin)
        if form == "box":
            paragraph = self.doc.add_paragraph()
            paragraph._p.append(shapes.box(self.shape(), text, face.xml()))
            self.gap(2)
        elif form == "table":
            self._head_table(text.split("\n"), face)
        else:
            for line in text.split("\n"):
                self.line(line, face, "spread" if form == "spread" else "center")

    def _head_table(self, lines: list[str], face: Face) -> None:
        """Set the offices to the left of the word 文件, or the only line in one cell."""
        many = len(lines) > 1
        table = self.doc.add_table(len(lines) - 1 if many else 1, 2 if many else 1)
        for at, row in enumerate(table.rows):
            paragraph = row.cells[0].paragraphs[0]
            paragraph.alignment = ALIGN["spread" if many else "center"]
            self.writer.write(paragraph, lines[at], face)
        if many:
            merged = table.cell(0, 1).merge(table.cell(len(lines) - 2, 1))
            self.writer.write(merged.paragraphs[0], lines[-1], face)

    def number(self, text: str, at: str = "center", signer: str = "") -> None:
        """Write the number, in the middle, at a side, or with the signer at the right."""
        self.fields["number"] = words.normal_number(text)
        if not signer:
            self.line(text, self.face(), at)
            return
        self.fields["signer"] = signer
        label = f"签发人：{signer}"
        if at == "table":
            cells = self.doc.add_table(1, 2).rows[0].cells
            self.writer.write(cells[0].paragraphs[0], text, self.face())
            cells[1].paragraphs[0].alignment = ALIGN["right"]
            self.writer.write(cells[1].paragraphs[0], label, self.face())
            return
        paragraph = self.line(f"{text}⇥{label}", self.face())
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)

    def red_line(self, form: str = "border") -> None:
        """Draw the red line: border, double (of letters), shape, old (old Word's) or typed."""
        paragraph = self.doc.add_paragraph()
        if form == "border":
            package.rule(paragraph, "bottom")
        elif form == "double":
            package.rule(paragraph, "bottom", size=24, kind="thickThinSmallGap")
        elif form == "typed":
            face = Face("宋体", 16, color=shapes.RED)
            paragraph._p.append(shapes.element(run_xml("─" * 28, face)))
        else:
            paragraph._p.append(shapes.drawn_line(self.shape(), form == "old"))

    def title(self, *lines: str, soft: bool = False, font: str = "") -> None:
        """Write the title in one or more lines, soft: one paragraph with line breaks."""
        self.fields["title"] = "".join(words.plain(line) for line in lines)
        style = {"word": "Title", "own": "公文标题"}.get(self.look.styles, "")
        face = Face() if style and not font else self.face(font or self.look.head, 22)
        for line in ["↵".join(lines)] if soft else lines:
            paragraph = self.line(line, face, "center", style)
            paragraph.paragraph_format.space_before = Pt(6)
        self.gap()

    def to(self, text: str, *names: str) -> None:
        """Write the addressees."""
        self.fields["addressees"] = list(names) or words.offices(text)
        self.line(text, self.face())

    def note(self, *titles: str, form: str = "lines", colon: str = "：") -> None:
        """Write the note of the attachments: lines, soft, tabs, chars, plain or bare."""
        self.fields["attachments"] = list(titles)
        self.gap()
        if len(titles) == 1:
            texts = [f"附件{colon}{titles[0]}"]
        elif form == "plain":
            texts = [f"附件{at}{colon}{title}" for at, title in enumerate(titles, 1)]
        else:
            dot = "．" if form == "chars" else "."
            texts = [f"{at}{dot}{title}" for at, title in enumerate(titles, 1)]
            texts[0] = f"附件{colon}{texts[0]}"
            before = {"tabs": "⇥", "chars": "", "bare": ""}.get(form, "\u3000" * 5)
            texts[1:] = [before + text for text in texts[1:]]
        if form == "soft":
            texts = ["↵".join(texts)]
        for at, text in enumerate(texts):
            paragraph = self.line("", self.face())
            if form == "chars" and at:
                package.indent(paragraph, 5)
                self.writer.write(paragraph, text, self.face())
            elif form == "tabs":
                self.writer.write(paragraph, f"⇥{text}", self.face())
            else:
                self.writer.write(paragraph, self.indent(paragraph, text), self.face())

    def sign(
        self,
        *issuers: str,
        day: str,
        form: str = "right",
        written: str = "digits",
        zero: str = "〇",
    ) -> None:
        """Write who issues and when.

        Forms: right, blanks, soft, seal (with room), pairs or one (line);
        soft has all in one paragraph with line breaks.
        """
        self.signed = True
        self.fields["issuers"] = list(issuers)
        self.fields["signed"] = day
        shown = words.date_text(day, written, zero)
        self.gap(3 if form == "seal" else 2)
        if form == "pairs":
            table = self.doc.add_table((len(issuers) + 1) // 2, 2)
            for at, name in enumerate(issuers):
                cell = table.cell(at // 2, at % 2)
                cell.paragraphs[0].alignment = ALIGN["center"]
                self.writer.write(cell.paragraphs[0], name, self.face())
            self._right(shown, 4)
        elif form == "one":
            self._right("\u3000".join(issuers), 2)
            self._right(shown, 4)
        elif form == "soft":
            self._right("↵".join((*issuers, shown)), 2)
        elif form == "blanks":
            for name in issuers:
                self.line("\u3000" * 14 + name, self.face())
            self.line(" " * 34 + shown, self.face())
        else:
            for name in issuers:
                self._right(name, 2)
                if form == "seal":
                    self.gap()
            self._right(shown, 4)

    def _right(self, text: str, letters: int) -> None:
        paragraph = self.line(text, self.face(), "right")
        paragraph.paragraph_format.right_indent = Pt(letters * self.look.size)

    def signer(self, post: str, name: str, day: str, written: str = "digits") -> None:
        """Write the signature of an order, a person's."""
        self.signed = True
        self.fields["signer"] = name
        self.fields["signed"] = day
        self.gap()
        self._right(f"{post}\u3000{name}", 4)
        self._right(words.date_text(day, written), 2)

    def dated(self, day: str, written: str = "digits", brackets: bool = True) -> None:
        """Write the date under the title, in brackets."""
        self.fields["signed"] = day
        shown = words.date_text(day, written)
        self.line(f"（{shown}）" if brackets else shown, self.face("楷体_GB2312"), "center")

    def issued_by(self, *issuers: str) -> None:
        """Keep who issues where the head says it and no signature does."""
        self.fields["issuers"] = list(issuers)

    def opened(self, text: str, value: str) -> None:
        """Write whether the document is public."""
        self.signed = True
        self.fields["openness"] = value
        paragraph = self.line("", self.face())
        self.writer.write(paragraph, self.indent(paragraph, text), self.face())

    def imprint(
        self,
        by: str,
        day: str,
        copies: str = "",
        form: str = "table",
        written: str = "digits",
    ) -> None:
        """Write the closing part: copies, who printed it and when."""
        self.signed = True
        self.fields |= {"printed_by": by, "printed_on": day}
        shown = words.date_text(day, written) + "印发"
        if copies:
            listed = copies.rstrip("。").replace("；", "，")
            self.fields["copies_to"] = words.offices(listed)
        face = self.face(size=14)
        self.gap()
        if form == "table":
            self._imprint_table(by, shown, copies, face)
            return
        if copies:
            paragraph = self.line(f"抄送：{copies}", face)
            package.rule(paragraph, "top", "000000", 8)
        if form == "tab":
            paragraph = self.line(f"{by}⇥{shown}", face)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
        else:
            paragraph = self.line(f"{by}{' ' * 14}{shown}", face)
        package.rule(paragraph, "bottom", "000000", 8)

    def _imprint_table(self, by: str, shown: str, copies: str, face: Face) -> None:
        table = self.doc.add_table(2 if copies else 1, 2)
        if copies:
            merged = table.cell(0, 0).merge(table.cell(0, 1))
            self.writer.write(merged.paragraphs[0], f"抄送：{copies}", face)
        last: Any = table.rows[-1].cells
        self.writer.write(last[0].paragraphs[0], by, face)
        last[1].paragraphs[0].alignment = ALIGN["right"]
        self.writer.write(last[1].paragraphs[0], shown, face)

    def contents(self, *entries: str) -> None:
        """Write the table of contents that Word makes; its page numbers are hidden on the web."""
        style = self.doc.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
        held = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="{style.style_id}"/></w:pPr>'
            f'<w:hyperlink w:anchor="_Toc{at}">'
            f"<w:r><w:t>{entry}</w:t></w:r><w:r><w:rPr><w:webHidden/></w:rPr><w:tab/></w:r>"
            f"<w:r><w:rPr><w:webHidden/></w:rPr><w:t>{at}</w:t></w:r></w:hyperlink></w:p>"
            for at, entry in enumerate(entries, 1)
        )
        body = self.doc.element.body
        body.insert(
            len(body) - 1,
            shapes.element(
                '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
                "<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:pPr>"
                '<w:jc w:val="center"/></w:pPr><w:r><w:t>目录</w:t></w:r></w:p>'
                f"{held}</w:sdtContent></w:sdt>"
            ),
        )
