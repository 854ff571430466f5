"""A document -> a Word file (ISO/IEC 29500), by python-docx."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cached_property
from importlib.metadata import version
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from gongkai.model.language import LANGUAGES
from gongkai.render.downloads.characters import printable
from gongkai.render.downloads.document import CopyDocument, Picture, Run
from gongkai.render.downloads.word_pictures import AsPng
from gongkai.render.downloads.word_styles import WORD_LANGUAGES, empty_file, templates
from gongkai.render.downloads.wordml import BlockWriter

LONGEST_PROPERTY = 255
"""Characters that a property of a file may have (ISO/IEC 29500-2)."""
_NO_DAY = date(1980, 1, 1)
"""Of a record that names no day: the first that an archive can hold."""
_STAMP = (1980, 1, 1, 0, 0, 0)
"""Of every part: otherwise an archive holds the time of writing."""


def _no_png(picture: Picture) -> None:  # noqa: ARG001  as `AsPng`
    return None


class WordWriter:
    """Writes Word files one after another, each from the empty file of its language."""

    def __init__(self, as_png: AsPng = _no_png) -> None:
        """Make the empty files once; `as_png` draws pictures that Word does not show."""
        self._as_png = as_png
        self._empty = {language: empty_file(language) for language in LANGUAGES}

    @cached_property
    def makers(self) -> tuple[str, ...]:
        """Return what a Word file depends on besides its document."""
        return ("python-docx", version("python-docx"), version("lxml"), *templates())

    def facts(self, content: bytes) -> Mapping[str, int]:  # noqa: ARG002  as other forms
        """Return nothing: where a page ends is for Word to say."""
        return {}

    def write(self, document: CopyDocument) -> bytes:
        """Return the Word file."""
        word = docx.Document(BytesIO(self._empty[document.language]))
        _describe(word, document)
        _mark_pages(word, document)
        body = word.element.body
        end = body[-1]  # the section's properties, after all blocks
        body.remove(end)
        writer = BlockWriter(word.part, self._as_png)
        for notice in document.notices:
            body.append(writer.paragraph("Notice", notice))
        if document.facts:
            body.append(writer.facts(document.facts, document.code))
        if document.red_head:
            body.append(writer.paragraph("RedHead", (Run(document.red_head),)))
            body.append(writer.paragraph("RedNumber", (Run(document.number),)))
        body.append(writer.paragraph("Title", (Run(document.title),)))
        if document.number and not document.red_head:
            body.append(writer.paragraph("Subtitle", (Run(document.number),)))
        writer.write(body, document.blocks)
        _keep_end_together(body)
        body.append(end)
        file = BytesIO()
        word.save(file)
        return _without_clock(file)


def _keep_end_together(body: Element) -> None:
    """Keep the last paragraph with lines of that before: its last line has no page to itself."""
    last = list(body)[-2:]
    if len(last) == 2 and all(element.tag == qn("w:p") for element in last):
        last[0].get_or_add_pPr().get_or_add_keepNext()


def _describe(word: WordDocument, document: CopyDocument) -> None:
    properties = word.core_properties
    moment = datetime.combine(document.day or _NO_DAY, time())
    properties.title = printable(document.title)[:LONGEST_PROPERTY]
    properties.author = printable(document.author)[:LONGEST_PROPERTY]
    properties.language = WORD_LANGUAGES[document.language]
    properties.created = properties.modified = moment
    properties.identifier = document.id[:LONGEST_PROPERTY]
    properties.comments = properties.last_modified_by = properties.keywords = ""
    properties.revision = 1


def _mark_pages(word: WordDocument, document: CopyDocument) -> None:
    """Put a number at the foot of every page, and a mark at the head of an invented document."""
    section = word.sections[0]
    if document.watermark:
        section.header.paragraphs[0].add_run(printable(document.watermark))
    foot = section.footer.paragraphs[0]
    foot.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    foot._p.append(field)
    foot.add_run(" —")


def _without_clock(file: BytesIO) -> bytes:
    target = BytesIO()
    with ZipFile(file) as source, ZipFile(target, "w") as archive:
        for name in _in_order(source.namelist()):
            part = ZipInfo(name, _STAMP)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o644 << 16
            archive.writestr(part, source.read(name))
    return target.getvalue()


def _in_order(names: Iterable[str]) -> list[str]:
    """Return the list of contents first, as readers expect it, then all others by name."""
    return sorted(names, key=lambda name: (name != "[Content_Types].xml", name))
