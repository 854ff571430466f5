"""Runs of a paragraph: fonts, the marks of the content, and the splits that Word makes."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from docx.text.paragraph import Paragraph

from office_documents import shapes, words

WHO = 'w:author="张某某" w:date="2021-05-10T09:00:00Z"'
STEP = re.compile(r"[ -~]+|[^ -~]+")


@dataclass(frozen=True)
class Look:
    """How an office sets its documents."""

    body: str = "仿宋_GB2312"
    head: str = "方正小标宋简体"
    latin: str = "Times New Roman"
    size: int = 16
    styles: str = "none"  # none, word (Heading 1 ...) or own (named by the office)
    indent: str = "chars"  # chars, spaces (full-width), blanks or none
    split: bool = False  # runs broken where digits begin and at odd places
    footer: str = "dash"  # dash, page, simple or ""
    header: str = ""
    new_page: str = "run"  # how a page begins: run (of its own), before or section
    style_numbers: bool = False  # automatic numbers by the heading styles
    chinese_ids: bool = False  # style ids as Chinese Word and WPS give them


@dataclass(frozen=True)
class Face:
    """Font of one run; an empty name leaves it to the style."""

    font: str = ""
    size: float = 0
    bold: bool = False
    color: str = ""
    latin: str = "Times New Roman"

    def xml(self, extra: str = "") -> str:
        """Give the properties of the run."""
        inner = ""
        if self.font:
            inner += (
                f'<w:rFonts w:ascii="{self.latin}" w:hAnsi="{self.latin}"'
                f' w:eastAsia="{self.font}" w:cs="{self.latin}" w:hint="eastAsia"/>'
            )
        if self.bold:
            inner += "<w:b/>"
        if extra == "vanish":
            inner += "<w:vanish/>"
        if self.color:
            inner += f'<w:color w:val="{self.color}"/>'
        if self.size:
            half = int(self.size * 2)
            inner += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
        if extra == "superscript":
            inner += '<w:vertAlign w:val="superscript"/>'
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def pieces(text: str, split: bool) -> list[str]:
    """Cut a text where Word would: never, or at digits and at odd places."""
    if not split:
        return [text]
    cut: list[str] = []
    for part in STEP.findall(text):
        at = 7 + zlib.crc32(part.encode()) % 23
        cut += [part[:at], part[at:]] if len(part) > at else [part]
    return cut


def run_xml(text: str, face: Face, extra: str = "", tag: str = "t") -> str:
    """Give a run, with its line breaks and tabs."""
    inner = ""
    for part in re.split("([↵⇥])", text):
        if part == "↵":
            inner += "<w:br/>"
        elif part == "⇥":
            inner += "<w:tab/>"
        elif part:
            inner += f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>'
    return f"<w:r>{face.xml(extra)}{inner}</w:r>"


class Writer:
    """Writes marked-up text into paragraphs and keeps what the package needs to know."""

    def __init__(self, document: Any, split: bool) -> None:
        self.document = document
        self.split = split
        self.notes: list[str] = []
        self.changes = 0
        self.commented: list[tuple[Any, Any, str]] = []

    def write(self, paragraph: Paragraph, text: str, face: Face) -> None:
        """Write a marked-up text at the end of a paragraph."""
        for mark, inner in words.tokens(text):
            for xml in self._marked(paragraph, mark, inner, face):
                paragraph._p.append(shapes.element(xml))
            if mark == "cmt":
                self._comment(paragraph, inner, face)

    def _marked(self, paragraph: Paragraph, mark: str, inner: str, face: Face) -> list[str]:
        if mark == "":
            runs = [run_xml(part, face) for part in pieces(inner, self.split)]
            if len(runs) > 3:  # what the spelling check leaves behind
                runs.insert(1, '<w:proofErr w:type="spellStart"/>')
                runs.insert(3, '<w:proofErr w:type="spellEnd"/>')
            return runs
        if mark == "bold":
            bold = Face(face.font, face.size, True, face.color, face.latin)
            return [run_xml(inner, bold)]
        if mark == "hide":
            return [run_xml(inner, face, "vanish")]
        if mark == "fn":
            self.notes.append(inner)
            note = f'<w:footnoteReference w:id="{len(self.notes)}"/>'
            return [f"<w:r>{face.xml('superscript')}{note}</w:r>"]
        if mark == "mail":
            target = paragraph.part.relate_to(
                f"mailto:{inner}", f"{shapes.SPACES['r']}/hyperlink", is_external=True
            )
            return [f'<w:hyperlink r:id="{target}">{run_xml(inner, face)}</w:hyperlink>']
        if mark in ("ins", "del"):
            self.changes += 1
            run = run_xml(inner, face, tag="delText" if mark == "del" else "t")
            return [f'<w:{mark} w:id="{900 + self.changes}" {WHO}>{run}</w:{mark}>']
        return []

    def _comment(self, paragraph: Paragraph, inner: str, face: Face) -> None:
        text, _, said = inner.partition("|")
        paragraph._p.append(shapes.element(run_xml(text, face)))
        run = paragraph.runs[-1]
        comment = self.document.add_comment(run, text=said, author="张某某", initials="张")
        comment._comment_elm.set(f"{{{shapes.SPACES['w']}}}date", "2021-05-10T09:00:00Z")
