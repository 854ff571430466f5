"""The text of a PDF as paragraphs, a last resort: its tables, pictures and alignment are lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gongkai.importing.blocks import Line
from gongkai.importing.document import ImportedDocument, Remark
from gongkai.importing.head import read_head
from gongkai.importing.layout import DocumentLayout, Item
from gongkai.importing.reading import form_of, issuers_of, refuse_unpublishable, signed_fields
from gongkai.importing.ready import heading_level
from gongkai.importing.refusal import BROKEN, LOCKED, NO_TEXT, RefusedFileError
from gongkai.importing.tail import read_tail
from gongkai.importing.to_markdown import guarded
from gongkai.importing.wordings import PAGE_NUMBER
from gongkai.model.file_text import FileText, Lack, Where

FROM_PDF = (
    "the text of a PDF has lost tables, pictures and the ends of paragraphs: compare it line by "
    "line, or import the Word file"
)
WORDS = (FROM_PDF,)
_STOPS = "。；：！？.;:!?》"
_ALONE = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十百]+[章节条]|"
    r"附\s*件|抄\s*送|[（(]此件"
)


def import_pdf(file: Path, text: FileText) -> ImportedDocument:
    """Make of the text of a PDF what can be made of it. Raises RefusedFileError."""
    lacks = {one.lack for one in text.lacking}
    if Lack.PASSWORD in lacks:
        raise RefusedFileError("locked", LOCKED, file=file.name)
    if Lack.BROKEN in lacks or Lack.UNKNOWN in lacks:
        raise RefusedFileError("broken", BROKEN, file=file.name)
    paragraphs = list(paragraphs_in(_lines(text)))
    if not paragraphs:
        raise RefusedFileError("no-text", NO_TEXT, file=file.name)
    items = [Item(Line(one), None) for one in paragraphs]
    head = read_head(items)
    tail = read_tail(items, head.ends)
    refuse_unpublishable(file.name, head, tail)
    inner = [*paragraphs[head.ends : tail.foot], *paragraphs[tail.behind :]]
    layout = DocumentLayout(
        form_of(head, tail),
        tuple(issuers_of(head, tail)),
        {**head.fields, **signed_fields(head, tail)},
        tuple(tail.attachments),
        paragraphs=tuple(inner),
    )
    return ImportedDocument(file, layout, _markdown(inner), remarks=(Remark(FROM_PDF),))


def _lines(text: FileText) -> Iterator[str]:
    """Yield the lines of all pages, without the numbers of pages."""
    for extract in text.extracts:
        for spot, said in extract.spans():
            if spot.where is Where.PAGE:
                for line in said.splitlines():
                    if line.strip() and not PAGE_NUMBER.fullmatch(line.strip()):
                        yield line.strip()


def paragraphs_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs of lines that a page has broken: a short line ends one."""
    known = list(lines)
    full = max((len(line) for line in known), default=0) * 4 // 5
    begun = last = ""
    for line in known:
        if begun and (_ALONE.match(line) or len(last) < full or begun[-1] in _STOPS):
            yield begun
            begun = ""
        begun += line
        last = line
    if begun:
        yield begun


def _markdown(paragraphs: Sequence[str]) -> str:
    found = []
    for place, said in enumerate(paragraphs):
        behind = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        level = heading_level(said, behind)
        found.append(f"{'#' * level} {said}" if level is not None else guarded(said))
    return "\n\n".join(found) + "\n"
