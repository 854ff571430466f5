"""Pictures made for tests: a text beside what they show."""

import struct
import zlib

from made_packages import Maker, archive
from made_pdfs import xmp


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def png(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    """Return a picture of one point, with chunks before the end: as far back as they may stand."""
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    point = _chunk(b"IDAT", zlib.compress(b"\0\0"))
    texts = b"".join(_chunk(kind, content) for kind, content in chunks)
    return b"\x89PNG\r\n\x1a\n" + head + point + texts + _chunk(b"IEND", b"") + behind


def _tiff(tag: int, kind: int, value: bytes) -> bytes:
    """Return a list of entries with one, which lies in a further list as those of EXIF do."""
    size = len(value) // (2 if kind == 3 else 1)
    inner = struct.pack("<HHHIII", 1, tag, kind, size, 44, 0)
    return b"II*\0" + struct.pack("<IHHHIII", 8, 1, 0x8769, 4, 1, 26, 0) + inner + value


def jpeg(marker: int, content: bytes) -> bytes:
    segment = struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
    return b"\xff\xd8" + segment + b"\xff\xda\0\2\0\xff\xd9"


def _in_hexadecimal(content: bytes) -> bytes:
    profile = b"Exif\0\0" + content
    return f"\nexif\n{len(profile):8}\n{profile.hex()}\n".encode()


PNG: dict[str, Maker] = {
    "text": lambda text: png((b"tEXt", b"Comment\0" + text.encode())),
    "packed text": lambda text: png(
        (b"zTXt", b"Comment\0\0" + zlib.compress(text.encode("gb18030")))
    ),
    "international text": lambda text: png((b"iTXt", b"Title\0\0\0zh\0\0" + text.encode())),
    "xmp": lambda text: png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(text))),
    "exif": lambda text: png((b"eXIf", _tiff(0x010E, 2, text.encode() + b"\0"))),
    "profile": lambda text: png(
        (b"tEXt", b"Raw profile type exif\0" + _in_hexadecimal(_tiff(0x010E, 2, text.encode())))
    ),
    "text behind": lambda text: png(behind=text.encode()),
    "archive behind": lambda text: png(behind=archive({"a.txt": text})),
}
JPEG: dict[str, Maker] = {
    "description": lambda text: jpeg(0xE1, b"Exif\0\0" + _tiff(0x010E, 2, text.encode() + b"\0")),
    "user comment": lambda text: jpeg(
        0xE1, b"Exif\0\0" + _tiff(0x9286, 7, b"UNICODE\0" + text.encode("utf-16-be"))
    ),
    "windows comment": lambda text: jpeg(
        0xE1, b"Exif\0\0" + _tiff(0x9C9C, 1, text.encode("utf-16-le") + b"\0\0")
    ),
    "xmp": lambda text: jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(text)),
    "comment": lambda text: jpeg(0xFE, text.encode("gb18030")),
    "iptc": lambda text: jpeg(
        0xED,
        b"Photoshop 3.0\0"
        + b"\x1c\x02\x78"
        + struct.pack(">H", len(text.encode()))
        + text.encode(),
    ),
}
GIF: dict[str, Maker] = {
    "comment": lambda text: (
        b"GIF89a\1\0\1\0\0\0\0\x21\xfe" + bytes([len(text.encode())]) + text.encode() + b"\0\x3b"
    ),
}
