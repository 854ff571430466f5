"""The objects of a PDF, by pypdf: annotations, fields, properties, and any text in any of them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import LimitError
from gongkai.sources.documents.parts import is_free
from gongkai.sources.documents.pdf_words import words
from gongkai.sources.documents.xmp import read_xmp

Inside = Callable[[Gathering, Where, str, bytes], None]
"""Reads a file that lies in another."""
_DEEPEST = 20
_MANY = 200_000
"""Objects that are looked at."""
_SHOWN_ANYWAY = ("/Link", "/Widget", "/Popup")
"""Annotations that hold no words of their own."""
_ALTERNATIVES = ("/Alt", "/ActualText", "/E")
_OF_ANNOTATION = ("/Contents", "/RC", "/Subj")
_OF_FIELD = ("/T", "/TU", "/V", "/DV", "/RV", "/Opt")
_OF_LINK = ("/URI", "/JS")
_OF_PLACES = ("/Names", "/Dests", "/D", "/Dest")
"""Where the names of places stand to which links lead."""
_OF_PROGRAMS = frozenset(
    {
        *("/ID", "/DA", "/DS", "/M", "/CreationDate", "/ModDate", "/LastModified", "/Lang"),
        *("/Registry", "/Ordering", "/Cert", "/ByteRange", "/O", "/U", "/OE", "/UE", "/Perms"),
        *("/CharSet", "/Panose", "/CheckSum", "/NM", "/Length", "/Filter", "/Prop_Build"),
        *("/CIDSet", "/FontFamily"),
    }
)
"""Keys of strings that no person writes."""
_READ = frozenset({*_ALTERNATIVES, *_OF_LINK, "/Title", "/UF", "/F"})
_INLINE = re.compile(
    rb"/(?:ActualText|Alt|E)\s*(?:<([0-9A-Fa-f\s]+)>|\(((?:\\.|[^\\()])*)\))", re.DOTALL
)
"""What stands in the contents of a page for something that is drawn."""
_LARGEST = 16 << 20
"""Bytes of contents, packed, in which such texts are looked for."""
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Objects:
    """Goes through all objects of a PDF, so that nothing is missed for want of a way to it."""

    def __init__(self, gathering: Gathering, inside: Inside) -> None:
        """Take where texts go, and what reads embedded files."""
        self.gathering = gathering
        self.inside = inside
        self.pages: dict[int, int] = {}
        """The page on which each annotation lies, by the number of its object."""

    def read(self, reader: Any) -> None:
        """Take in what stands in the objects; one that cannot be read costs itself only."""
        from pypdf.generic import IndirectObject  # noqa: PLC0415  slow, and few have a PDF

        self._find_pages(reader)
        for name, value in (reader.metadata or {}).items():
            self._property(str(name).lstrip("/"), value)
        numbers = {number for found in reader.xref.values() for number in found}
        numbers |= set(reader.xref_objStm)
        numbers -= {getattr(dict.get(reader.trailer, "/Info"), "idnum", None)}
        is_whole = True
        for number in sorted(numbers)[:_MANY]:
            try:
                one = reader.get_object(IndirectObject(number, 0, reader))
                self._look(one, number, 0, "/string")
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

    def _look(self, value: Any, number: int, depth: int, key: str) -> None:
        if depth > _DEEPEST:
            return
        if isinstance(value, dict):
            taken = self._take(value, number)
            for name, inner in value.items():
                if is_free(name):
                    self.gathering.add(name.lstrip("/"), Spot.at(Where.BOOKMARK))
                if name not in taken:
                    self._look(inner, number, depth + 1, name)
        elif isinstance(value, list):
            for inner in value:
                if isinstance(inner, dict | list | str | bytes):
                    self._look(inner, number, depth + 1, key)
        elif isinstance(value, str | bytes) and key not in _OF_PROGRAMS:
            self._string(words(value), key)

    def _string(self, text: str, key: str) -> None:
        """Take in a string of which only the key is known under which it stands."""
        if is_free(text):
            name = key.lstrip("/")
            spot = Spot.at(Where.BOOKMARK if key in _OF_PLACES else Where.BESIDE, name=name)
            self.gathering.add(text, spot)

    def _take(self, value: Mapping[str, Any], number: int) -> Iterable[str]:
        """Take in what is known to hold text; return its keys."""
        kind = value.get("/Subtype")
        taken = set(_READ)
        if value.get("/Type") == "/Annot" or "/Rect" in value:
            self._annotation(value, str(kind), number)
            taken |= {*_OF_ANNOTATION, "/T"}
        if "/FT" in value or kind == "/Widget":
            self._field(value)
            taken |= {*_OF_FIELD}
        if "/EF" in value:
            self._embedded(value)
        if value.get("/Type") == "/Sig":
            taken |= {"/Contents"}
        if "/Title" in value:
            is_bookmark = "/Parent" in value
            spot = Spot.at(Where.BOOKMARK) if is_bookmark else Spot.at(Where.BESIDE, name="Title")
            if is_bookmark or is_free(words(value["/Title"])):
                self.gathering.add(words(value["/Title"]), spot)
        for key in _ALTERNATIVES:
            self.gathering.add(words(value.get(key)), Spot.at(Where.ALTERNATIVE))
        for key in _OF_LINK:
            self.gathering.add(words(value.get(key)), Spot.at(Where.LINK))
        if hasattr(value, "get_data"):
            self._stream(value, kind)
        return taken

    def _stream(self, value: Any, kind: Any) -> None:
        if value.get("/Type") == "/Metadata":
            read_xmp(self.gathering, value.get_data())
            return
        is_drawn = value.get("/Type") in (None, "/XObject") and kind in (None, "/Form")
        if not is_drawn or "/Length1" in value or len(value._data) > _LARGEST:
            return
        try:
            content = value.get_data()
        except Exception:  # it is reported with the page that it draws
            return
        for match in _INLINE.finditer(content):
            text = words(_bytes(match))
            if is_free(text):  # hyphens and ligatures have such texts, too
                self.gathering.add(text, Spot.at(Where.ALTERNATIVE))

    def _annotation(self, value: Mapping[str, Any], kind: str, number: int) -> None:
        page = self.pages.get(number)
        spot = Spot.at(Where.ANNOTATION, page=page) if page else Spot.at(Where.OLD_ANNOTATION)
        for text in _drawn(value.get("/AP")):
            self.gathering.add(text, spot)
        if kind in _SHOWN_ANYWAY:
            return
        for key in _OF_ANNOTATION:
            self.gathering.add(words(value.get(key)), spot)
        self._property("annotation author", value.get("/T"))

    def _field(self, value: Mapping[str, Any]) -> None:
        spot = Spot.at(Where.FORM_FIELD, name=words(value.get("/T")))
        for key in _OF_FIELD:
            for text in _strings(value.get(key)):
                self.gathering.add(text, spot)

    def _embedded(self, value: Mapping[str, Any]) -> None:
        name = words(value.get("/UF")) or words(value.get("/F")) or "file"
        streams = value["/EF"].get_object()
        stream = streams.get("/F") or streams.get("/UF")
        data = stream.get_object().get_data()
        self.gathering.budget.unpack(len(data))
        self.inside(self.gathering, Where.EMBEDDED, name, data)

    def _property(self, name: str, value: Any) -> None:
        self.gathering.add(words(value), Spot.at(Where.PROPERTY, name=name))


def _strings(value: Any) -> Iterator[str]:
    """Yield a string, or those of a list of strings and pairs of strings."""
    value = value.get_object() if hasattr(value, "get_object") else value
    if isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield words(value)


def _drawn(appearances: Any, depth: int = 0) -> Iterator[str]:
    """Yield the texts of what is drawn for an annotation, in each of its states."""
    from pypdf import PageObject  # noqa: PLC0415  as above

    one = appearances.get_object() if hasattr(appearances, "get_object") else appearances
    if hasattr(one, "get_data"):
        try:
            page = PageObject(one.indirect_reference.pdf)
            yield page.extract_xform_text(one)
        except Exception:  # pypdf raises anything over what programs draw
            return
    elif isinstance(one, dict) and depth < 2:
        for inner in one.values():
            yield from _drawn(inner, depth + 1)


def _bytes(match: re.Match[bytes]) -> bytes:
    """Return the bytes of a string as a page writes it."""
    if match[1] is not None:
        digits = re.sub(rb"\s", b"", match[1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return re.sub(rb"\\([0-7]{1,3}|\r\n|.)", _unescaped, match[2], flags=re.DOTALL)


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code.isdigit():
        return bytes([int(code, 8) & 0xFF])
    return b"" if code in (b"\n", b"\r\n", b"\r") else _ESCAPES.get(code, code)
