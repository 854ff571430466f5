"""What pictures say beside what they show: EXIF, XMP, IPTC, comments and texts of PNG.

No picture is decoded: a library for pictures would have to, to reach what stands behind it.
"""

import struct
import zlib
from collections.abc import Iterator

from gongkai.model.file_text import Lack, Spot, Where
from gongkai.sources.documents.gathering import Gathering
from gongkai.sources.documents.limits import MEGABYTE
from gongkai.sources.documents.xmp import read_xmp

_PNG = b"\x89PNG\r\n\x1a\n"
_EXIF, _XMP = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0"
_XMP_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_NAMES = {
    0x010D: "DocumentName",
    0x010E: "ImageDescription",
    0x013B: "Artist",
    0x013C: "HostComputer",
    0x8298: "Copyright",
    0x9286: "UserComment",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0x9C9F: "XPSubject",
    0xA430: "CameraOwnerName",
    0x001B: "GPSProcessingMethod",
    0x001C: "GPSAreaInformation",
}
_WITH_CODE = (0x9286, 0x001B, 0x001C)
"""Entries whose text begins with the name of its encoding."""
_RAW = b"Raw profile type "
_TEXTS = (2, 129)
"""Kinds of entries: text in ASCII, and in UTF-8."""
_IN_UTF16 = range(0x9C9B, 0x9CA0)
_FURTHER = (0x8769, 0x8825, 0xA005)
"""Entries that lead to a further list of entries."""
_SIZES = dict(enumerate((0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8))) | {129: 1}
_XMP_ENTRY, _IPTC_ENTRY = 0x02BC, 0x83BB
_MOST = 2000
"""Entries and chunks that are looked at."""


def read_picture(gathering: Gathering, data: bytes) -> bytes:
    """Take in the texts of a picture; return the bytes that stand behind it."""
    try:
        if data.startswith(_PNG):
            return data[_png(gathering, data) :]
        if data.startswith(b"\xff\xd8"):
            return data[_jpeg(gathering, data) :]
        if data.startswith(b"RIFF"):
            _webp(gathering, data)
        elif data.startswith(b"GIF8"):
            return data[_gif(gathering, data) :]
        elif data.startswith((b"II", b"MM")):
            _exif(gathering, data)
    except (struct.error, IndexError, zlib.error, ValueError):
        gathering.lack(Lack.IN_PART)
    return b""


def _png(gathering: Gathering, data: bytes) -> int:
    at = len(_PNG)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"tEXt":
            name, _, text = chunk.partition(b"\0")
            _said(gathering, name, text)
        elif kind == b"zTXt":
            name, _, packed = chunk.partition(b"\0")
            _said(gathering, name, _unpacked(packed[1:]))
        elif kind == b"iTXt":
            _international(gathering, chunk)
        elif kind == b"eXIf":
            _exif(gathering, chunk)
        at += 12 + length
        if kind == b"IEND":
            break
    return at


def _international(gathering: Gathering, chunk: bytes) -> None:
    name, _, rest = chunk.partition(b"\0")
    is_packed = rest[:1] == b"\1"
    _, _, rest = rest[2:].partition(b"\0")
    _, _, text = rest.partition(b"\0")
    content = _unpacked(text) if is_packed else text
    if name == b"XML:com.adobe.xmp":
        read_xmp(gathering, content)
    else:
        _said(gathering, name, content)


def _said(gathering: Gathering, name: bytes, content: bytes) -> None:
    """Take in a text of PNG; programs keep what other formats have for it in hexadecimal."""
    if not name.startswith(_RAW):
        _say(gathering, name, _decoded(content))
        return
    _, _, digits = content.strip().split(b"\n", 2)
    profile = bytes.fromhex(digits.decode("ascii"))
    if profile.startswith(_EXIF):
        _exif(gathering, profile[len(_EXIF) :])
    elif profile.startswith((b"II", b"MM")):
        _exif(gathering, profile)
    elif b"<x:xmpmeta" in profile or b"<rdf:RDF" in profile:
        read_xmp(gathering, profile.removeprefix(_XMP))
    else:
        _iptc(gathering, profile)


def _unpacked(packed: bytes) -> bytes:
    return zlib.decompressobj().decompress(packed, MEGABYTE)


def _jpeg(gathering: Gathering, data: bytes) -> int:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker in (0xDA, 0xD9):  # the picture itself, the end
            end = data.find(b"\xff\xd9", at)
            return end + 2 if end >= 0 else len(data)
        if marker == 0xFF or 0xD0 <= marker <= 0xD8 or marker == 0x01:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        _segment(gathering, marker, data[at + 4 : at + 2 + length])
        at += 2 + length
    return at


