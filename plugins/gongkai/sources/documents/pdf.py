"""PDF: the text of the pages by PDFium, and by pypdf what stands beside it in the file.

PDFium reads more damaged files than pypdf, and three times as fast (bench/README.md). What
pypdf cannot open it is given once more as PDFium writes it.
"""

import io
import logging
import re
import time
from typing import Any

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import SECONDS, UnreadableError
from gongkai.sources.documents.pdf_objects import Inside, Objects

_UNENCRYPTED = 3
"""PDFium's flag for a copy without protection."""
_END = re.compile(rb"%%EOF")
_STAMP = re.compile(r"D:[\d+'Z-]+|\d{4}-\d\d-\d\d(?:T[\d:.+Z-]+)?|(?:uuid|xmp\.[a-z]+|adobe):\S+")
"""Moments and numbers of versions, which differ in each."""
_VERSIONS = 20
"""Earlier versions that are looked at, the newest first."""
_PART_OF_TIME = 0.5
"""How much of the time for a file may be gone before another earlier version is looked at."""


def read_pdf(gathering: Gathering, data: bytes, inside: Inside) -> None:
    """Take in the text of a PDF, its annotations, fields, properties and embedded files.

    Raises UnreadableError where no program can open it, or not without a password.
    """
    import pypdfium2  # noqa: PLC0415  slow, and few columns have a PDF

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_protected = any(word in str(error).lower() for word in ("password", "security"))
        raise UnreadableError(Lack.PASSWORD if is_protected else Lack.BROKEN) from None
    began = time.process_time()
    try:
        _read_pages(gathering, document)
        reader = _reader(document, data)
        if reader is None:
            gathering.lack(Lack.IN_PART)
        else:
            Objects(gathering, inside).read(reader)
        if reader is None or not reader.metadata:  # a copy of a damaged file loses them
            for name, value in document.get_metadata_dict(skip_empty=True).items():
                gathering.add(value, Spot.at(Where.PROPERTY, name=name))
    finally:
        document.close()
    _read_earlier(gathering, data, inside, began + SECONDS * _PART_OF_TIME)


def _read_earlier(gathering: Gathering, data: bytes, inside: Inside, until: float) -> None:
    """Take in what is not shown any more: changes are written behind what they change."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415  as above

    ends = [match.end() for match in _END.finditer(data)][:-1]
    seen = {one.text for one in gathering.extracts}
    spot = Spot.at(Where.OLD_VERSION)
    for end in ends[::-1][:_VERSIONS]:
        if time.process_time() > until:
            gathering.lack(Lack.TOO_LONG, SECONDS, spot)
            return
        try:
            document = PdfDocument(data[:end])
        except PdfiumError:  # it is the first part of a file that is laid out for the web
            continue
        earlier = Gathering(depth=gathering.depth + 1)
        try:
            _read_pages(earlier, document)
            reader = _reader(document, data[:end])
            if reader is not None:
                Objects(earlier, inside).read(reader)
        finally:
            document.close()
        for one in earlier.extracts:
            if one.text not in seen and not _STAMP.fullmatch(one.text):
                seen.add(one.text)
                pieces = [(place, text) for place, text in one.spans()]
                gathering.inside(spot).add_all(pieces, between="")


def _read_pages(gathering: Gathering, document: Any) -> None:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  as above
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE  # noqa: PLC0415  as above

    pages, pictured = len(document), 0
    for number in range(pages):
        spot = Spot.at(Where.PAGE, page=number + 1)
        try:
            page = document[number]
            try:
                textpage = page.get_textpage()
                text = textpage.get_text_range()
                textpage.close()
                if text.strip():
                    gathering.add(_clean(text), spot)
                elif any(page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)):
                    pictured += 1
            finally:
                page.close()
        except PdfiumError:
            gathering.lack(Lack.IN_PART, spot=spot)
    if not gathering.depth:
        gathering.pages, gathering.pictured = pages, pictured


def _clean(text: str) -> str:
    """Return text with plain line ends; PDFium marks where a word was broken by a hyphen."""
    return text.replace("\r\n", "\n").replace("\ufffe", "").replace("\x02", "")


def _reader(document: Any, data: bytes) -> Any | None:
    """Return the file as pypdf reads it; None where it cannot."""
    from pypdf import PdfReader  # noqa: PLC0415  as above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if not reader.is_encrypted:
            len(reader.pages)
            return reader
    except Exception:  # noqa: S110  whatever it stumbles over, there is another way
        pass
    copy = io.BytesIO()
    try:
        document.save(copy, flags=_UNENCRYPTED)
        reader = PdfReader(copy)
        len(reader.pages)
    except Exception:  # as above, but there is none left
        return None
    return reader
