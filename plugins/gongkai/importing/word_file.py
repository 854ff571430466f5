"""A Word file (.docx), opened within limits: its parts, and the trees of those that hold text."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from pyexpat import ExpatError, ParserCreate
from xml.etree import ElementTree as Tree
from zipfile import ZIP_STORED, ZipFile

from gongkai.importing.refusal import BROKEN, EMPTY, HUGE, LARGE, LOCKED, OLD, RefusedFileError
from gongkai.model.file_text import Lack
from gongkai.sources.documents.gathering import Allowance
from gongkai.sources.documents.limits import (
    MEGABYTE,
    SIZE,
    UNPACKED,
    LimitError,
    UnreadableError,
)
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.xml import XmlError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""How the strict form names what all others call otherwise."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RICH = b"{\\rtf"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True)
class WordFile:
    """The parts of a file by name, and the tree of its main part, which may be changed."""

    name: str
    parts: Mapping[str, bytes]
    main: str
    """The name of the part that holds the text."""
    document: Tree.Element

    @property
    def body(self) -> Tree.Element:
        """Return the element that holds all paragraphs and tables."""
        found = self.document.find(f"{W}body")
        return found if found is not None else Tree.Element(f"{W}body")

    def tree(self, name: str) -> Tree.Element | None:
        """Return the tree of a part beside the main one; None where there is none."""
        data = self.parts.get(self._beside(name))
        return None if data is None else Tree.fromstring(data)  # noqa: S314  checked when opened

    def _beside(self, name: str) -> str:
        return posixpath.join(posixpath.dirname(self.main), name)

    def related(self) -> dict[str, tuple[str, str]]:
        """Return the kind and the target of each relation of the main part, by its id."""
        folder, name = posixpath.split(self.main)
        data = self.parts.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        tree = Tree.fromstring(data) if data is not None else ()  # noqa: S314  as above
        return {
            one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], one.get("Target", ""))
            for one in tree
        }

    def packed(self) -> BytesIO:
        """Return the file as it is with its changed main part, for a library to read."""
        packed = BytesIO()
        changed = {self.main: Tree.tostring(self.document)}
        styles = self.tree("styles.xml")
        if styles is not None:
            changed[self._beside("styles.xml")] = Tree.tostring(_lean(styles))
        with ZipFile(packed, "w", ZIP_STORED) as archive:
            for name, data in self.parts.items():
                archive.writestr(name, changed.get(name, data))
        packed.seek(0)
        return packed


def _lean(styles: Tree.Element) -> Tree.Element:
    """Return styles without how things look: their names, what they rest on, and their lists."""
    for style in list(styles):
        if style.tag != f"{W}style":
            styles.remove(style)
        for part in list(style):
            if part.tag not in (f"{W}name", f"{W}basedOn", f"{W}pPr"):
                style.remove(part)
    return styles


def open_word(file: Path) -> WordFile:
    """Open a file. Raises RefusedFileError where it is no Word file that can be read."""
    try:
        if file.stat().st_size > SIZE * MEGABYTE:
            raise RefusedFileError("large", LARGE, file=file.name, limit=SIZE)
        return _opened(file.name, file.read_bytes())
    except LimitError:
        raise RefusedFileError("large", HUGE, file=file.name, limit=UNPACKED) from None
    except UnreadableError as error:
        is_locked = error.lack is Lack.PASSWORD
        raise _refused(file.name, "locked" if is_locked else "broken") from None
    except (Tree.ParseError, XmlError, KeyError, ValueError, RecursionError):
        raise _refused(file.name, "broken") from None


def _opened(name: str, data: bytes) -> WordFile:
    if not data.strip(b"\0"):
        raise _refused(name, "empty")
    if data.startswith(_OLE):
        raise _refused(name, "locked" if _LOCKED in data else "old")
    if data.startswith(_RICH):
        raise _refused(name, "old")
    if not data.startswith(_ZIP):
        raise _refused(name, "broken")
    package = Package(data, Allowance())
    parts = {part: _plain(part, package.read(part)) for part in package.names}
    main = _main(parts)
    document = Tree.fromstring(parts[main])  # noqa: S314  a document type is refused in _plain
    if document.tag != f"{W}document":
        raise _refused(name, "broken")
    return WordFile(name, parts, main, document)


def _plain(name: str, data: bytes) -> bytes:
    """Return a part; what is XML has no document type, and the names of the usual form."""
    if not name.endswith((".xml", ".rels")):
        return data
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    _refuse_document_type(data)
    return data


def _refuse_document_type(data: bytes) -> None:
    """Raise XmlError where a part is no XML, or has a document type: no Office file has one."""
    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise XmlError(str(error)) from None


def _refuse(*_: object) -> None:
    raise XmlError("a document type")


def _main(parts: Mapping[str, bytes]) -> str:
    relations = Tree.fromstring(parts["_rels/.rels"])  # noqa: S314  as above
    for one in relations.iter(f"{_RELATED}Relationship"):
        if re.search(r"/officeDocument$", one.get("Type", "")):
            return one.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def _refused(name: str, reason: str) -> RefusedFileError:
    words = {"empty": EMPTY, "old": OLD, "locked": LOCKED, "broken": BROKEN}
    return RefusedFileError(reason, words[reason], file=name)


def children(element: Tree.Element) -> Iterator[Tree.Element]:
    """Yield the paragraphs and tables of a body or cell, those in content controls too."""
    for child in element:
        if child.tag in (
            f"{W}sdt",
            f"{W}customXml",
            f"{W}sdtContent",
            f"{W}smartTag",
        ) or child.tag in (f"{W}ins", f"{W}moveTo"):
            yield from children(child)
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child
