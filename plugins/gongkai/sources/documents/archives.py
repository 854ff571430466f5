"""Archives (.zip), and the formats that are archives of parts: Office files, ODF and OFD."""

from collections.abc import Callable

from gongkai.model.file_text import Spot, Where
from gongkai.sources.documents import ofd, opendocument, slides, word, workbook
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import UnreadableError
from gongkai.sources.documents.package import Package
from gongkai.sources.documents.parts import READ_AS_XML, read_part
from gongkai.sources.documents.properties import read_properties

Inside = Callable[[Gathering, Where, str, bytes], None]
"""Reads a file that lies in another."""
_KINDS: dict[str, Callable[[Gathering, Package], set[str]]] = {
    word.MAIN: word.read_word,
    workbook.MAIN: workbook.read_workbook,
    slides.MAIN: slides.read_slides,
    opendocument.MAIN: opendocument.read_opendocument,
    ofd.MAIN: ofd.read_ofd,
}
"""Readers by the part that tells a format."""
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp")
_DRAWN = (".emf", ".wmf", ".svg", ".rels", ".wdp")
_EMBEDDED = ("embeddings/", "Attachs/", "Attachments/", "Attach/", "Object ")
_ARCHIVE = b"PK\x03\x04"


def read_archive(gathering: Gathering, data: bytes, inside: Inside) -> None:
    """Take in all parts of an Office file, or all members of an archive."""
    package = Package(data, gathering.budget)
    for main, read in _KINDS.items():
        if main in package:
            _read_document(gathering, package, read, inside)
            return
    for name in package.names:
        member = _read(gathering, package, Where.MEMBER, name)
        if member is not None:
            inside(gathering, Where.MEMBER, name, member)


def _read_document(
    gathering: Gathering,
    package: Package,
    read: Callable[[Gathering, Package], set[str]],
    inside: Inside,
) -> None:
    done = read(gathering, package) | read_properties(gathering, package)
    has_pictures = False
    has_text = bool(gathering.extracts) if not gathering.depth else True
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
    if has_pictures and not has_text:
        gathering.pictured = 1


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