def _segment(gathering: Gathering, marker: int, content: bytes) -> None:
    if marker == 0xE1 and content.startswith(_EXIF):
        _exif(gathering, content[len(_EXIF) :])
    elif marker == 0xE1 and content.startswith(_XMP):
        read_xmp(gathering, content[len(_XMP) :])
    elif marker == 0xE1 and content.startswith(_XMP_MORE):
        _say(gathering, b"XMP", _decoded(content[len(_XMP_MORE) + 40 :]))
    elif marker == 0xED:
        _iptc(gathering, content)
    elif marker == 0xFE:
        _say(gathering, b"comment", _decoded(content))


def _iptc(gathering: Gathering, content: bytes) -> None:
    """Take in the entries of IPTC: 0x1C, record, entry, length, text."""
    at = content.find(b"\x1c\x02")
    while 0 <= at < len(content) - 5:
        (length,) = struct.unpack_from(">H", content, at + 3)
        _say(gathering, b"IPTC", _decoded(content[at + 5 : at + 5 + length]))
        at = content.find(b"\x1c\x02", at + 5 + length)


def _webp(gathering: Gathering, data: bytes) -> None:
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"EXIF":
            _exif(gathering, chunk.removeprefix(_EXIF))
        elif kind == b"XMP ":
            read_xmp(gathering, chunk)
        at += 8 + length + length % 2


def _gif(gathering: Gathering, data: bytes) -> int:
    at = 13 + (3 << ((data[10] & 7) + 1) if data[10] & 0x80 else 0)
    while at < len(data):
        marker = data[at]
        if marker == 0x21:
            label = data[at + 1]
            text, at = _blocks(data, at + 2)
            if label == 0xFE:
                _say(gathering, b"comment", _decoded(text))
            elif label == 0x01:  # text that is drawn over the picture, behind its measures
                _say(gathering, b"comment", _decoded(text[12:]))
            elif b"XMP DataXMP" in text:
                start, end = text.find(b"<?xpacket"), text.rfind(b"?>")
                _say(gathering, b"XMP", _decoded(text[max(start, 0) : end]))
        elif marker == 0x2C:
            flags = data[at + 9]
            at += 11 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)
            _, at = _blocks(data, at)
        else:
            return at + 1
    return at


def _blocks(data: bytes, at: int) -> tuple[bytes, int]:
    content = bytearray()
    while at < len(data) and data[at]:
        content += data[at + 1 : at + 1 + data[at]]
        at += 1 + data[at]
    return bytes(content), at + 1


def _exif(gathering: Gathering, data: bytes) -> None:
    """Take in the texts of TIFF entries, those of further lists too."""
    order = "<" if data.startswith(b"II") else ">"
    (first,) = struct.unpack_from(f"{order}I", data, 4)
    lists, seen, looked = [first], set[int](), 0
    while lists:
        at = lists.pop()
        if at in seen or at == 0 or at + 2 > len(data):
            continue
        seen.add(at)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        for entry in range(at + 2, min(at + 2 + 12 * count, len(data) - 11), 12):
            looked += 1
            if looked > _MOST:
                return
            tag, kind, number, value = struct.unpack_from(f"{order}HHII", data, entry)
            if tag in _FURTHER:
                lists.append(value)
                continue
            size = _SIZES.get(kind, 0) * number
            begins = value if size > 4 else entry + 8
            for text in _entry(gathering, tag, kind, data[begins : begins + size]):
                _say(gathering, _NAMES.get(tag, f"EXIF {tag:#06x}").encode(), text)
        behind = at + 2 + 12 * count
        if behind + 4 <= len(data):
            lists.append(struct.unpack_from(f"{order}I", data, behind)[0])


def _entry(gathering: Gathering, tag: int, kind: int, value: bytes) -> Iterator[str]:
    if tag == _XMP_ENTRY:
        read_xmp(gathering, value)
    elif tag == _IPTC_ENTRY:
        _iptc(gathering, value)
    elif tag in _IN_UTF16:
        yield value.decode("utf-16-le", "replace").rstrip("\0")
    elif tag in _WITH_CODE:
        wide = value.startswith(b"UNICODE\0")
        yield _wide(value[8:]) if wide else _decoded(value[8:])
    elif kind in _TEXTS:
        yield _decoded(value)


def _wide(value: bytes) -> str:
    """Return the text of a comment in UTF-16, in the order of bytes that makes more sense.

    Latin letters count twice: in the other order they are Chinese characters.
    """
    texts = [value.decode(f"utf-16-{order}", "replace") for order in ("le", "be")]
    return max(
        texts,
        key=lambda text: sum(
            2 * (" " <= c <= "~" or c == "\n") + ("\u4e00" <= c <= "\u9fff") for c in text
        ),
    )


def _say(gathering: Gathering, name: bytes, text: str) -> None:
    gathering.add(text.strip("\0 \r\n"), Spot.at(Where.PROPERTY, name=_decoded(name)[:60]))


def _decoded(text: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return text.decode(encoding)
        except UnicodeDecodeError:
            continue
    return text.decode("latin-1")
