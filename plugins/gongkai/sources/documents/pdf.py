"""PDF: the text of the pages by PDFium, and by pypdf what stands beside it in the file.

PDFium reads more damaged files than pypdf, and three times as fast (bench/README.md). What
pypdf cannot open it is given once more as PDFium writes it.
"""

import io
import logging
from collections.abc import Callable, Mapping
from typing import Any

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import LimitError, UnreadableError
from gongkai.sources.documents.xml import Kind, XmlError, events

Inside = Callable[[Gathering, Where, str, bytes], None]
_UNENCRYPTED = 3
"""PDFium's flag for a copy without protection."""
_DEEPEST = 20
_MANY = 200_000
"""Objects that are looked at."""
_SHOWN_ANYWAY = ("/Link", "/Widget", "/Popup")
"""Annotations that hold no words of their own."""
_ALTERNATIVES = ("/Alt", "/ActualText", "/E")


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
    try:
        _read_pages(gathering, document)
        reader = _reader(document, data)
        if reader is None:
            gathering.lack(Lack.IN_PART)
        else:
            _Objects(gathering, inside).read(reader)
        if reader is None or not reader.metadata:  # a copy of a damaged file loses them
            for name, value in document.get_metadata_dict(skip_empty=True).items():
                gathering.add(value, Spot.at(Where.PROPERTY, name=name))
    finally:
        document.close()


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


class _Objects:
    """Goes through all objects of a PDF, so that nothing is missed for want of a way to it."""

    def __init__(self, gathering: Gathering, inside: Inside) -> None:
        self.gathering = gathering
        self.inside = inside
        self.pages: dict[int, int] = {}
        """The page on which each annotation lies, by the number of its object."""

    def read(self, reader: Any) -> None:
        """Take in what stands in the objects; one that cannot be read costs itself only."""
        from pypdf.generic import IndirectObject  # noqa: PLC0415  as above

        self._find_pages(reader)
        for name, value in (reader.metadata or {}).items():
            self._property(str(name).lstrip("/"), value)
        numbers = {number for found in reader.xref.values() for number in found}
        is_whole = True
        for number in sorted(numbers | set(reader.xref_objStm))[:_MANY]:
            try:
                self._look(reader.get_object(IndirectObject(number, 0, reader)), number, 0)
            except (LimitError, MemoryError):
                raise
            except Exception:  # pypdf raises anything over a damaged object
                is_whole = False
        if not is_whole:
            self.gathering.lack(Lack.IN_PART)

    def _find_pages(self, reader: Any) -> None:
        from pypdf.generic import ArrayObject  # noqa: PLC0415  as above

        try:
            for number, page in enumerate(reader.pages, 1):
                listed: Any = page.raw_get("/Annots") if "/Annots" in page else ArrayObject()
                for one in (page.indirect_reference, listed, *listed.get_object()):
                    self.pages[getattr(one, "idnum", -1)] = number  # it may lie in any of them
        except Exception:  # noqa: S110  the place is not known then
            pass

    def _look(self, value: Any, number: int, depth: int) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(value, dict):
            self._take(value, number)
            for inner in value.values():
                if isinstance(inner, dict | list):
                    self._look(inner, number, depth + 1)
        elif isinstance(value, list):
            for inner in value:
                if isinstance(inner, dict | list):
                    self._look(inner, number, depth + 1)

    def _take(self, value: Mapping[str, Any], number: int) -> None:
        kind = value.get("/Subtype")
        if value.get("/Type") == "/Annot" or "/Rect" in value:
            self._annotation(value, str(kind), number)
        if "/FT" in value or kind == "/Widget":
            name = _words(value.get("/T"))
            spot = Spot.at(Where.FORM_FIELD, name=name)
            for key in ("/T", "/TU", "/V", "/DV"):
                self.gathering.add(_words(value.get(key)), spot)
        if "/EF" in value:
            self._embedded(value)
        if "/Title" in value and "/Parent" in value:
            self.gathering.add(_words(value["/Title"]), Spot.at(Where.BOOKMARK))
        for key in _ALTERNATIVES:
            self.gathering.add(_words(value.get(key)), Spot.at(Where.ALTERNATIVE))
        for key in ("/URI", "/JS"):
            self.gathering.add(_words(value.get(key)), Spot.at(Where.LINK))
        if value.get("/Type") == "/Metadata" and hasattr(value, "get_data"):
            read_xmp(self.gathering, value.get_data())

    def _annotation(self, value: Mapping[str, Any], kind: str, number: int) -> None:
        if kind in _SHOWN_ANYWAY:
            return
        page = self.pages.get(number)
        spot = Spot.at(Where.ANNOTATION, page=page) if page else Spot.at(Where.OLD_ANNOTATION)
        for key in ("/Contents", "/RC", "/Subj"):
            self.gathering.add(_words(value.get(key)), spot)
        self._property("annotation author", value.get("/T"))

    def _embedded(self, value: Mapping[str, Any]) -> None:
        name = _words(value.get("/UF")) or _words(value.get("/F")) or "file"
        streams = value["/EF"].get_object()
        stream = streams.get("/F") or streams.get("/UF")
        data = stream.get_object().get_data()
        self.gathering.budget.unpack(len(data))
        self.inside(self.gathering, Where.EMBEDDED, name, data)

    def _property(self, name: str, value: Any) -> None:
        self.gathering.add(_words(value), Spot.at(Where.PROPERTY, name=name))


def read_xmp(gathering: Gathering, data: bytes) -> None:
    """Take in the properties that stand in a packet of XMP."""
    path: list[str] = []
    try:
        for kind, value, given in events(io.BytesIO(data.strip(b"\0 \r\n\t"))):
            if kind is Kind.START:
                path.append(value)
                for name, text in given.items():
                    if name not in ("about", "lang", "parseType", "xmptk"):
                        gathering.add(text, Spot.at(Where.PROPERTY, name=name))
            elif kind is Kind.END:
                path.pop()
            else:
                gathering.add(value.strip(), Spot.at(Where.PROPERTY, name=_name(path)))
    except XmlError:
        gathering.lack(Lack.IN_PART, spot=Spot.at(Where.PROPERTY, name="XMP"))


_STRUCTURE = ("li", "Seq", "Alt", "Bag", "Description", "RDF", "xmpmeta", "value")


def _name(path: list[str]) -> str:
    """Return the property in which a text of a packet stands."""
    return next((name for name in reversed(path) if name not in _STRUCTURE), "XMP")


def _words(value: Any) -> str:
    """Return a string of a PDF; one of bytes is in a national encoding."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, bytes):
        return value.decode("gb18030", "replace")
    if hasattr(value, "get_data"):
        return value.get_data().decode("utf-8", "replace")  # type: ignore[no-any-return]
    return str(value) if isinstance(value, str) and not str(value).startswith("/") else ""
