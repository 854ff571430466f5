"""Compound files, in which Office keeps an object that it does not understand."""

import struct

from trust_matrix.needles import Said

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NOTHING = 0xFFFFFFFF
ROOT, STREAM = 5, 2


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    named = name.encode("utf-16-le")
    return (
        named.ljust(64, b"\0")
        + struct.pack("<HBB", len(named) + 2 if name else 0, kind, 1)
        + struct.pack("<III", NOTHING, NOTHING, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def compound(name: str, data: bytes) -> bytes:
    """Return a compound file with one stream, as [MS-CFB] lays it out."""
    data = data.ljust(4096, b"\0")
    data = data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\0")
    count = len(data) // SECTOR
    chain = [*range(3, count + 2), END]
    table = struct.pack(f"<{count + 2}I", TABLE, END, *chain).ljust(SECTOR, b"\xff")
    folder = (
        _entry("Root Entry", ROOT, 1, END, 0)
        + _entry(name, STREAM, NOTHING, 2, len(data))
        + _entry("", 0, NOTHING, 0, 0) * 2
    )
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0
    )
    head += struct.pack("<I", 0).ljust(SECTOR - len(head), b"\xff")
    return head + table + folder + data


def packed_text(said: Said) -> bytes:
    """Return a text file as the packager of Windows puts it into a document."""
    content = said.text.encode("gb18030")
    inner = b"\x02\0a.txt\0C:\\a.txt\0\0\0\x03\0" + struct.pack("<I", 6) + b"a.txt\0"
    inner += struct.pack("<I", len(content)) + content
    return compound("\x01Ole10Native", struct.pack("<I", len(inner)) + inner)
