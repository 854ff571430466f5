"""Archives (.zip), and the formats that are archives of parts: Office files, ODF and OFD."""

from collections.abc import Callable

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents import ofd, opendocument, slides, word, workbook
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import UnreadableError
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import READ_AS_XML, read_part, relations
from gongkai.sources.documents.plain import decoded
from gongkai.sources.documents.properties import read_properties

Inside = Callable[[Gathering, Where, str, bytes], None]
"""Reads a file that lies in another."""
Read = Callable[[Gathering, Package, str], set[str]]
"""Reads a document of which the main part is given; returns the parts that it read."""
_KINDS: dict[str, Read] = {
    "word/document.xml": word.read_word,
    "xl/workbook.xml": workbook.read_workbook,
    "ppt/presentation.xml": slides.read_slides,
    "content.xml": opendocument.read_opendocument,
    "OFD.xml": ofd.read_ofd,
}
"""Readers by the main part of a format, as it is usually called."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp")
_DRAWN = (".emf", ".wmf", ".svg", ".rels", ".wdp")
_EMBEDDED = ("embeddings/", "Attachs/", "Attachments/", "Attach/", "Object ")
_NO_TEXT = (Where.NAME_OF_SHEET, Where.PROPERTY)
"""Places of which the text says nothing of what the document is about."""
_ARCHIVE = b"PK\x03\x04"


def read_archive(gathering: Gathering, data: bytes, inside: Inside) -> None:
    """Take in all parts of an Office file, or all members of an archive."""
    package = Package(data, gathering.budget)
    for name, comment in package.comments:
        where = Where.MEMBER_COMMENT if name else Where.ARCHIVE_COMMENT
        gathering.add(decoded(comment) or "", Spot.at(where, name=name))
    named = [part for kind, part in relations(package, "").values() if kind == "officeDocument"]
    for usual, read in _KINDS.items():
        folder = usual.partition("/")[0] + "/"
        for main in (usual, *(part for part in named if part.startswith(folder))):
            if main in package:
                _read_document(gathering, package, main, read, inside)
                return
    for name in package.folders:
        gathering.add(name, Spot.at(Where.MEMBER, name=name))
    for name in package.names:
        member = _read(gathering, package, Where.MEMBER, name)
        if member is not None:
            inside(gathering, Where.MEMBER, name, member)


def _read_document(
    gathering: Gathering,
    package: Package,
    main: str,
    read: Read,
    inside: Inside,
) -> None:
    done = read(gathering, package, main)
    has_text = any(
        spot.where not in _NO_TEXT for one in gathering.extracts for _, spot in one.spots
    )
    done |= read_properties(gathering, package)
    has_pictures = False
    for name in package.names:
        lower = name.lower()
        if name in done or name == "[Content_Types].xml":
            continue
        if any(folder in name for folder in _EMBEDDED) and not lower.endswith(_DRAWN):
            data = _read(gathering, package, Where.EMBEDDED, name)
            if data is not None:
                inside(gathering, Where.EMBEDDED, name.rpartition("/")[2], _unwrapped(data))
        elif lower.endswith(READ_AS_XML):
            read_part(gathering, package, name)
        elif lower.endswith(_PICTURES):
            has_pictures |= "thumbnail" not in lower
            data = _read(gathering, package, Where.PART, name)
            if data is not None:
                inside(gathering, Where.PART, name, data)
        else:
            _read_other(gathering, package, name, inside)
    if has_pictures and not has_text and not gathering.depth:
        gathering.pictured = 1


def _read_other(gathering: Gathering, package: Package, name: str, inside: Inside) -> None:
    """Take in a part that no such document has; that it is a font or a program is not reported."""
    before = len(gathering.lacking)
    data = _read(gathering, package, Where.PART, name)
    if data is not None:
        inside(gathering, Where.PART, name, data)
    del gathering.lacking[before:]


def _read(gathering: Gathering, package: Package, where: Where, name: str) -> bytes | None:
    """Return a member; None, and a note, where it cannot be read."""
    try:
        return package.read(name)
    except UnreadableError as error:
        gathering.lack(error.lack, spot=Spot.at(where, name=name, part=name))
        return None


def _unwrapped(data: bytes) -> bytes:
    """Return the Office file that is wrapped into an object of another program."""
    return data[data.index(_ARCHIVE) :] if _ARCHIVE in data else data
