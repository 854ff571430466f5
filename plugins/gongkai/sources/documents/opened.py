"""Bytes -> their text, by the reader of the format that they are in."""

from gongkai.model.file_text import FileText, Lack, Spot, Where
from gongkai.sources.documents.archives import read_archive
from gongkai.sources.documents.binary import read_binary
from gongkai.sources.documents.drawing import read_drawing
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import DEPTH, LimitError, UnreadableError
from gongkai.sources.documents.pdf import read_pdf
from gongkai.sources.documents.pictures import read_picture
from gongkai.sources.documents.plain import read_plain

_START = 1024
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_RICH = b"{\\rtf"
_SOUNDS = (".mp3", ".mp4")
"""Names of files in which nobody looks for text."""
_BY_NAME = (
    *(".pdf", ".ofd", ".docx", ".xlsx", ".pptx", ".ods", ".zip", ".png", ".jpg", ".jpeg", ".gif"),
    *(".doc", ".wps", ".ppt", ".dps", ".xls", ".et"),
)
"""Names of files that are no plain text."""


def text_of(name: str, data: bytes) -> FileText:
    """Return the text of a file of that name. Whatever is wrong with it is said in the result."""
    gathering = Gathering()
    read_file(gathering, name, data)
    return gathering.text()


def read_file(gathering: Gathering, name: str, data: bytes) -> None:
    """Take in the text of a file, which may lie in another; what is wrong is noted."""
    try:
        _read(gathering, name, data)
    except UnreadableError as error:
        gathering.lack(error.lack)
    except LimitError as error:
        if gathering.depth:
            raise  # the limits are those of the whole file
        gathering.lack(error.lack, error.limit)
    except MemoryError:
        raise
    except Exception:  # a library came to grief over a file that is not as it should be
        gathering.lack(Lack.BROKEN)


def _read(gathering: Gathering, name: str, data: bytes) -> None:
    """Read by what the bytes are: a name may say anything."""
    start, ending = data[:_START], name.lower()
    if start.startswith(_ZIP):
        read_archive(gathering, data, _read_inside)
    elif b"%PDF-" in start:
        read_pdf(gathering, data, _read_inside)
        _, end, behind = data.rpartition(b"%%EOF")
        if end:
            _read_behind(gathering, name, behind)
    elif start.startswith(_PICTURES) or (start[:4] == b"RIFF" and start[8:12] == b"WEBP"):
        _read_behind(gathering, name, read_picture(gathering, data))
    elif start.startswith(_OLE):
        read_binary(gathering, data)
    elif start.startswith(_PACKED):
        raise UnreadableError(Lack.UNKNOWN)
    elif data and not ending.endswith(_SOUNDS):
        if ending.endswith(".svg"):
            is_text = read_drawing(gathering, data)
        else:
            is_text = read_plain(gathering, name, data)
        if start.startswith(_RICH):
            raise UnreadableError(Lack.OLD_FORMAT)
        if ending.endswith(_BY_NAME):
            raise UnreadableError(Lack.BROKEN)
        if not is_text:
            raise UnreadableError(Lack.UNKNOWN)


def _read_behind(gathering: Gathering, name: str, data: bytes) -> None:
    """Take in what follows a file: an archive, another picture or text, if it is any of them."""
    if _ZIP[0] in data:
        _read_inside(gathering, Where.EMBEDDED, name, data[data.index(_ZIP[0]) :])
        return
    data = data.strip(b"\0 \r\n")
    if not data or gathering.depth >= DEPTH:
        return
    before = len(gathering.lacking)
    read_file(gathering.inside(Spot.at(Where.BEHIND)), "", data)
    del gathering.lacking[before:]  # cameras and phones put their own things there


def _read_inside(gathering: Gathering, where: Where, name: str, data: bytes) -> None:
    """Take in a file that lies in the one at hand."""
    spot = Spot.at(where, name=name, part=name)
    inner = gathering.inside(spot)
    if where is not Where.PART:
        gathering.add(name, spot)
    if inner.depth > DEPTH:
        inner.lack(Lack.TOO_DEEP, DEPTH)
    else:
        read_file(inner, name, data)
