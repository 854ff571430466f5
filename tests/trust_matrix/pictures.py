"""Pictures, with words in every place that stands beside what they show."""

import struct
import zlib
from collections.abc import Callable

from trust_matrix.needles import Said
from trust_matrix.ways import Build, Way, ways, xml, zipped

# JPEG

QUANTA = b"\xff\xdb\0\x43\0" + b"\x08" * 64
FRAME = b"\xff\xc0\0\x0b\x08\0\x08\0\x08\1\1\x11\0"
CODES = (
    b"\xff\xc4\0\x14\0" + b"\1" + b"\0" * 15 + b"\0" + b"\xff\xc4\0\x14\x10" + b"\1" + b"\0" * 16
)
SCAN = b"\xff\xda\0\x08\1\1\0\0\x3f\0\x2b"


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes, behind: bytes = b"") -> bytes:
    """Return a grey square of eight points with segments before it."""
    start = b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    return start + b"".join(segments) + QUANTA + FRAME + CODES + SCAN + b"\xff\xd9" + behind


def tiff(tag: int, kind: int, value: bytes, order: str = "<", below: int = 0) -> bytes:
    """Return one tag as TIFF keeps it; `below` is the tag of a folder in which it stands."""
    sizes = {1: 1, 2: 1, 7: 1}
    start = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8)
    place = 8
    more = b""
    if below:
        more = struct.pack(order + "HHHIII", 1, below, 4, 1, place + 18, 0)
        place += 18
    entry = struct.pack(order + "HHHI", 1, tag, kind, len(value) // sizes[kind])
    return start + more + entry + struct.pack(order + "II", place + 18, 0) + value


def exif_segment(tiff_: bytes) -> bytes:
    return segment(0xE1, b"Exif\0\0" + tiff_)


def described(said: Said, order: str = "<") -> bytes:
    return tiff(0x010E, 2, said.text.encode() + b"\0", order)


def exif(said: Said) -> bytes:
    """Return a picture whose description has the words."""
    return jpeg(exif_segment(described(said)))


def of_windows(tag: int) -> Build:
    """Return a maker of pictures with a tag as the properties of Windows write it."""
    return lambda said: jpeg(exif_segment(tiff(tag, 1, said.text.encode("utf-16-le") + b"\0\0")))


def user_comment(code: bytes, encoding: str, order: str = "<") -> Build:
    return lambda said: jpeg(
        exif_segment(tiff(0x9286, 7, code + said.text.encode(encoding), order, 0x8769))
    )


def xmp(said: Said) -> bytes:
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        ' rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt>'
        f'<rdf:li xml:lang="x-default">{xml(said.text)}</rdf:li></rdf:Alt></dc:description>'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def xmp_attribute(said: Said) -> bytes:
    value = xml(said.text).replace("\n", "&#10;")
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        f' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Instructions="{value}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def xmp_segment(packet: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def long_xmp(said: Said) -> bytes:
    """Return XMP that did not fit into its segment and goes on in others."""
    packet = xmp(said)
    half = len(packet) // 2
    name = b"0123456789ABCDEF0123456789ABCDEF"
    pieces = [
        segment(
            0xE1,
            b"http://ns.adobe.com/xmp/extension/\0"
            + name
            + struct.pack(">II", len(packet), start)
            + packet[start : start + half + 1],
        )
        for start in (0, half + 1)
    ]
    return jpeg(xmp_segment(xmp(Said("停车", "停车"))), *pieces)


def iptc(number: int, encoding: str = "utf-8") -> Build:
    """Return a maker of pictures with a field of IPTC in a resource of Photoshop."""

    def build(said: Said) -> bytes:
        value = said.text.encode(encoding)
        fields = b"\x1c\1\x5a\0\3\x1b%G" if encoding == "utf-8" else b""
        fields += b"\x1c\2" + bytes([number]) + struct.pack(">H", len(value)) + value
        fields += b"\0" * (len(fields) % 2)
        block = b"8BIM\4\4\0\0" + struct.pack(">I", len(fields)) + fields
        return jpeg(segment(0xED, b"Photoshop 3.0\0" + block))

    return build


def remark(encoding: str) -> Build:
    return lambda said: jpeg(segment(0xFE, said.text.encode(encoding)))


# PNG

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def block(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*before: bytes, after: bytes = b"", behind: bytes = b"") -> bytes:
    """Return a white point with blocks before and after what is seen."""
    return (
        SIGNATURE
        + block(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + b"".join(before)
        + block(b"IDAT", zlib.compress(b"\0\xff"))
        + after
        + block(b"IEND", b"")
        + behind
    )


def text_block(keyword: bytes, encoding: str) -> Callable[[Said], bytes]:
    return lambda said: block(b"tEXt", keyword + b"\0" + said.text.encode(encoding))


def packed_block(said: Said) -> bytes:
    return block(b"zTXt", b"Comment\0\0" + zlib.compress(said.text.encode("gb18030")))


def international(packed: bool, keyword: bytes = b"Description") -> Callable[[Said], bytes]:
    def write(said: Said) -> bytes:
        data = said.text.encode()
        head = keyword + (b"\0\1\0" if packed else b"\0\0\0") + b"zh\0\0"
        return block(b"iTXt", head + (zlib.compress(data) if packed else data))

    return write


def xmp_block(said: Said) -> bytes:
    return block(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(said))


def raw_profile(said: Said) -> bytes:
    """Return EXIF in hexadecimal, as ImageMagick puts it into a PNG."""
    data = b"Exif\0\0" + described(said)
    lines = "\n".join(data.hex()[start : start + 72] for start in range(0, len(data) * 2, 72))
    text = f"\nexif\n{len(data):8}\n{lines}\n".encode()
    return block(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(text))


def before(write: Callable[[Said], bytes]) -> Build:
    return lambda said: png(write(said))


def archive(said: Said) -> bytes:
    return zipped({"a.txt": said.text.encode()})


JPEGS: dict[tuple[str, str], Build] = {
    ("EXIF", "description"): exif,
    ("EXIF", "description, large end first"): lambda said: jpeg(exif_segment(described(said, ">"))),
    ("EXIF", "artist"): lambda said: jpeg(
        exif_segment(tiff(0x013B, 2, said.text.encode() + b"\0"))
    ),
    ("EXIF", "rights"): lambda said: jpeg(
        exif_segment(tiff(0x8298, 2, said.text.encode("gb18030") + b"\0"))
    ),
    ("EXIF", "title of Windows"): of_windows(0x9C9B),
    ("EXIF", "remark of Windows"): of_windows(0x9C9C),
    ("EXIF", "keywords of Windows"): of_windows(0x9C9E),
    ("EXIF", "comment in Unicode"): user_comment(b"UNICODE\0", "utf-16-le"),
    ("EXIF", "comment in Unicode, large end first"): user_comment(b"UNICODE\0", "utf-16-be", ">"),
    ("EXIF", "comment in ASCII"): user_comment(b"ASCII\0\0\0", "utf-8"),
    ("XMP", "description"): lambda said: jpeg(xmp_segment(xmp(said))),
    ("XMP", "attribute"): lambda said: jpeg(xmp_segment(xmp_attribute(said))),
    ("XMP", "long"): long_xmp,
    ("property", "caption of IPTC"): iptc(120),
    ("property", "headline of IPTC in GB 18030"): iptc(105, "gb18030"),
    ("comment", "UTF-8"): remark("utf-8"),
    ("comment", "GB 18030"): remark("gb18030"),
    ("hidden text", "behind the picture"): lambda said: jpeg(behind=said.text.encode()),
    ("embedded file", "archive behind the picture"): lambda said: jpeg(behind=archive(said)),
}
PNGS: dict[tuple[str, str], Build] = {
    ("PNG text", "text in UTF-8"): before(text_block(b"Comment", "utf-8")),
    ("PNG text", "text in GB 18030"): before(text_block(b"Title", "gb18030")),
    ("PNG text", "packed"): before(packed_block),
    ("PNG text", "international"): before(international(False)),
    ("PNG text", "international, packed"): before(international(True)),
    ("PNG text", "author"): before(international(False, b"Author")),
    ("PNG text", "after the picture"): lambda said: png(after=international(False)(said)),
    ("EXIF", "description"): before(lambda said: block(b"eXIf", described(said))),
    ("EXIF", "description, after the picture"): lambda said: png(
        after=block(b"eXIf", described(said, ">"))
    ),
    ("EXIF", "in hexadecimal"): before(raw_profile),
    ("XMP", "description"): before(xmp_block),
    ("hidden text", "behind the picture"): lambda said: png(behind=said.text.encode()),
    ("embedded file", "archive behind the picture"): lambda said: png(behind=archive(said)),
}
PICTURES: list[Way] = [*ways("jpg", JPEGS), *ways("png", PNGS)]
